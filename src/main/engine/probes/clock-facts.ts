import { z } from '../../../shared/zod';

/** This computer's clock held against what others say the time is. Offsets in seconds: positive = this computer is ahead. */
export const clockFactsSchema = z.strictObject({
  local: z.string().max(40),
  sources: z
    .array(
      z.strictObject({
        /** date-header: of an HTTP answer (RFC 9110 §6.6.1). hello-random: gmt_unix_time (RFC 5246 §7.4.1.2), often not a time at all. */
        kind: z.enum(['date-header', 'hello-random', 'signed-answer']),
        from: z.string().max(300),
        at: z.string().max(40),
        offsetSeconds: z.int(),
        attemptId: z.string().max(60).nullable(),
      }),
    )
    .max(12),
  /** What the sources that can be believed agree on (within five minutes of each other); null when there is none, or they do not agree. */
  offsetSeconds: z.int().nullable(),
});
export type ClockFacts = z.infer<typeof clockFactsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    clock: ClockFacts;
  }
}
