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
