import { z } from '../zod';
import { STARTTLS_NAMES, type StarttlsName } from './starttls-names';

export { STARTTLS_NAMES, type StarttlsName };

const starttlsNameSchema = z.enum(STARTTLS_NAMES);

/** A proxy to go through. Its password is a secret (RunSecrets), never in here. `host`: A-label name or IP literal without brackets. */
export const proxySchema = z.strictObject({
  kind: z.enum(['http', 'socks5', 'socks4a']),
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  user: z.string().max(256).nullable(),
});
export type ProxyServer = z.infer<typeof proxySchema>;

/** Whose a client certificate is. `notBefore` and `notAfter`: ISO 8601; cases of before kept the last day alone. */
export const clientCertificateSchema = z.strictObject({
  subject: z.string().max(300),
  fingerprint: z.string().max(100),
  notBefore: z.string().max(40).optional(),
  notAfter: z.string().max(40),
});

/** What the person chose for this run beyond the target; part of the case. */
export const runOptionsSchema = z.strictObject({
  /** 'auto': found out from the banner or the port. 'none': TLS at once, whatever the port says. */
  starttls: z.union([z.enum(['auto', 'none']), starttlsNameSchema]),
  proxy: proxySchema.nullable(),
  /** 'usual': what decides something, at most 40 connections. 'all': every list to its end. */
  depth: z.enum(['usual', 'all']),
  /** Slow on purpose: one connection at a time with a pause between. */
  gentle: z.boolean(),
  /** Connections at a time. */
  concurrency: z.int().min(1).max(32),
  /** How often the same greeting is repeated to see if it is steady; 0 = not beyond the usual. */
  repeats: z.int().min(0).max(300),
  /** false: nobody but the server is asked anything, not even an issuer about its own certificates. Absent: they are asked. */
  fetch: z.boolean().optional(),
  /** A client certificate was given for this run: whose it is, nothing secret. */
  clientCertificate: clientCertificateSchema.nullable(),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

export const USUAL_OPTIONS: RunOptions = {
  starttls: 'auto',
  proxy: null,
  depth: 'usual',
  gentle: false,
  concurrency: 8,
  repeats: 0,
  clientCertificate: null,
};

/** A client certificate with its key, as PEM texts or as one PFX (PKCS #12) in base64. */
const clientIdentitySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pem'),
    certificates: z.string().max(262_144),
    key: z.string().max(65_536),
    passphrase: z.string().max(1_024).nullable(),
  }),
  z.strictObject({
    kind: z.literal('pfx'),
    pfx: z.string().max(1_048_576),
    passphrase: z.string().max(1_024).nullable(),
  }),
]);
export type ClientIdentity = z.infer<typeof clientIdentitySchema>;

/** What a run must know and nobody else: kept in memory, never in a case, a report, a log or a transcript. */
export const runSecretsSchema = z.strictObject({
  proxyPassword: z.string().max(1_024).nullable(),
  clientIdentity: clientIdentitySchema.nullable(),
});
export type RunSecrets = z.infer<typeof runSecretsSchema>;

export const NO_SECRETS: RunSecrets = { proxyPassword: null, clientIdentity: null };
