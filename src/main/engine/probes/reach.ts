import { outcomeSchema, plaintextKindSchema } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';

/** One TCP connection to each of the first 6 addresses, listening for 300 ms without a word. `outcome.kind`: 'silence' at 'before-hello' is the healthy answer (the peer waits for us). */
const factsSchema = z.strictObject({
  addresses: z
    .array(
      z.strictObject({
        attemptId: z.string().max(60),
        address: z.string().max(45),
        family: z.union([z.literal(4), z.literal(6)]),
        connected: z.boolean(),
        connectMs: z.number().nullable(),
        outcome: outcomeSchema,
        /** What the peer said before we did, made printable. */
        banner: z.strictObject({ looksLike: plaintextKindSchema, text: z.string().max(400) }).nullable(),
      }),
    )
    .max(6),
  /** The first address that accepted a connection: later probes use it. */
  best: z.string().max(45).nullable(),
});
export type ReachFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    reach: ReachFacts;
  }
}
// needs: names · connections: 6 · question: Does anything answer on this port?
