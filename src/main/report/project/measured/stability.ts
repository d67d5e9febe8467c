import type { EvidenceMap } from '../../../../shared/model/evidence';
import { type Draft, type MeasuredTable, ofProbe } from './table';

type Facts = EvidenceMap['stability'];
type Tally = NonNullable<Facts['sessions']>['fresh'];
type Times = Facts['first']['connectMs'];

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;

const failing = ({ failing: { low, high } }: Tally): string => `${percent(low)} to ${percent(high)}`;

const times = (spread: Times): string =>
  spread === null ? '–' : `${spread.median} ms (95 of 100 within ${spread.p95} ms)`;

const row = (what: string, tally: Tally, connect: Times = null, answer: Times = null): string[] => [
  what,
  `${tally.answered} of ${tally.sent}`,
  failing(tally),
  times(connect),
  times(answer),
];

/** How likely it is that a difference is chance, in words with the number. */
const chanceWords = (what: string, chance: number | null): string => {
  if (chance === null) return '';
  const words =
    chance < 0.05 ? 'differ more than chance explains' : 'do not differ more than chance explains';
  const often = chance < 0.001 ? 'less than 1 of 1000' : `about ${Math.round(chance * 1_000)} of 1000`;
  return `${what} ${words}: chance alone brings such a difference in ${often} checks (p-value).`;
};

const ENDED: { readonly [E in Facts['ended']]: string } = {
  complete: '',
  'no-connections-left': 'It ended early, because no connections were left.',
  time: 'It ended early, because its time was over.',
  cancelled: 'It was cancelled.',
};

const early = ({ early: { count, ofEnded, quickestConnectMs, canTell } }: Facts): string => {
  if (ofEnded === 0 || canTell !== null || count === 0) return '';
  return `${count} of ${ofEnded} ends came sooner than the quickest connection took to be accepted (${quickestConnectMs} ms): something nearer than the server may have ended them.`;
};

const proxyStopped = ({ proxyStopped: count = 0 }: Facts): string =>
  count === 0
    ? ''
    : `${count === 1 ? 'Once' : `${count} times`} the proxy did not let us through; that says nothing of the server and is not counted here.`;

const draw = (facts: Facts): Omit<Draft, 'columns'> => {
  const { first, second, sessions, parallel } = facts;
  const rows = [
    row(first.what, first, first.connectMs, first.answerMs),
    ...(second === null ? [] : [row(second.what, second, second.connectMs, second.answerMs)]),
    ...(sessions === null
      ? []
      : [
          row('a new session each time', sessions.fresh),
          row(`a session taken up again (agreed to ${sessions.takenUp} times)`, sessions.resumed),
        ]),
    ...(parallel === null
      ? []
      : [
          row('one connection after the other', parallel.serial),
          row(`${parallel.atOnce} connections at a time`, parallel.together),
        ]),
  ];
  const note = [
    'Counted here are the connections of this comparison alone.',
    chanceWords('The first two rows', facts.chance),
    chanceWords('New and resumed sessions', sessions?.chance ?? null),
    chanceWords('One after the other and several at a time', parallel?.chance ?? null),
    early(facts),
    proxyStopped(facts),
    ENDED[facts.ended],
    ...facts.notTried,
  ];
  return { rows, note: note.filter((text) => text !== '').join(' ') };
};

/** The same greeting again and again, beside a second one. */
export const stability: MeasuredTable = {
  id: 'stability',
  area: 'network',
  title: 'The same greeting again and again',
  draft: ofProbe(
    'stability',
    ['What', 'Answered', 'Share that fails (95 % sure)', 'Connected after', 'First byte after'],
    draw,
  ),
};
