import type { ReportDocument } from '../../../../shared/model/report';
import type { SaveAs } from '../../store';
import { certaintyWords } from '../../words/conclusion';
import { formatMoment } from '../../words/format';
import { OWNER_NAMES } from '../../words/names';

export const copy = {
  title: 'The report',
  lead: 'For you, for a help desk, or for the server’s owner. This is the whole of it; nothing is sent anywhere.',
} as const;

export const SAVES: readonly { as: SaveAs; label: string; hint: string }[] = [
  { as: 'pdf', label: 'Save as PDF', hint: 'To send or print. The first page says what to do.' },
  { as: 'html', label: 'Save as a web page (HTML)', hint: 'Opens in any browser, without Handrail.' },
  { as: 'case', label: 'Save as a case file', hint: 'Opens in Handrail again, here or on another computer.' },
  { as: 'json', label: 'Save as data (JSON)', hint: 'For other programs.' },
];

/** The gist of a report in a few lines, for a mail or a ticket. */
export const summaryText = (document: ReportDocument): string => {
  const { summary, asked } = document;
  const { target } = asked;
  const certainty = certaintyWords(summary);
  return [
    ...(asked.lab === null ? [] : ['PRACTICE LAB: this is about a practice server, not a real one.']),
    summary.headline,
    `How certain: ${certainty.word}. ${certainty.why}`,
    ...(summary.owner ? [`Who can fix it: ${OWNER_NAMES[summary.owner]}`] : []),
    `Next step: ${summary.nextStep}`,
    `Checked: ${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}, ${formatMoment(document.finishedAt)}, with ${document.app.name} ${document.app.version}`,
  ].join('\n');
};
