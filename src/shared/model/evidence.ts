import { z } from '../zod';
import { attemptSchema } from './attempt';
import { attemptMarksSchema } from './attempt-marks';

/**
 * Probe id → its facts. Each probe file adds its own line by declaration merging:
 * `declare module '../../../shared/model/evidence' { interface EvidenceMap { names: NamesFacts } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in the probe files
export interface EvidenceMap {}
export type ProbeId = keyof EvidenceMap;

/** What every observation carries, whatever became of it. `outcome`: one plain line for the list of what ran. */
const common = {
  probe: z.string().max(60),
  ms: z.number(),
  connections: z.int(),
  outcome: z.string().max(400),
  attempts: z.array(attemptSchema).max(60),
  /** Since the run began. This and the next are absent where nothing was started, and in cases of before. */
  startedAtMs: z.int().min(0).optional(),
  /** Every attempt in a few bytes, those too that `attempts` has no room for. */
  attemptMarks: attemptMarksSchema.optional(),
  /** The server began to turn us away after these attempts, and from then on we paused; the longest pause in ms. */
  backedOff: z
    .strictObject({ after: z.array(z.string().max(60)).max(10), longestPauseMs: z.int().min(0) })
    .optional(),
};

/** `ok`: we learned something, bad news included. `bug`: our own fault, shown honestly. */
export const observationSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ok'), facts: z.unknown(), ...common }),
  z.strictObject({ status: z.literal('skipped'), why: z.string().max(400), ...common }),
  z.strictObject({ status: z.literal('gave-up'), why: z.string().max(400), ...common }),
  z.strictObject({ status: z.literal('bug'), error: z.string().max(2_000), ...common }),
]);
type RawObservation = z.infer<typeof observationSchema>;

/** One probe's answer with the facts typed by the probe. */
export type Observation<Facts = unknown> =
  | (Omit<Extract<RawObservation, { status: 'ok' }>, 'facts'> & { facts: Facts })
  | Exclude<RawObservation, { status: 'ok' }>;

/** All observations of one run; a probe that did not run is absent. */
export type Evidence = { [Id in ProbeId]?: Observation<EvidenceMap[Id]> };

/** Shape only: the facts of each probe are parsed by that probe's own schema (engine/run/registry). */
export const rawEvidenceSchema = z.record(z.string().max(60), observationSchema);
export type RawEvidence = z.infer<typeof rawEvidenceSchema>;
