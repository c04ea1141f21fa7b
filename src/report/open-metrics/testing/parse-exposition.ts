/** A sample as it was read. */
export interface ParsedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface ParsedFamily {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly help: string;
  readonly samples: readonly ParsedSample[];
}

interface OpenFamily {
  readonly name: string;
  readonly descriptors: Map<string, string>;
  readonly samples: ParsedSample[];
}

const descriptorLine = /^# (TYPE|UNIT|HELP) ([A-Za-z_:][A-Za-z0-9_:]*) (.*)$/s;
const sampleLine = /^([A-Za-z_:][A-Za-z0-9_:]*)(?:\{(.*)\})? (\S+)$/s;
/** One label, with what follows it; the text between the quotes holds no bare quote, backslash or line feed. */
const labelPattern = /([A-Za-z_][A-Za-z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,(?=.)|$)/sy;
const realNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const escapedText = /^(?:[^"\\\n]|\\["\\n])*$/s;

const suffixesByType: Readonly<Record<string, readonly string[]>> = {
  counter: ['_total'],
  gauge: [''],
  summary: ['', '_count', '_sum'],
  info: ['_info'],
};

/**
 * Reads OpenMetrics 1.0's text format by the grammar of its specification, and holds it to the rules of the types that
 * push-vs-poll writes. Timestamps and exemplars, of which it writes none, are refused.
 * @throws Error that names the line
 */
export function parseExposition(text: string): readonly ParsedFamily[] {
  if (!text.endsWith('\n# EOF\n') && text !== '# EOF\n') {
    throw new Error('it does not end with # EOF');
  }
  const families: OpenFamily[] = [];
  for (const line of text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1)) {
    try {
      takeLine(line, families);
    } catch (thrown) {
      throw new Error(`${JSON.stringify(line)}: ${String(thrown)}`);
    }
  }
  return families.map(closeFamily);
}

function takeLine(line: string, families: OpenFamily[]): void {
  const [, keyword, name = '', content = ''] = descriptorLine.exec(line) ?? [];
  const current = families.at(-1);
  if (keyword === undefined) {
    must(current !== undefined, 'a sample before any descriptor');
    current?.samples.push(parseSample(line));
    return;
  }
  if (current?.name === name) {
    must(current.samples.length === 0, 'a descriptor behind samples');
    must(!current.descriptors.has(keyword), 'a descriptor given twice');
    current.descriptors.set(keyword, content);
    return;
  }
  must(
    families.every((family) => family.name !== name),
    'a family in two places',
  );
  families.push({ name, descriptors: new Map([[keyword, content]]), samples: [] });
}

function parseSample(line: string): ParsedSample {
  const [, name = '', labelText = '', number = ''] = sampleLine.exec(line) ?? [];
  must(name !== '', 'neither a descriptor nor a sample');
  must(realNumber.test(number), `${number} is no number`);
  return { name, labels: parseLabels(labelText), value: Number(number) };
}

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  labelPattern.lastIndex = 0;
  while (labelPattern.lastIndex < text.length) {
    const [whole, name = '', value = ''] = labelPattern.exec(text) ?? [];
    must(whole !== undefined, `broken labels: ${text}`);
    must(!(name in labels), `label ${name} given twice`);
    labels[name] = unescapeText(value);
  }
  return labels;
}

function unescapeText(text: string): string {
  must(escapedText.test(text), 'not escaped');
  return text.replace(/\\(["\\n])/g, (_, escaped) => (escaped === 'n' ? '\n' : String(escaped)));
}

function closeFamily({ name, descriptors, samples }: OpenFamily): ParsedFamily {
  const type = descriptors.get('TYPE') ?? 'unknown';
  const unit = descriptors.get('UNIT') ?? '';
  const suffixes = suffixesByType[type];
  must(suffixes !== undefined, `${name} has the type ${type}`);
  must(unit === '' || name.endsWith(`_${unit}`), `${name} does not end with its unit`);
  for (const sample of samples) {
    const suffix = suffixes?.find((each) => sample.name === name + each);
    must(suffix !== undefined, `${sample.name} is no sample of the ${type} ${name}`);
    checkValue(type, suffix ?? '', sample);
  }
  const series = samples.map((sample) => JSON.stringify([sample.name, Object.entries(sample.labels).sort()]));
  must(new Set(series).size === series.length, `${name} has two samples of the same labels`);
  checkContiguous(name, samples);
  return { name, type, unit, help: unescapeText(descriptors.get('HELP') ?? ''), samples };
}

function checkValue(type: string, suffix: string, { name, labels, value }: ParsedSample): void {
  const quantile = labels['quantile'];
  if (type === 'summary' && suffix === '') {
    must(quantile !== undefined && realNumber.test(quantile), `${name} has no quantile`);
    must(Number(quantile) >= 0 && Number(quantile) <= 1, `${name} has a quantile outside 0 to 1`);
  } else {
    must(quantile === undefined, `${name} has a quantile`);
  }
  must(labels['le'] === undefined, `${name} has the label of a bucket`);
  must(type !== 'info' || value === 1, `${name} is not 1`);
  must(!['counter', 'summary'].includes(type) || value >= 0, `${name} is below 0`);
  must(suffix !== '_count' || Number.isInteger(value), `${name} is not whole`);
}

/** All samples of one metric, which is a set of labels without the quantile, stand together. */
function checkContiguous(name: string, samples: readonly ParsedSample[]): void {
  const metrics = samples.map(({ labels: { quantile: _, ...labels } }) =>
    JSON.stringify(Object.entries(labels).sort()),
  );
  const changes = metrics.filter((metric, index) => metric !== metrics[index - 1]);
  must(new Set(changes).size === changes.length, `${name} mixes the samples of two metrics`);
}

function must(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) {
    throw new Error(otherwise);
  }
}
