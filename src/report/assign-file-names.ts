/** Names that Windows keeps for devices, whatever ending follows them. */
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const longestNameChars = 60;

/**
 * A file name, without its ending, for each label. It holds only small ASCII letters, digits and single hyphens, so
 * that every file system takes it, and tells it from the others even where capitals count for nothing. Labels whose
 * names would be the same get `-2`, `-3` and so on, in the order given.
 * @param labels all different
 */
export function assignFileNames(labels: readonly string[]): ReadonlyMap<string, string> {
  const nameByLabel = new Map<string, string>();
  const taken = new Set<string>();
  for (const label of labels) {
    const name = findFreeName(toSafeName(label), taken);
    taken.add(name);
    nameByLabel.set(label, name);
  }
  return nameByLabel;
}

function toSafeName(label: string): string {
  const name = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestNameChars)
    .replace(/^-|-$/g, '');
  return name === '' || deviceNames.test(name) ? `strategy-${name}`.replace(/-$/, '') : name;
}

function findFreeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) {
    name = `${wanted}-${count}`;
  }
  return name;
}
