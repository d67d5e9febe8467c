import { z } from '../zod';

/** What came of one try. `busy`: a check of the person's own came first. */
const triedSchema = z.strictObject({
  at: z.string().max(40),
  came: z.enum(['not-yet', 'could-not-tell', 'not-confirmed', 'failed', 'busy']),
});
export type Tried = z.infer<typeof triedSchema>;

const common = {
  caseId: z.string().max(60),
  /** The address as it is shown. */
  target: z.string().max(2_100),
  tries: z.int().min(0),
  last: triedSchema.nullable(),
  /** Can this computer show a notification? */
  notifies: z.boolean(),
};

/** "Tell me when it works", as the window shows it. At most one at a time; it lives as long as the program. */
export const watchSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off'), notifies: z.boolean() }),
  z.strictObject({
    kind: z.literal('on'),
    ...common,
    /** `confirming`: a small look went well, and a check, whose id follows, makes sure of it. */
    phase: z.enum(['waiting', 'trying', 'confirming']),
    runId: z.string().max(60).nullable(),
    startedAt: z.string().max(40),
    endsAt: z.string().max(40),
    nextAt: z.string().max(40).nullable(),
    /** The server began to turn us away, so we wait longer. */
    slowed: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('ended'),
    ...common,
    /** `changed`: it behaves in another way now, and another cause is named. */
    why: z.enum(['works', 'changed', 'time', 'stopped', 'failed']),
    at: z.string().max(40),
    /** With `failed`: what happened, in a sentence. */
    problem: z.string().max(2_000),
  }),
]);
export type WatchState = z.infer<typeof watchSchema>;
