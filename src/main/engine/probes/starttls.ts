import { z } from '../../../shared/zod';
import { helloFactsSchema } from './hello-facts';

/** The protocol's own dialogue (SMTP, IMAP, POP3) and then the base hello on the same connection. */
const factsSchema = z.strictObject({
  protocol: z.enum(['smtp', 'imap', 'pop3']),
  /** The server agreed to switch. */
  offered: z.boolean(),
  refusedText: z.string().max(300).nullable(),
  result: helloFactsSchema,
});
export type StarttlsFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    starttls: StarttlsFacts;
  }
}
// needs: reach, hello (only when a banner says smtp, imap or pop3) · connections: 1 · question: Does the connection become secure after the plain greeting (STARTTLS)?
