import { z } from '../../../shared/zod';
import { toldTimeSchema } from './clock-facts';

/** One answer about one certificate. `unusable`: signed by nobody who may, for another certificate, or not readable. */
const answerSchema = z.strictObject({
  status: z.enum(['good', 'revoked', 'unknown', 'unreachable', 'unusable', 'out-of-date', 'not-allowed']),
  /** Where it was asked; null for a staple. */
  url: z.string().max(400).nullable(),
  why: z.string().max(400),
  revokedAt: z.string().max(40).nullable(),
  /** RFC 5280 §5.3.1, e.g. "keyCompromise"; null when none was given. */
  reason: z.string().max(60).nullable(),
  thisUpdate: z.string().max(40).nullable(),
  nextUpdate: z.string().max(40).nullable(),
  ms: z.number(),
  /** The attempt that asked; absent where nothing was sent. */
  attemptId: z.string().max(60).nullable().optional(),
});
export type RevocationAnswer = z.infer<typeof answerSchema>;

/** Whether certificates of the presented chain were cancelled: by the server's staple, by OCSP (RFC 6960) and by CRL (RFC 5280 §5). */
export const revocationFactsSchema = z.strictObject({
  attemptId: z.string().max(60),
  certificates: z
    .array(
      z.strictObject({
        /** Position in the presented chain. */
        index: z.int(),
        subject: z.string().max(400),
        staple: answerSchema.nullable(),
        ocsp: z.array(answerSchema).max(4),
        crl: z.array(answerSchema).max(4),
        /** The certificate demands a staple (RFC 7633). */
        mustStaple: z.boolean(),
      }),
    )
    .max(6),
  /** What those who were asked say the time is, and when their signed answers were made. */
  times: z.array(toldTimeSchema).max(24).optional(),
});
export type RevocationFacts = z.infer<typeof revocationFactsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    revocation: RevocationFacts;
  }
}
