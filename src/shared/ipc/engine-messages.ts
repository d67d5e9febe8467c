import { againSchema } from '../model/again';
import { askedSchema } from '../model/asked';
import { rawEvidenceSchema } from '../model/evidence';
import { progressSchema } from '../model/progress';
import { runSecretsSchema } from '../model/way';
import { z } from '../zod';

/** What main tells the engine's process. One run a process: what comes after the first `start`, but for `cancel`, is ignored. */
export const toEngineSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    runId: z.string().min(1).max(60),
    asked: askedSchema,
    /** Only ever in this message: nothing that comes back holds them. */
    secrets: runSecretsSchema.optional(),
    timeoutMs: z.int().min(1_000).max(600_000).optional(),
    /** An earlier check of the same connection to begin from (engine/run/run-again). */
    earlier: z
      .strictObject({
        scope: z.enum(['needed', 'quick']),
        evidence: rawEvidenceSchema,
        at: z.string().max(40),
        carried: againSchema.shape.carried,
      })
      .optional(),
  }),
  z.strictObject({ type: z.literal('cancel') }),
]);
export type ToEngine = z.infer<typeof toEngineSchema>;
export type EarlierRun = NonNullable<Extract<ToEngine, { type: 'start' }>['earlier']>;

/** What the engine's process tells main. `finished` or `failed` comes exactly once, and then the process ends by itself. */
export const fromEngineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), progress: progressSchema }),
  z.strictObject({
    type: z.literal('finished'),
    evidence: rawEvidenceSchema,
    cancelled: z.boolean(),
    startedAt: z.string(),
    finishedAt: z.string(),
    again: againSchema.optional(),
  }),
  z.strictObject({ type: z.literal('failed'), message: z.string().max(2_000) }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;
