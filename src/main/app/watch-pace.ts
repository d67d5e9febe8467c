import type { WatchState } from '../../shared/model/watch';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Before each try; the last one goes on. */
export const PACE_MS: readonly number[] = [
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  4 * MINUTE,
  8 * MINUTE,
  10 * MINUTE,
];

/** A whole check that did not confirm it costs the server more than a small look: each makes the next wait twice as long, up to this. */
const LONGEST_MS = 60 * MINUTE;

/**
 * How long to wait before the next try. `refuted`: whole checks that did not confirm it. `slowed`: the server begins to refuse us, so the
 * longest step of the pace holds at once.
 */
export const nextWait = (pace: readonly number[], step: number, refuted: number, slowed: boolean): number => {
  const last = pace.at(-1) ?? LONGEST_MS;
  const usual = slowed ? last : (pace[step] ?? last);
  if (refuted === 0) return usual;
  return Math.max(usual, Math.min(last * 2 ** Math.min(refuted - 1, 10), Math.max(last, LONGEST_MS)));
};

/** What the computer's own notification says, and the case that a click opens. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly caseId: string;
}

type Why = Extract<WatchState, { kind: 'ended' }>['why'];

interface Named {
  readonly caseId: string;
  readonly target: string;
  readonly nameHost: boolean;
}

const clip = (text: string): string => (text.length <= 100 ? text : `${text.slice(0, 99)}…`);

/** The words of the notification; the address only where the person asked for it. null: the person knows, because they stopped it. */
export const endingNotice = (why: Why, { caseId, target, nameHost }: Named): Notice | null => {
  const to = nameHost ? `The secure connection to ${clip(target)}` : 'The secure connection you wait for';
  switch (why) {
    case 'works':
      return { caseId, title: 'It works now', body: `${to} works from this computer.` };
    case 'changed':
      return { caseId, title: 'Something has changed', body: `${to} fails in another way now.` };
    case 'time':
      return {
        caseId,
        title: 'Still not working',
        body: `${to} did not work for a day. Handrail has stopped trying.`,
      };
    case 'failed':
      return {
        caseId,
        title: 'Handrail has stopped trying',
        body: `${to} can’t be tried any more. Handrail says why.`,
      };
    case 'stopped':
      return null;
  }
};
