import { outcomeSchema } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';

/** Whether the server asks the program for a certificate, and what it does when none is given. */
const factsSchema = z.strictObject({
  attemptId: z.string().max(60),
  /** A CertificateRequest was read in a TLS 1.2 (or older) flight; null when no such flight was readable. */
  asked: z.boolean().nullable(),
  /** Subjects of the authorities it accepts, printable; at most 20. */
  authorities: z.array(z.string().max(300)).max(20),
  /** The complete handshake without a certificate. */
  completed: z.boolean(),
  version: z.string().max(40).nullable(),
  outcome: outcomeSchema,
  afterFinished: z.enum(['quiet', 'data', 'alert', 'fin', 'rst']).nullable(),
  alertName: z.string().max(60).nullable(),
  localRefusal: z.string().max(120).nullable(),
  /** The same once more ended in the same way. */
  steady: z.boolean(),
});
export type ClientCertificateFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'client-certificate': ClientCertificateFacts;
  }
}
// needs: hello, certificate · connections: 3 · question: Does the server ask your program for a certificate of its own?
