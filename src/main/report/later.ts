import type { Outputs } from '../app/save-report';

// What draws reports (react-dom/server, pdf-lib) is most of the program's code and is wanted late. Reading it before the first page stands
// would hold the window up.
const html = () => import('./render-html');
const pdf = () => import('./pdf');

/** The outputs of a saved report, each read from beside the program when it is first wanted. */
export const reportOutputs: Outputs = {
  html: async (document) => (await html()).renderReportHtml(document),
  comparison: async (comparison) => (await html()).renderComparisonHtml(comparison),
  pdf: async (document, caseText) => (await pdf()).renderReportPdf(document, caseText),
};

/** Reads them now. */
export const readReportOutputs = async (): Promise<void> => {
  await html();
  await pdf();
};
