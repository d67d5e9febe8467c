import { retellLines } from '../../../shared/i18n/retell';
import type { ReportDocument } from '../../../shared/model/report';
import { certaintyWords } from './conclusion';
import { formatMoment } from './format';
import { OWNER_NAMES } from './names';

/** The gist of a report in a few lines, for a mail or a ticket. */
export const summaryText = (document: ReportDocument): string => {
  const { summary, asked } = document;
  const { target } = asked;
  const certainty = certaintyWords(summary);
  return retellLines(
    [
      ...(asked.lab === null ? [] : ['PRACTICE LAB: this is about a practice server, not a real one.']),
      summary.headline,
      `How certain: ${certainty.word}. ${certainty.why}`,
      ...(summary.owner ? [`Who can fix it: ${OWNER_NAMES[summary.owner]}`] : []),
      `Next step: ${summary.nextStep}`,
      `Checked: ${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}, ${formatMoment(document.finishedAt)}, with ${document.app.name} ${document.app.version}`,
    ].join('\n'),
  );
};
