import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { HelloResult } from '../derive/facts';
import { attempt } from './build';

type Ways = EvidenceMap['ways'];

/** The addresses of a name, the first one as the reference; each was tried twice more and ended as before, unless told otherwise. */
export const waysFacts = (firsts: readonly HelloResult[], holds = true): Ways => ({
  compared: 'addresses',
  ways: firsts.map((first) => ({
    via: 'direct',
    address: first.address,
    family: first.address.includes(':') ? 6 : 4,
    first,
    repeated: [1, 2].map((round) => ({ ...first, attemptId: `${first.attemptId}-again-${round}` })),
    holds,
  })),
  differ: true,
  holds,
  noDirect: null,
});

type Stability = EvidenceMap['stability'];

const spread = (min: number, median: number, max: number) => ({ count: 10, min, median, p95: max, max });

/** Many repetitions with this course (a letter each, see the stability probe), connections accepted after 12 ms. */
export const stabilityFacts = (course: string, change: Partial<Stability> = {}): Stability => {
  const answered = [...course].filter((letter) => letter === 'a').length;
  return {
    ended: 'complete',
    first: {
      sent: course.length,
      answered,
      failing: { low: 0.1, high: 0.6 },
      what: 'The up-to-date greeting',
      address: '192.0.2.10',
      course,
      connectMs: spread(10, 12, 20),
      answerMs: spread(12, 14, 30),
      failures: [...course]
        .flatMap((letter, at) => (letter === 'a' ? [] : [`stability-${at + 1}`]))
        .slice(0, 10),
    },
    second: null,
    chance: null,
    sessions: null,
    parallel: null,
    early: { count: 0, ofEnded: 0, quickestConnectMs: 10, canTell: null },
    notTried: [],
    ...change,
  };
};

/** Greetings with these ids whose connection took `connectMs`, and which were ended so many ms after the greeting. */
export const endedAfter = (
  ids: readonly string[],
  outcome: Outcome,
  ms: number,
  connectMs = 40,
): ReadonlyMap<string, Attempt> =>
  new Map(
    ids.map((id) => [
      id,
      {
        ...attempt(id, outcome),
        events: [
          { at: 0, who: 'here', kind: 'connecting', label: '', bytes: 0 },
          { at: connectMs, who: 'peer', kind: 'connected', label: '', bytes: 0 },
          { at: connectMs + 1, who: 'here', kind: 'sent', label: 'ClientHello', bytes: 231 },
          { at: connectMs + 1 + ms, who: 'peer', kind: 'closed', label: '', bytes: 0 },
        ],
      },
    ]),
  );

/** This computer's settings with these ids and values. */
export const settingsFacts = (
  values: Readonly<Record<string, string | null>> = {},
): EvidenceMap['local-settings'] => ({
  system: 'windows',
  systemName: 'Windows 11',
  settings: Object.entries(values).map(([id, value]) => ({ id, where: 'a place', value })),
  unreadable: [],
});
