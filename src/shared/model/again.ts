import { z } from '../zod';

/** `needed`: only what tells whether the cause has gone; widens by itself. `all`: every question again. */
export const againScopeSchema = z.enum(['needed', 'all']);
export type AgainScope = z.infer<typeof againScopeSchema>;

/**
 * What a run that asked only a part again says of itself. `carried`: answers taken over from an earlier check, and when that one ended
 * (ISO 8601). `widened`: how far it went beyond what the cause needs: not at all; by what "nothing wrong" needs; to every question.
 */
export const againSchema = z.strictObject({
  carried: z.array(z.strictObject({ probe: z.string().max(60), from: z.string().max(40) })).max(60),
  widened: z.enum(['no', 'to-be-sure', 'to-all']),
});
export type Again = z.infer<typeof againSchema>;

/** What "check again" is going to do, shown before it starts. */
export const againPlanSchema = z.strictObject({
  /** Questions that are asked, of so many; connections and seconds as the last check took them. */
  questions: z.int(),
  of: z.int(),
  connections: z.int(),
  seconds: z.int(),
  /** Connections at most, if it has to ask everything after all. */
  most: z.int(),
  /** When the answers are from that are taken over; null: nothing is. */
  from: z.string().max(40).nullable(),
  /** Connections of one small look while waiting until it works; 0: it can't be waited for yet. */
  eachTry: z.int(),
});
export type AgainPlan = z.infer<typeof againPlanSchema>;
