import { retellLines } from '../../shared/i18n/retell';
import type { Request, Response } from '../../shared/ipc/contract';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import { comparisonText } from '../../shared/words/comparison-text';
import type { Dialogs } from './dialogs';
import { type FileForm, saveFile } from './save-file';

type SaveAs = Request<'compare:save'>['as'];

const FORMS: { readonly [A in SaveAs]: FileForm } = {
  html: { title: 'Save the comparison as a web page', kind: 'Web page', ending: '.html' },
  text: { title: 'Save the comparison as text', kind: 'Text', ending: '.txt' },
  json: { title: 'Save the comparison as JSON', kind: 'JSON', ending: '.json' },
};

/** A page and a text in the language of the person; data in English, as every file for programs. */
export const comparisonAs = async (
  comparison: ComparisonOfCases,
  as: SaveAs,
  html: (comparison: ComparisonOfCases) => Promise<string>,
): Promise<string> => {
  if (as === 'html') return html(comparison);
  return as === 'text' ? retellLines(comparisonText(comparison)) : `${JSON.stringify(comparison, null, 2)}\n`;
};

/** Asks where, then writes the comparison there. Throws a Refusal. */
export const saveComparison = (
  dialogs: Dialogs,
  html: (comparison: ComparisonOfCases) => Promise<string>,
  comparison: ComparisonOfCases,
  as: SaveAs,
): Promise<Response<'compare:save'>> =>
  saveFile(dialogs, {
    form: FORMS[as],
    fileName: `handrail-compared-${/^\d{4}-\d{2}-\d{2}/.exec(comparison.right.at)?.[0] ?? 'checks'}`,
    what: 'The comparison',
    content: () => comparisonAs(comparison, as, html),
  });
