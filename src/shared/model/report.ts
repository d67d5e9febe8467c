import { z } from '../zod';
import { againSchema } from './again';
import { areaSchema, askedSchema, messageReadingSchema } from './asked';
import { attemptSchema } from './attempt';
import { attemptMarksSchema, NO_MARKS } from './attempt-marks';
import { certaintySchema, chainSchema, findingSchema, ownerSchema, tableSchema } from './finding';
import { networkPathSchema, overlapSchema } from './pictures';

/** `none`: nothing wrong was found from here. `could-not-tell` is never shown green. */
export const conclusionSchema = z.enum(['cause-named', 'nothing-wrong', 'could-not-tell', 'cancelled']);
export type Conclusion = z.infer<typeof conclusionSchema>;

const summarySchema = z.strictObject({
  conclusion: conclusionSchema,
  headline: z.string().max(300),
  explanation: z.string().max(1_200),
  owner: ownerSchema.nullable(),
  certainty: certaintySchema,
  nextStep: z.string().max(600),
  causeId: z.string().max(60).nullable(),
});
export type Summary = z.infer<typeof summarySchema>;

const ranProbeSchema = z.strictObject({
  id: z.string().max(60),
  areas: z.array(areaSchema),
  question: z.string().max(200),
  status: z.enum(['ok', 'skipped', 'gave-up', 'bug']),
  /** Since the run began; null: never started, or not known. Missing in documents of before. */
  startedAtMs: z.number().nullable().default(null),
  ms: z.number(),
  connections: z.int(),
  outcome: z.string().max(400),
  /** Not asked in this check: the answer is from an earlier one, which ended then (ISO 8601). */
  from: z.string().max(40).optional(),
});
export type RanProbe = z.infer<typeof ranProbeSchema>;

/** One thing that was measured, whatever the verdict. `note`: what of it could not be told, or how to read it; '' = nothing to add. */
export const measuredSchema = z.strictObject({
  id: z.string().max(60),
  area: areaSchema,
  /** Longer than a finding's: a list of encryption methods may have over a hundred. */
  table: tableSchema.extend({ rows: z.array(z.array(z.string().max(400)).max(8)).max(200) }),
  note: z.string().max(600),
});
export type Measured = z.infer<typeof measuredSchema>;

/** One program in the grid: would it connect to this server? Judged from what was measured, without a connection of its own. */
const clientRowSchema = z.strictObject({
  id: z.string().max(60),
  name: z.string().max(120),
  family: z.string().max(60),
  would: z.enum(['connect', 'be-closed', 'refuse', 'unknown']),
  because: z.string().max(400),
  /** recorded: its greeting is known byte for byte. documented: put together from documents, an approximation. */
  basis: z.enum(['recorded', 'documented']),
  /** Its real greeting was sent: what came of it; null = not sent. */
  proved: z.string().max(300).nullable(),
  /** The program that the person chose. */
  chosen: z.boolean(),
});
export type ClientRow = z.infer<typeof clientRowSchema>;

/** One published policy as plain statements, never a grade. */
const policySchema = z.strictObject({
  id: z.string().max(60),
  name: z.string().max(160),
  source: z.string().max(300),
  statements: z
    .array(
      z.strictObject({
        text: z.string().max(400),
        state: z.enum(['passes', 'does-not', 'unknown']),
        why: z.string().max(400),
      }),
    )
    .max(20),
  /** Names of programs that could not connect any more if the server did exactly this. */
  shutsOut: z.array(z.string().max(120)).max(120),
});
export type PolicyReport = z.infer<typeof policySchema>;

/** "It works when …, and fails when …; nothing else differed." */
const differenceSchema = z.strictObject({
  works: z.string().max(300),
  fails: z.string().max(300),
  /** What was changed, e.g. "the version", in plain words. */
  differsIn: z.string().max(200),
  sentence: z.string().max(700),
  /** It came out the same way each time it was repeated. */
  holds: z.boolean(),
  attempts: z.array(z.string().max(60)).max(20),
});
export type Difference = z.infer<typeof differenceSchema>;

/** The handshake as a ladder: the attempt that tells the story best. */
const ladderSchema = z.strictObject({ attemptId: z.string().max(60), caption: z.string().max(300) });

