import { renderToStaticMarkup } from 'react-dom/server';
import { ComparisonView } from '../../renderer/src/report/ComparisonView';
import { ReportView } from '../../renderer/src/report/ReportView';
import { factsOf } from '../../shared/i18n/languages';
import { retell, spoken } from '../../shared/i18n/retell';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import type { ReportDocument } from '../../shared/model/report';
import { htmlDocument } from './html-document';
import { reportStyle } from './report-style';

/** "Handrail report: example.com:443, 2026-11-21". */
export const reportTitle = ({ app, asked, startedAt }: ReportDocument): string =>
  `${retell(`${app.name} report`)}: ${asked.target.display}, ${startedAt.slice(0, 10)}`;

const body = (document: ReportDocument): string =>
  `<main>${renderToStaticMarkup(<ReportView document={document} />)}</main>`;

/** The report as one file that opens in any browser: no script, nothing to fetch, its style sheet inside. */
export const renderReportHtml = (document: ReportDocument): string =>
  htmlDocument({
    title: reportTitle(document),
    language: factsOf(spoken()).locale,
    body: body(document),
    style: { inside: reportStyle },
  });

/** The same page with its style sheet beside it, for printing (report/pdf.ts). */
export const renderReportPage = (document: ReportDocument, href: string): string =>
  htmlDocument({
    title: reportTitle(document),
    language: factsOf(spoken()).locale,
    body: body(document),
    style: { href },
  });

/** A comparison of two checks as one file, under the same policy as a report. */
export const renderComparisonHtml = (comparison: ComparisonOfCases): string =>
  htmlDocument({
    title: `${retell('Two checks compared')}: ${comparison.left.title}, ${comparison.right.title}`,
    language: factsOf(spoken()).locale,
    body: `<main>${renderToStaticMarkup(<ComparisonView comparison={comparison} />)}</main>`,
    style: { inside: reportStyle },
  });
