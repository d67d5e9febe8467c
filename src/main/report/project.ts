import type { Again } from '../../shared/model/again';
import { type Area, type Asked, type MessageReading, optionsOf } from '../../shared/model/asked';
import type { Evidence, Observation } from '../../shared/model/evidence';
import {
  type ClientRow,
  type RanProbe,
  REPORT_VERSION,
  type ReportDocument,
} from '../../shared/model/report';
import { atOnceFor, connectionsFor } from '../../shared/model/run-limits';
import { listedWords } from '../../shared/words/listed';
import { clientRows } from '../engine/clients/grid';
import { clients } from '../engine/clients/registry';
import { conclude } from '../engine/diagnosis/conclusion';
import { differenceOf } from '../engine/diagnosis/difference/difference';
import { attemptsById, examine, type Judged } from '../engine/diagnosis/examine';
import { judgePolicies } from '../engine/diagnosis/policies/judge-policies';
import { rank } from '../engine/diagnosis/rank';
import { refusedGreeting } from '../engine/diagnosis/ranking/greeting-refused';
import { compare } from './compare';
import { chainFrom } from './project/chain';
import { attemptMarksOf, startOf } from './project/marks';
import { measuredOf } from './project/measured';
import { overlapFrom } from './project/overlap';
import { pathFrom } from './project/path';
import { excerptOf } from './project-excerpt';
import { limitsOf } from './project-limits';
import { ladderOf, transcriptOf } from './project-transcript';
import { redact } from './redact';

/** A probe as the report needs to know it: its question, and the areas of the checklist that it serves. */
export interface ProbeInfo {
  readonly id: string;
  readonly question: string;
  readonly areas: readonly Area[];
}

export interface ToProject {
  readonly asked: Asked;
  /** What the pasted text tells (readMessage), null when nothing was pasted. */
  readonly message: MessageReading | null;
  readonly evidence: Evidence;
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly cancelled: boolean;
    /** Only a part was asked in this run; the rest of the evidence is from an earlier one. */
    readonly again?: Again;
  };
  readonly app: { readonly name: string; readonly version: string; readonly runtime: string };
  /** Every probe that there is, in the order they are shown. */
  readonly probes: readonly ProbeInfo[];
  /** The person's own name for the case; '' or absent = none. */
  readonly caseName?: string;
  /** The report before the fix, for "check again". */
  readonly before?: ReportDocument;
}

const limitOf = (asked: Asked): { limit: number; atOnce: number } => {
  const options = optionsOf(asked);
  return { limit: connectionsFor(options), atOnce: atOnceFor(options) };
};

const outcomeOf = (seen: Observation): string => {
  if (seen.outcome !== '') return seen.outcome;
  if (seen.status === 'skipped' || seen.status === 'gave-up') return seen.why;
  return seen.status === 'bug' ? 'A fault in Handrail stopped this check.' : '';
};

/** Probe → when its answer is from, for those that were not asked in this run. */
const carriedIn = ({ run }: ToProject): ReadonlyMap<string, string> =>
  new Map((run.again?.carried ?? []).map(({ probe, from }) => [probe, from]));

/** Evidence of this run alone: what was taken over was measured on another clock. */
const askedNow = (input: ToProject): Evidence => {
  const carried = carriedIn(input);
  return Object.fromEntries(Object.entries(input.evidence).filter(([probe]) => !carried.has(probe)));
};

const ranOf = (input: ToProject): RanProbe[] => {
  const { evidence, probes } = input;
  const carried = carriedIn(input);
  const seen = evidence as { readonly [id: string]: Observation | undefined };
  const known = probes.flatMap(({ id, question, areas }) => {
    const one = seen[id];
    return one === undefined ? [] : [{ id, question, areas: [...areas], one }];
  });
  return known.slice(0, 40).map(({ one, ...probe }) => {
    const from = carried.get(probe.id);
    return {
      ...probe,
      status: one.status,
      startedAtMs: from === undefined ? startOf(one, input.run.startedAt) : null,
      ms: one.ms,
      connections: one.connections,
      outcome: outcomeOf(one),
      ...(from === undefined ? {} : { from }),
    };
  });
};

