import { z } from '../../../shared/zod';
import { certificateFactsSchema, trustFaultCodeSchema } from './certificate-facts';

/** The chain as presented (from a TLS 1.2 or older hello where it is readable, else from a complete handshake) and what this computer's trust store says of it. */
const factsSchema = z.strictObject({
  attemptId: z.string().max(60),
  seenBy: z.enum(['readable-hello', 'complete-handshake']),
  version: z.string().max(40).nullable(),
  /** The name the certificate was compared with; null = none. */
  name: z.string().max(253).nullable(),
  chain: z.array(certificateFactsSchema).max(10),
  verdict: z.strictObject({
    trusted: z.boolean(),
    store: z.string().max(300),
    roots: z.int(),
    addedRoots: z.int(),
    anchor: z.string().max(400).nullable(),
    faults: z
      .array(z.strictObject({ code: trustFaultCodeSchema, index: z.int(), text: z.string().max(400) }))
      .max(40),
  }),
  /** When it was judged, ISO 8601. */
  checkedAt: z.string().max(40),
});
export type CertificateProbeFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    certificate: CertificateProbeFacts;
  }
}
// needs: hello, versions, server-name · connections: 2 · question: Is the server's certificate in order?
