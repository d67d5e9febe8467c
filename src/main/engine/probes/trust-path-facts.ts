import { z } from '../../../shared/zod';
import { trustFaultCodeSchema } from './certificate-facts';
import { toldTimeSchema } from './clock-facts';

const faultSchema = z.strictObject({
  code: trustFaultCodeSchema,
  index: z.int(),
  text: z.string().max(400),
});

/** The presented chain held against several sets of roots side by side, and what fetching a missing certificate brought. */
export const trustPathFactsSchema = z.strictObject({
  attemptId: z.string().max(60),
  stores: z
    .array(
      z.strictObject({
        id: z.enum(['this-computer', 'mozilla', 'added']),
        /** "the roots of Mozilla, as shipped with Node 20.20". */
        name: z.string().max(200),
        roots: z.int(),
        trusted: z.boolean(),
        anchor: z.string().max(400).nullable(),
        faults: z.array(faultSchema).max(40),
      }),
    )
    .max(4),
  /** Certificates asked for at the address that a certificate of the chain names (caIssuers, RFC 5280 §4.2.2.1). */
  fetched: z
    .array(
      z.strictObject({
        url: z.string().max(400),
        status: z.enum(['fetched', 'unreachable', 'not-a-certificate', 'not-allowed']),
        why: z.string().max(400),
        subject: z.string().max(400).nullable(),
        fingerprint: z.string().max(100).nullable(),
        /** It signed itself: a root, which a server need not send. Nothing was missing then but somebody's trust. */
        root: z.boolean().optional(),
        attemptId: z.string().max(60).nullable().optional(),
      }),
    )
    .max(8),
  /** With what was fetched the chain is complete: this is what the server should send. null: nothing was missing, or it was not found. */
  repaired: z
    .strictObject({
      trusted: z.boolean(),
      store: z.string().max(200),
      subjects: z.array(z.string().max(400)).max(12),
      pem: z.string().max(60_000),
    })
    .nullable(),
  /** What those who were asked say the time is. */
  times: z.array(toldTimeSchema).max(12).optional(),
});
export type TrustPathFacts = z.infer<typeof trustPathFactsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'trust-path': TrustPathFacts;
  }
}
