import type { Response } from '../../shared/ipc/contract';
import type { CaseFile } from '../../shared/model/case-file';
import type { ReportDocument } from '../../shared/model/report';
import { notWritten } from '../cases/disk-words';
import { Refusal } from '../cases/refusal';
import { shareableCaseText } from '../cases/shareable';
import { writeWhole } from '../cases/write-file';
import type { Dialogs } from './dialogs';
import { type SaveAs, suggestedFileName, withEnding } from './file-name';

/** How a document becomes a file. `pdf` gets the case as text, to attach it. */
export interface Outputs {
  readonly html: (document: ReportDocument) => Promise<string>;
  readonly pdf: (document: ReportDocument, caseText: string) => Promise<Uint8Array>;
}

const WORDS: {
  readonly [A in SaveAs]: { readonly title: string; readonly kind: string; readonly extension: string };
} = {
  pdf: { title: 'Save the report as PDF', kind: 'PDF', extension: 'pdf' },
  json: { title: 'Save the report as JSON', kind: 'JSON', extension: 'json' },
  html: { title: 'Save the report as a web page', kind: 'Web page', extension: 'html' },
  case: { title: 'Save the case file', kind: 'Handrail case', extension: 'json' },
};

const contentOf = async (
  outputs: Outputs,
  file: CaseFile,
  document: ReportDocument,
  as: SaveAs,
): Promise<string | Uint8Array> => {
  if (as === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  const caseText = shareableCaseText(file, document);
  if (as === 'case') return caseText;
  if (as === 'html') return outputs.html(document);
  return outputs.pdf(document, caseText).catch((): never => {
    throw new Refusal(
      'failed',
      'The PDF could not be made. The case is kept. Try again, or save the report as a web page and print that.',
    );
  });
};

/** Asks where, then writes the report there. Throws a Refusal; the case is kept whatever happens. */
export const saveReport = async (
  dialogs: Dialogs,
  outputs: Outputs,
  file: CaseFile,
  document: ReportDocument,
  as: SaveAs,
): Promise<Response<'report:save'>> => {
  const { title, kind, extension } = WORDS[as];
  const fileName = suggestedFileName(document, as);
  const chosen = await dialogs.save({ title, fileName, kinds: [{ name: kind, extensions: [extension] }] });
  if (chosen === null) return { kind: 'cancelled' };
  const path = withEnding(chosen, as);
  const content = await contentOf(outputs, file, document, as);
  try {
    await writeWhole(path, content);
  } catch (error) {
    throw new Refusal('cannot-write', `${notWritten('The report', path, error)} The case is kept.`);
  }
  return { kind: 'saved', path };
};
