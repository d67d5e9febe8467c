import { z } from '../zod';
import { attemptMarksSchema } from './attempt-marks';

/** What a run is going to do, shown before it starts. */
export const planSchema = z.strictObject({
  connections: z.int(),
  atOnce: z.int(),
  seconds: z.int(),
  probes: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      connections: z.int(),
      /** Only under this condition, in one plain line; null = always. */
      when: z.string().nullable(),
    }),
  ),
  /** One connection at a time with a pause between. */
  gentle: z.boolean(),
  /** Connections to others than the server at most, beside the sum above: to those whom its certificates name. Absent: none. */
  elsewhere: z.int().optional(),
});
export type Plan = z.infer<typeof planSchema>;

/** One picture of a run under way; each is complete in itself. */
export const progressSchema = z.strictObject({
  runId: z.string(),
  elapsedMs: z.number(),
  connectionsUsed: z.int(),
  connectionsLimit: z.int(),
  probes: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      state: z.enum(['waiting', 'running', 'done']),
      status: z.enum(['ok', 'skipped', 'gave-up', 'bug']).nullable(),
      outcome: z.string(),
    }),
  ),
  /** Every attempt that is over. Absent: none yet. */
  attemptMarks: attemptMarksSchema.optional(),
});
export type Progress = z.infer<typeof progressSchema>;