const seenFrom = ({ evidence, run }: ToProject): ReportDocument['seenFrom'] => {
  const computer = evidence['this-computer'];
  return computer?.status === 'ok'
    ? { os: computer.facts.os, trustStore: computer.facts.trustStore, clock: computer.facts.clock }
    : { os: 'not known', trustStore: 'not known', clock: run.startedAt };
};

/** Connections of this run alone. */
const used = (input: ToProject): number => {
  const carried = carriedIn(input);
  return Object.entries(input.evidence as { readonly [id: string]: Observation })
    .filter(([id]) => !carried.has(id))
    .reduce((sum, [, seen]) => sum + seen.connections, 0);
};

const judged = (input: ToProject): readonly Judged[] =>
  examine(input.evidence, { asked: input.asked, message: input.message }, input.probes);

/** What was asked, with the beginning of the pasted text; its length where that is not all of it. */
const askedIn = (asked: Asked): Pick<ReportDocument, 'asked' | 'messageLength'> => {
  const message = excerptOf(asked.message);
  return {
    asked: { ...asked, message },
    ...(message === asked.message ? {} : { messageLength: asked.message.length }),
  };
};

/** A grid in which nothing could be told of any program is no grid; the chosen program stays. */
const tellingRows = (rows: readonly ClientRow[]): ClientRow[] =>
  rows.some(({ would }) => would !== 'unknown') ? [...rows] : rows.filter(({ chosen }) => chosen);

/**
 * Evidence and what the person told → the one document that every view shows: judged, ranked, redacted, and compared with the report
 * before the fix when there is one. Pure: the same input gives the same document on every machine.
 */
export const projectReport = (input: ToProject): ReportDocument => {
  const { asked, message, evidence, run, app, probes } = input;
  const told = { asked, message };
  const carried = new Set<string>(carriedIn(input).keys());
  const turnedAway = refusedGreeting(evidence, carried) !== null;
  const ranked = rank(judged(input), told, attemptsById(evidence), turnedAway);
  const findings = ranked.findings.slice(0, 80);
  const shown = transcriptOf(evidence, findings);
  const document: ReportDocument = {
    schemaVersion: REPORT_VERSION,
    app: { name: app.name, version: app.version, runtime: app.runtime },
    id: run.id,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    seenFrom: seenFrom(input),
    ...(input.caseName === undefined || input.caseName === '' ? {} : { caseName: input.caseName }),
    ...askedIn(asked),
    message,
    summary: conclude({
      ranked,
      evidence,
      told,
      cancelled: run.cancelled,
      probes,
      namedBefore: input.before?.summary.conclusion === 'cause-named',
      carried,
    }),
    connections: { used: used(input), ...limitOf(asked) },
    ran: ranOf(input),
    findings,
    ruledOut: ranked.ruledOut,
    couldNotTell: ranked.couldNotTell,
    ladder: ladderOf(evidence, findings, shown.transcript),
    ...shown,
    attemptMarks: attemptMarksOf(askedNow(input), { startedAt: run.startedAt, port: asked.target.port }),
    measured: measuredOf(evidence),
    limits: limitsOf(evidence, asked, listedWords(shown), run),
    difference: differenceOf(evidence, findings),
    clients: tellingRows(clientRows(evidence, asked)),
    policies: judgePolicies(evidence, clients),
    comparison: null,
    overlap: overlapFrom(evidence, asked),
    path: pathFrom(evidence, told, findings),
    chain: chainFrom(evidence),
    ...(run.again === undefined ? {} : { again: run.again }),
  };
  const redacted = redact(document);
  return input.before === undefined ? redacted : { ...redacted, comparison: compare(input.before, redacted) };
};
