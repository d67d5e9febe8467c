import type { EvidenceMap } from '../../../../shared/model/evidence';
import { answerCell, type MeasuredTable, ofProbe } from './table';

type Facts = EvidenceMap['one-change'];

const FROM: { readonly [F in Facts['from']]: string } = {
  'base-fails': 'Our own greeting is turned down; each step changes it and looks whether it is answered.',
  'program-fails':
    'Our own greeting is answered and that of the chosen program is not; each step goes a part of the way between them.',
};

const pairRows = ({ pair }: Facts): string[][] =>
  pair === null
    ? []
    : [
        ...pair.working.map((result) => [`Again: ${pair.works}`, answerCell(result), '']),
        ...pair.failing.map((result) => [`Again: ${pair.fails}`, answerCell(result), '']),
      ];

const note = (facts: Facts): string => {
  if (facts.pair?.holds)
    return `${FROM[facts.from]} The last rows are the pair that was left, measured again by turns.`;
  return facts.why === '' ? FROM[facts.from] : `${FROM[facts.from]} ${facts.why}`;
};

/** Every step of the search for the one change, and the pair that was left. */
export const oneChange: MeasuredTable = {
  id: 'one-change',
  area: 'protocol',
  title: 'The search for the one change that makes the difference, step by step',
  draft: ofProbe('one-change', ['What was changed', 'What came', 'What that says'], (facts) => {
    // A pair of an earlier question stands in that question's own table.
    if (facts.steps.length === 0) return null;
    const steps = facts.steps.map(({ change, result, learned }) => [change, answerCell(result), learned]);
    return { rows: [...steps, ...pairRows(facts)], note: note(facts) };
  }),
};
