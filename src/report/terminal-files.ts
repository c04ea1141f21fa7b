import type { FileSummary } from './formats/contract.js';
import { textWidth } from './text-width.js';
import { wrapText, wrapWithLead } from './wrap-text.js';

/** What most readers open, in the order in which they do; of alternatives the first one that there is. */
const openedFirst: readonly (readonly string[])[] = [
  ['report.html', 'report.md'],
  ['comparison.csv'],
  ['run.json'],
];

/** The first of the questions that a file answers. */
function mainQuestion({ question }: FileSummary): string {
  return /^[^?]*\?/.exec(question)?.[0] ?? question;
}

/**
 * Which file of a result folder to open for what, in a few lines: those that most readers open, each with its
 * question, then the names of the others.
 * @param files what the folder holds
 * @returns lines of at most `widthChars`
 */
export function renderFileGuide(files: readonly FileSummary[], widthChars: number): string[] {
  const first = openedFirst.flatMap((names) =>
    names.flatMap((name) => files.find(({ fileName }) => fileName === name) ?? []).slice(0, 1),
  );
  const others = files.filter((file) => !first.includes(file)).map(({ fileName }) => fileName);
  const nameChars = Math.max(0, ...first.map(({ fileName }) => textWidth(fileName)));
  const guided = first.flatMap((file) =>
    wrapWithLead(`${file.fileName.padEnd(nameChars)}  `, mainQuestion(file), widthChars),
  );
  return others.length === 0 ? guided : [...guided, ...wrapText(`Also ${others.join(', ')}`, widthChars)];
}