/** One handshake, to be drawn: the attempt, and what it shows. */
const drawnSchema = z.strictObject({ attempt: attemptSchema, caption: z.string().max(300) });

/**
 * What the second check says of the fix. `nothing-found`: no cause was named before, and now nothing wrong is found. `as-before`: nothing
 * was wrong then, and nothing is now.
 */
const comparedSchema = z.enum([
  'fixed',
  'same-cause',
  'another-cause',
  'could-not-tell',
  'cancelled',
  'nothing-found',
  'as-before',
]);
export type Compared = z.infer<typeof comparedSchema>;

/** What changed between the run before the fix and this one. */
export const comparisonSchema = z.strictObject({
  before: z.strictObject({ at: z.string(), headline: z.string().max(300), conclusion: conclusionSchema }),
  after: z.strictObject({ at: z.string(), headline: z.string().max(300), conclusion: conclusionSchema }),
  fixed: z.boolean(),
  /** Missing in documents of before, as is `ladders`: the same handshake before and after. */
  outcome: comparedSchema.optional(),
  ladders: z.strictObject({ before: drawnSchema, after: drawnSchema }).nullable().optional(),
  sentence: z.string().max(400),
  changes: z
    .array(
      z.strictObject({ what: z.string().max(200), before: z.string().max(400), after: z.string().max(400) }),
    )
    .max(60),
  /** Questions that both checks answered in the same way. Missing in documents of before. */
  unchanged: z.int().min(0).optional(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const REPORT_VERSION = 1;

/** The one document every view shows: findings page, preview, HTML, PDF and the terminal's JSON. Redacted, versioned, plain JSON. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(REPORT_VERSION),
  app: z.strictObject({
    name: z.string().max(60),
    version: z.string().max(60),
    runtime: z.string().max(200),
  }),
  id: z.string().max(60),
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Seen from: operating system and its trust store, nothing that names the person. */
  seenFrom: z.strictObject({
    os: z.string().max(200),
    trustStore: z.string().max(300),
    clock: z.string().max(60),
  }),
  /** The person's own name for the case; absent when it has none. */
  caseName: z.string().max(200).optional(),
  asked: askedSchema,
  /** How many characters the pasted text has, where `asked.message` is the beginning of it only; the case keeps all of them. */
  messageLength: z.int().optional(),
  message: messageReadingSchema.nullable(),
  summary: summarySchema,
  connections: z.strictObject({ used: z.int(), limit: z.int(), atOnce: z.int() }),
  ran: z.array(ranProbeSchema).max(40),
  findings: z.array(findingSchema).max(80),
  ruledOut: z
    .array(
      z.strictObject({
        causeId: z.string().max(60),
        area: areaSchema,
        sentence: z.string().max(300),
        because: z.string().max(600),
      }),
    )
    .max(120),
  couldNotTell: z
    .array(
      z.strictObject({
        causeId: z.string().max(60),
        area: areaSchema,
        title: z.string().max(200),
        why: z.string().max(600),
        decides: z.string().max(400).default(''),
      }),
    )
    .max(120),
  ladder: ladderSchema.nullable(),
  transcript: z.array(attemptSchema).max(80),
  /** Connections that the transcript has no room for; absent: all of them are in it. */
  transcriptLeftOut: z.int().min(1).optional(),
  /** Every attempt of the run in a few bytes, those too that the transcript has no room for. Missing in documents of before. */
  attemptMarks: attemptMarksSchema.default(NO_MARKS),
  /** Missing in documents of before. */
  measured: z.array(measuredSchema).max(30).default([]),
  limits: z.array(z.string().max(400)).max(12),
  /** The one change that makes it work; null when none was found. This and the two below are missing in documents of before. */
  difference: differenceSchema.nullable().default(null),
  clients: z.array(clientRowSchema).max(120).default([]),
  policies: z.array(policySchema).max(12).default([]),
  comparison: comparisonSchema.nullable(),
  /** Three pictures of what was measured, whatever the verdict; null where nothing of it is known, and in documents of before. */
  overlap: overlapSchema.nullable().default(null),
  path: networkPathSchema.nullable().default(null),
  chain: chainSchema.nullable().default(null),
  /** Only a part was asked again, and how far that went; absent or null: every question was asked. */
  again: againSchema.nullable().optional(),
});
export type ReportDocument = z.infer<typeof reportSchema>;
