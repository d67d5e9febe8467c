import { z } from '../../../shared/zod';
import { helloFactsSchema } from './hello-facts';

/**
 * The pairs that differ in one thing, once more and interleaved: base, variant, base, variant.
 * Chosen from what differed from the base: a version of the ladder, no server name, another name, one address. At most 4 pairs, 12 connections.
 */
const factsSchema = z.strictObject({
  pairs: z
    .array(
      z.strictObject({
        /** 'version:TLS 1.0' · 'server-name:none' · 'server-name:other' · 'address:192.0.2.1' · 'starttls' · 'base' (the base alone, when nothing differed) */
        key: z.string().max(100),
        differsIn: z.string().max(200),
        base: z.array(helloFactsSchema).max(4),
        variant: z.array(helloFactsSchema).max(4),
        /** Every base ended as the first base did and every variant as the first variant did, and the two differ. */
        holds: z.boolean(),
      }),
    )
    .max(4),
  /** The base, over all of this run, always ended in the same way. */
  baseSteady: z.boolean(),
  baseResults: z.array(helloFactsSchema).max(20),
});
export type RepeatFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    repeat: RepeatFacts;
  }
}
// needs: hello, versions, server-name, starttls, certificate, client-certificate · connections: 12 · question: Does it go the same way every time?
