/**
 * The relative address of a file of a run's folder, for a link of a page or of Markdown; of many files of one kind (`*`)
 * that of their folder.
 * @param folder from where the link stands to the run's folder: empty, or with `/` at its end
 */
export function fileAddress(folder: string, fileName: string): string {
  const target = fileName.includes('*') ? fileName.slice(0, fileName.lastIndexOf('/') + 1) : fileName;
  return `${folder}${target}`.split('/').map(encodePart).join('/');
}

/** A bracket, too, which would end a link of Markdown; and a colon, before which a browser would look for a scheme. */
function encodePart(part: string): string {
  return encodeURIComponent(part).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
