import { z } from '../../../shared/zod';

/** A time that somebody told us on the way, and this computer's own time then. `signed-answer`: when a verified OCSP answer was made. */
export const toldTimeSchema = z.strictObject({
  kind: z.enum(['date-header', 'signed-answer']),
  /** Who told it: host, and port unless it is 80. */
  from: z.string().max(300),
  at: z.string().max(40),
  heardAt: z.string().max(40),
  attemptId: z.string().max(60).nullable(),
});
export type ToldTime = z.infer<typeof toldTimeSchema>;

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
