import type { Attempt } from '../../../shared/model/attempt';
import type { Mark } from '../../../shared/model/attempt-marks';
import type { Evidence, EvidenceMap, Observation, ProbeId } from '../../../shared/model/evidence';
import { asCarried } from './carried';
import type { Cause, Told, Verdict } from './define-cause';
import { clip } from './derive/clip';
import { marksOf, withoutCarried } from './derive/marks';
import { BEHIND_PROXY, stoppedByProxy } from './derive/through-proxy';
import { causes } from './registry';
import { shownFacts } from './shown-facts';
import { holdBack } from './steady';

/** A probe as far as a sentence about it needs to know. */
export interface ProbeQuestion {
  readonly id: string;
  readonly question: string;
}

/** One cause with what it says of the evidence. `fault`: it threw, which is our own fault and fails the tests. */
export interface Judged {
  readonly cause: Cause;
  readonly verdict: Verdict;
  readonly fault?: string;
}

export type Examined = readonly Judged[];

/** Every attempt of the run by its id. By the names of the probes, so that it is the same for evidence put together in another order. */
export const attemptsById = (evidence: Evidence): ReadonlyMap<string, Attempt> => {
  const seen = Object.entries(evidence as { readonly [id: string]: Observation });
  const observations = seen.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
  return new Map(observations.flatMap((seen) => seen.attempts).map((attempt) => [attempt.id, attempt]));
};

const ended = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

const whyMissing = (seen: Observation | undefined, question: string): string => {
  if (seen === undefined) return `The check “${question}” was not part of this run.`;
  if (seen.status === 'skipped') return ended(`The check “${question}” was left out: ${seen.why}`);
  if (seen.status === 'gave-up') return ended(`The check “${question}” brought no answer: ${seen.why}`);
  return `The check “${question}” failed because of a fault in Handrail itself.`;
};

/** Each of these keeps all probes after it from learning anything when it brings nothing. */
const FIRST: readonly ProbeId[] = ['names', 'reach', 'hello'];

/**
 * A probe that was left out was left out for the sake of an earlier one, which is then the reason that a person can use. So everything
 * that could not be told for the same reason says it in the same words, and a view can group it.
 */
const rootOf = (missing: ProbeId, evidence: Evidence): ProbeId => {
  if (evidence[missing]?.status !== 'skipped') return missing;
  const before: readonly ProbeId[] = missing === 'client-certificate' ? [...FIRST, 'certificate'] : FIRST;
  return before.find((id) => evidence[id] !== undefined && evidence[id]?.status !== 'ok') ?? missing;
};

/** A proxy stopped every greeting, and without it the server answered: said beside the reason, lest the server looks out of reach. */
const directly = ({ reach, ways }: Evidence): string =>
  reach?.status === 'ok' &&
  stoppedByProxy(reach.facts) &&
  ways?.status === 'ok' &&
  ways.facts.ways.some(({ via, first }) => via === 'direct' && first.answered)
    ? ' Directly, without the proxy, the server answered.'
    : '';

const firstMissing = (cause: Cause, evidence: Evidence): ProbeId | undefined =>
  cause.needs.find((id) => evidence[id]?.status !== 'ok');

/**
 * A proxy that lets nothing through keeps us from the server, so nothing about the server is ruled out by what reached nobody. What a cause
 * found all the same, and what is about the proxy itself, stays as it is.
 */
const behindProxy = ({ id, needs }: Cause, verdict: Verdict, { reach }: Evidence): Verdict =>
  verdict.verdict === 'ruled-out' &&
  needs.includes('reach') &&
  !id.startsWith('proxy-') &&
  reach?.status === 'ok' &&
  stoppedByProxy(reach.facts)
    ? { verdict: 'unknown', why: BEHIND_PROXY }
    : verdict;

interface Seen {
  readonly attempts: ReadonlyMap<string, Attempt>;
  readonly marks: readonly Mark[];
}

const judge = (cause: Cause, evidence: Evidence, told: Told, { attempts, marks }: Seen): Judged => {
  try {
    const shown = shownFacts(evidence, [...cause.needs, ...cause.wants]);
    const verdict = cause.examine(shown as EvidenceMap, told, attempts, marks);
    const held = holdBack(cause.id, asCarried(cause, verdict, evidence), evidence);
    return { cause, verdict: behindProxy(cause, held, evidence) };
  } catch (error) {
    const fault = clip(error instanceof Error ? `${error.name}: ${error.message}` : String(error), 300);
    return {
      cause,
      fault,
      verdict: { verdict: 'unknown', why: `A fault in Handrail kept us from judging this (${fault}).` },
    };
  }
};

/**
 * Asks every cause for its verdict. A cause is shown only what it declared; when something it needs is missing, its verdict is
 * `unknown` and names the probe's question. Pure: the same evidence gives the same verdicts on every machine.
 */
export const examine = (
  evidence: Evidence,
  told: Told,
  probes: readonly ProbeQuestion[] = [],
  known: readonly Cause[] = causes,
): Examined => {
  const { port } = told.asked.target;
  // Only their order matters here, not when the run began.
  const marks = marksOf(withoutCarried(evidence), { startedAt: new Date(0).toISOString(), port });
  const seen = { attempts: attemptsById(evidence), marks };
  return known.map((cause) => {
    const missing = firstMissing(cause, evidence);
    if (missing === undefined) return judge(cause, evidence, told, seen);
    const root = rootOf(missing, evidence);
    const question = probes.find((probe) => probe.id === root)?.question ?? root;
    const why = `${whyMissing(evidence[root], question)}${root === 'hello' ? directly(evidence) : ''}`;
    return { cause, verdict: { verdict: 'unknown', why: clip(why, 600) } };
  });
};
