import { type Asked, optionsOf } from '../../../shared/model/asked';
import type { Attempt } from '../../../shared/model/attempt';
import { type Mark, packMarks } from '../../../shared/model/attempt-marks';
import type { Observation } from '../../../shared/model/evidence';
import { printable } from '../../../shared/words/printable';
import { type CancelSwitch, createCancelSwitch } from '../net/cancel-switch';
import type { RunNet } from '../net/create-net';
import { monotonic } from '../net/transcript';
import type { ProbeAnswer, Seen } from '../probes/define-probe';
import type { AnyProbe } from './any-probe';
import { budgetOf, type RunLimits } from './limits';
import type { LookAhead } from './outlook';
import { scopeNet } from './scoped-net';
import type { Scrubber } from './scrub';

/** What all probes of a run share. */
export interface RunContext {
  readonly asked: Asked;
  readonly net: RunNet;
  readonly limits: RunLimits;
  readonly scrub: Scrubber;
  readonly now: Date;
  /** When the run began (monotonic). */
  readonly since: number;
  /** Off: the run is over, for one of two reasons. */
  readonly stop: CancelSwitch;
  readonly stoppedBy: () => 'cancelled' | 'deadline';
  /** What the causes make of the evidence so far. */
  readonly lookAhead: LookAhead;
}

/** How a probe came to its end. */
type Ending =
  | { readonly how: 'answered'; readonly answer: ProbeAnswer<unknown> }
  | { readonly how: 'threw'; readonly error: unknown }
  | { readonly how: 'out-of-time' }
  | { readonly how: 'stopped' };

/** What the four statuses add to an observation, and the line for the list of what ran. */
type Told = { readonly line: string } & (
  | { readonly status: 'ok'; readonly facts: unknown }
  | { readonly status: 'skipped' | 'gave-up'; readonly why: string }
  | { readonly status: 'bug'; readonly error: string }
);

const sentence = (text: string): string => printable(text, 400);

const told = (status: 'skipped' | 'gave-up', why: string): Told => ({
  status,
  why: sentence(why),
  line: why,
});

const bug = (error: string): Told => ({
  status: 'bug',
  error: printable(error, 2_000),
  line: 'This program made a mistake here, so this question stays open.',
});

/** A probe that the end of the run kept from finishing, or from starting. */
export const stoppedEarly = (by: 'cancelled' | 'deadline'): Told =>
  by === 'cancelled'
    ? told('skipped', 'The check was cancelled before this was answered.')
    : told('gave-up', 'The time for the whole check was used up before this was answered.');

const readAnswer = (probe: AnyProbe, answer: ProbeAnswer<unknown>): Told => {
  if (answer.status !== 'ok') return told(answer.status, answer.why);
  // Facts that their own schema refuses could never be opened again from a case file.
  const facts = probe.facts.safeParse(answer.facts);
  if (!facts.success)
    return bug(
      `The facts do not fit their schema: ${facts.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
    );
  return { status: 'ok', facts: facts.data, line: answer.outcome };
};

const readEnding = (probe: AnyProbe, ending: Ending, ms: number, context: RunContext): Told => {
  if (ending.how === 'answered') return readAnswer(probe, ending.answer);
  if (ending.how === 'stopped') return stoppedEarly(context.stoppedBy());
  if (ending.how === 'out-of-time')
    return told('gave-up', `No answer in the ${Math.round(ms / 1_000)} seconds that this question has.`);
  return bug(
    ending.error instanceof Error ? `${ending.error.name}: ${ending.error.message}` : String(ending.error),
  );
};

/** Waits for the probe, its own deadline, or the end of the run, whichever is first. */
const race = (work: Promise<ProbeAnswer<unknown>>, ms: number, stop: CancelSwitch): Promise<Ending> =>
  new Promise((resolve) => {
    const settle = (ending: Ending) => {
      clearTimeout(timer);
      stopListening();
      resolve(ending);
    };
    let stopListening = () => {};
    const timer = setTimeout(() => settle({ how: 'out-of-time' }), ms);
    stopListening = stop.onCancel(() => settle({ how: 'stopped' }));
    work.then(
      (answer) => settle({ how: 'answered', answer }),
      (error: unknown) => settle({ how: 'threw', error }),
    );
  });

/** How long a probe that was stopped may take to put together what it saw; nothing of it is on the network any more. */
const LAST_WORD_MS = 500;

/** What a stopped probe has to say of the part that it saw, or null. */
const lastWord = (work: Promise<ProbeAnswer<unknown>>): Promise<ProbeAnswer<unknown> | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, LAST_WORD_MS, null);
    const settle = (answer: ProbeAnswer<unknown> | null) => {
      clearTimeout(timer);
      resolve(answer?.status === 'ok' ? answer : null);
    };
    work.then(settle, () => settle(null));
  });

const wasStopped = ({ how }: Ending): boolean => how === 'stopped' || how === 'out-of-time';

const MOST_ATTEMPTS = 60;
const MOST_UNANSWERED = 40;

/** The attempts that are kept, in their order: of many, first those that were not answered, since findings point to them. */
const telling = (attempts: readonly Attempt[]): Attempt[] => {
  const unanswered = attempts.filter(({ outcome }) => outcome.kind !== 'answered').slice(0, MOST_UNANSWERED);
  const others = attempts.filter(({ outcome }) => outcome.kind === 'answered');
  const kept = new Set([...unanswered, ...others.slice(0, MOST_ATTEMPTS - unanswered.length)]);
  return attempts.filter((attempt) => kept.has(attempt));
};

/** What a probe is given: so many connections at most; `early`: it begins before all that it needs is over. */
export interface Grant {
  readonly connections: number;
  readonly early: boolean;
}

/** One probe from start to observation, with what it was given. Never rejects; nothing of it is left open afterwards. */
export const runOne = async (
  probe: AnyProbe,
  seen: Seen,
  context: RunContext,
  tell: { readonly used: (connections: number) => void; readonly mark: (mark: Mark) => void },
  { connections, early }: Grant,
): Promise<Observation> => {
  const start = monotonic();
  const cancel = createCancelSwitch(context.stop);
  const { ms } = budgetOf(probe, optionsOf(context.asked));
  const marks: Mark[] = [];
  const net = scopeNet(context.net, {
    probe: probe.id,
    budget: connections,
    cancel,
    since: context.since,
    onChange: () => tell.used(net.connections()),
    onMark: (mark) => {
      marks.push(mark);
      tell.mark(mark);
    },
  });
  const work = (async (): Promise<ProbeAnswer<unknown>> =>
    probe.run({
      ...{ asked: context.asked, net, seen, now: context.now, connections },
      ...(early ? { early } : {}),
    }))();
  const first = await race(work, ms, context.stop);
  cancel.cancel();
  cancel.release();
  await net.settled();
  const part = probe.keepsPart && wasStopped(first) ? await lastWord(work) : null;
  const ending: Ending = part ? { how: 'answered', answer: part } : first;
  const { line, ...rest } = readEnding(probe, ending, ms, context);
  const observation: Observation = context.scrub({
    ...rest,
    probe: probe.id,
    ms: Math.round(monotonic() - start),
    connections: net.connections(),
    outcome: sentence(line),
    attempts: telling(net.attempts()),
  });
  // Beside the scrubber: letters and numbers of our own, in which a password of four letters may well stand by chance.
  return {
    ...observation,
    startedAtMs: Math.max(0, Math.round(start - context.since)),
    ...(marks.length > 0 ? { attemptMarks: packMarks(marks) } : {}),
  };
};
