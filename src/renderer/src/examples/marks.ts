import type { AttemptMarks, EndLetter, Mark, Series } from '../../../shared/model/attempt-marks';
import { packMarks } from '../../../shared/model/attempt-marks';
import { RAN } from './ran';

/** The same sequence each time, so that pictures can be compared: a small generator with a fixed seed. */
const lots = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const took = (end: EndLetter, lot: number): number => {
  if (end === 's') return 3_000;
  return end === 'a' ? 18 + 30 * lot * lot : 9 + 6 * lot;
};

/** Attempts at two addresses, of which the second one fails now and then; the greeting with which it is compared never does. */
export const flappingMarks = (attempts: number): AttemptMarks => {
  const draw = lots(7);
  const marks: Mark[] = [];
  let at = 900;
  for (let index = 0; index < attempts; index += 1) {
    const second = index % 2 === 1;
    const lot = draw();
    const end: EndLetter = second || lot > 0.22 ? 'a' : lot > 0.12 ? 'f' : lot > 0.05 ? 'r' : 's';
    const series: Series = second ? 'second' : 'base';
    const ms = took(end, draw());
    marks.push({ probe: 'stability', address: '203.0.113.20', series, end, at, ms });
    at += ms + 8;
  }
  return packMarks(marks);
};

/** What the questions of the example run did, one after the other. */
export const RAN_MARKS: AttemptMarks = packMarks(
  RAN.flatMap(({ id, connections, startedAtMs }) =>
    Array.from({ length: connections }, (_, index): Mark => {
      const end: EndLetter = id === 'versions' && index < 3 ? 'f' : id === 'plain-answer' ? 's' : 'a';
      const same = id === 'hello' || id === 'repeat';
      return {
        ...{ probe: id, address: '203.0.113.20', series: same ? 'base' : 'various', end },
        ...{ at: (startedAtMs ?? 0) + 27 * index, ms: id === 'plain-answer' ? 3_000 : 24 + 2 * index },
      };
    }),
  ),
);
