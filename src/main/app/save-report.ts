import type { Request, Response } from '../../shared/ipc/contract';
import type { CaseFile } from '../../shared/model/case-file';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import type { ReportDocument } from '../../shared/model/report';
import { Refusal } from '../cases/refusal';
import { shareableCaseText } from '../cases/shareable';
import type { Dialogs } from './dialogs';
import { suggestedFileName } from './file-name';
import { type FileForm, saveFile } from './save-file';

/** How a document becomes a file. `pdf` gets the case as text, to attach it. */
export interface Outputs {
  readonly html: (document: ReportDocument) => Promise<string>;
  readonly pdf: (document: ReportDocument, caseText: string) => Promise<Uint8Array>;
  readonly comparison: (comparison: ComparisonOfCases) => Promise<string>;
}

type SaveAs = Request<'report:save'>['as'];

const FORMS: { readonly [A in SaveAs]: FileForm } = {
  pdf: { title: 'Save the report as PDF', kind: 'PDF', ending: '.pdf' },
  json: { title: 'Save the report as JSON', kind: 'JSON', ending: '.json' },
  html: { title: 'Save the report as a web page', kind: 'Web page', ending: '.html' },
  case: { title: 'Save the case file', kind: 'Handrail case', ending: '.handrail.json' },
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
export const saveReport = (
  dialogs: Dialogs,
  outputs: Outputs,
  file: CaseFile,
  document: ReportDocument,
  as: SaveAs,
): Promise<Response<'report:save'>> =>
  saveFile(dialogs, {
    form: FORMS[as],
    fileName: suggestedFileName(document),
    what: 'The report',
    content: () => contentOf(outputs, file, document, as),
  });
