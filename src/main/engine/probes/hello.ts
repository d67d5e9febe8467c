import { z } from '../../../shared/zod';
import { helloFactsSchema } from './hello-facts';

/** The base: a modern hello (TLS 1.3 and 1.2, server name, ALPN h2 and http/1.1) to each connected address, then the base address once more. */
const factsSchema = z.strictObject({
  base: helloFactsSchema,
  repeated: helloFactsSchema,
  /** One for each address that accepted a connection, the base included; at most 6. */
  addresses: z.array(helloFactsSchema).max(6),
  /** The base and its repetition ended in the same way. */
  steady: z.boolean(),
});
export type HelloProbeFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    hello: HelloProbeFacts;
  }
}
// needs: reach · connections: 7 · question: Does the server answer an up-to-date greeting (ClientHello)?
