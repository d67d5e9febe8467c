import type { Asked } from '../../../shared/model/asked';
import type { Evidence, ProbeId } from '../../../shared/model/evidence';
import type { Cause, Verdict } from '../diagnosis/define-cause';
import { type Examined, examine } from '../diagnosis/examine';
import { readMessage } from '../messages/read-message';

/** What the causes make of the evidence so far, as far as the order of the questions depends on it. */
export interface Outlook {
  /** How many causes that are still open this probe would decide. */
  decides(id: ProbeId): number;
  /** What this probe is there for has been decided by others: a cause is confirmed, and no open one looks at it any more. */
  isIdle(id: ProbeId): boolean;
}

/** Gives the outlook on what was seen so far; pure. */
export type LookAhead = (evidence: Evidence) => Outlook;

/** Not decided yet: an observation is missing, or more would make it surer. */
const isOpen = ({ verdict }: Verdict): boolean =>
  verdict === 'unknown' || verdict === 'possible' || verdict === 'likely';

/** What an open cause waits for: what it says would decide it, and what it can't be judged without. */
const waitsFor = ({ needs, decidedBy = [] }: Cause): readonly ProbeId[] => [...needs, ...decidedBy];

const looksAt = (cause: Cause): readonly ProbeId[] => [...waitsFor(cause), ...cause.wants];

/**
 * The outlook that these verdicts give. As long as nothing is confirmed, whatever might tell more is worth its connections. A probe that no
 * cause names as deciding is never idle: it may be there for the report alone.
 */
export const outlookOf = (judged: Examined): Outlook => {
  const open = judged.filter(({ verdict }) => isOpen(verdict)).map(({ cause }) => cause);
  const deciding = new Set(judged.flatMap(({ cause }) => cause.decidedBy ?? []));
  const watched = new Set(open.flatMap(looksAt));
  const isNamed = judged.some(({ verdict }) => verdict.verdict === 'confirmed');
  return {
    decides: (id) => open.filter((cause) => waitsFor(cause).includes(id)).length,
    isIdle: (id) => isNamed && deciding.has(id) && !watched.has(id),
  };
};

/** Looks ahead for a run: judges what was seen so far by all causes, with what the person told. */
export const lookAheadFor = (asked: Asked): LookAhead => {
  const told = { asked, message: asked.message === '' ? null : readMessage(asked.message) };
  return (evidence) => outlookOf(examine(evidence, told));
};
