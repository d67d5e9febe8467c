import { z } from '../../../shared/zod';

/** Facts of one certificate as saved in a case (see CertificateFacts in net-port). */
export const certificateFactsSchema = z.strictObject({
  subject: z.string().max(400),
  issuer: z.string().max(400),
  serial: z.string().max(80),
  notBefore: z.string().max(40),
  notAfter: z.string().max(40),
  names: z.array(z.string().max(253)).max(100),
  keyType: z.string().max(40),
  keyBits: z.int(),
  signatureAlgorithm: z.string().max(80),
  selfIssued: z.boolean(),
  isAuthority: z.boolean(),
  /** Absent: not limited, or a case of before. */
  keyUsage: z.array(z.string().max(40)).max(9).optional(),
  extendedKeyUsage: z.array(z.string().max(80)).max(20),
  fingerprint: z.string().max(100),
  caIssuers: z.array(z.string().max(400)).max(8),
  der: z.string().max(48_000),
});

export const trustFaultCodeSchema = z.enum([
  'unreadable',
  'expired',
  'not-yet-valid',
  'name-mismatch',
  'self-signed',
  'unknown-root',
  'missing-intermediate',
  'weak-signature',
  'weak-key',
  'not-an-authority',
  'bad-signature',
  'wrong-usage',
  'wrong-order',
]);
