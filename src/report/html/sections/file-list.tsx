import { fileAddress } from '../../file-address.js';
import type { ReportSection } from '../section.js';

/** The files beside the page, each with the question for which to open it. */
export const fileList: ReportSection = {
  id: 'files',
  title: 'Files of this run',
  render: (_run, { files, folder }) =>
    files.length === 0 ? null : (
      <ul>
        {files.map((file) => (
          <li key={file.fileName}>
            <FileLink fileName={file.fileName} folder={folder} />: <Words text={file.summary} />.{' '}
            <span class="soft">
              <Words text={file.question} />
            </span>
          </li>
        ))}
      </ul>
    ),
};

/** A text in which, as in Markdown, backticks stand around code. */
function Words({ text }: { readonly text: string }) {
  return (
    <>{text.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={part}>{part}</code>))}</>
  );
}

/** Of many files, a link to their folder. */
function FileLink({ fileName, folder }: { readonly fileName: string; readonly folder: string }) {
  return (
    <a href={fileAddress(folder === '' ? './' : folder, fileName)}>
      <code>{fileName}</code>
    </a>
  );
}
