import { outcomeSchema } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';

/** What one ClientHello brought: the shape that hello, versions, server-name, starttls and repeat share. */
export const helloFactsSchema = z.strictObject({
  attemptId: z.string().max(60),
  address: z.string().max(45),
  /** True when a ServerHello (or HelloRetryRequest, or the SERVER-HELLO of SSL 2.0) was read. */
  answered: z.boolean(),
  outcome: outcomeSchema,
  /** Negotiated, e.g. "TLS 1.3"; null without a ServerHello. */
  version: z.string().max(40).nullable(),
  suite: z.string().max(80).nullable(),
  group: z.string().max(40).nullable(),
  /** Milliseconds from the hello to the first byte back; null when nothing came. */
  firstByteMs: z.number().nullable(),
  /**
   * Safety signals in a ServerHello of TLS 1.0 to 1.2: renegotiation_info (RFC 5746) and extended_master_secret (RFC 7627). Absent without such
   * a ServerHello, and in cases of before.
   */
  signals: z.strictObject({ renegotiation: z.boolean(), ems: z.boolean() }).optional(),
  /** The protocol (ALPN) that a ServerHello up to TLS 1.2 names although the greeting did not offer it (RFC 7301 §3.2). Absent: none such. */
  alpnUnasked: z.string().max(255).optional(),
});
export type HelloFacts = z.infer<typeof helloFactsSchema>;

export const versionNameSchema = z.enum(['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']);
export type VersionName = z.infer<typeof versionNameSchema>;
