import { z } from '../../../shared/zod';
import type { HelloOptions, VersionCode } from '../wire/api';
import { certificateSchemes } from '../wire/client-hello-extensions';
import { EXTENSIONS, groupName, SCHEMES, schemeName } from '../wire/ids';
import { suiteFacts } from '../wire/suite-facts';
import type { ProbeContext } from './define-probe';
import { type Door, through } from './door';
import type { HelloForm } from './forms/form';
import { greet, greetInForm } from './greet';
import type { AttemptResult } from './net-port';

/** What kind of certificate a greeting lets the server choose. */
export const askedKindSchema = z.enum(['any', 'RSA', 'ECDSA', 'RSA-PSS', 'EdDSA']);
export type AskedKind = z.infer<typeof askedKindSchema>;
type OneKind = Exclude<AskedKind, 'any'>;

/** One look at the server's certificates. `staple`: DER of the OCSP response; undefined = not asked for. */
export interface Sighting {
  readonly attemptId: string;
  /** Another one than the door's. */
  readonly address?: string;
  readonly seenBy: 'readable-hello' | 'complete-handshake' | 'opened-flight';
  readonly version: string | null;
  readonly asked: AskedKind;
  readonly certificates: readonly Uint8Array[];
  readonly staple?: Uint8Array | null;
  /** The time that the ServerHello begins with, where it may be one. ISO 8601. */
  readonly helloTime?: { readonly at: string; readonly heardAt: string };
  readonly signature?: { readonly scheme: string; readonly valid: boolean | null } | null;
  /** Up to TLS 1.2: the curve in which the server would have exchanged keys (RFC 8422 §5.4), if one was chosen. */
  readonly exchange?: string;
}

const PSS_SCHEMES = [0x0809, 0x080a, 0x080b];

/** What a key of each kind signs with (RFC 8446 §4.2.3), and the authentication of its suites up to TLS 1.2 (RFC 8422 §5.4 for EdDSA). */
const KINDS: {
  readonly [K in OneKind]: {
    readonly schemes: readonly number[];
    readonly suites: 'rsa' | 'ecdsa';
    readonly words: string;
  };
} = {
  RSA: {
    schemes: [0x0804, 0x0805, 0x0806, ...PSS_SCHEMES, 0x0401, 0x0501, 0x0601, 0x0201],
    suites: 'rsa',
    words: 'an RSA',
  },
  ECDSA: { schemes: [0x0403, 0x0503, 0x0603, 0x0203], suites: 'ecdsa', words: 'an ECDSA' },
  'RSA-PSS': { schemes: PSS_SCHEMES, suites: 'rsa', words: 'an RSA-PSS' },
  EdDSA: { schemes: [SCHEMES.ed25519, SCHEMES.ed448], suites: 'ecdsa', words: 'an Ed25519 or Ed448' },
};
/** What may stand further up in the chain: an ECDSA certificate is often issued by an authority with an RSA key. */
const ALL_SCHEMES = [...KINDS.ECDSA.schemes, ...KINDS.EdDSA.schemes, ...KINDS.RSA.schemes];

/** Only suites and signatures that go with a key of this kind (RFC 5246 §7.4.2; RFC 8446 §4.2.3 for the chain). */
const onlyKind =
  (kind: OneKind) =>
  (options: HelloOptions): HelloOptions => ({
    ...options,
    suites: options.suites.filter((code) => {
      const facts = suiteFacts(code);
      return !facts || facts.signalling || facts.authentication === KINDS[kind].suites;
    }),
    signatureSchemes: KINDS[kind].schemes,
    extra: [...(options.extra ?? []), certificateSchemes(ALL_SCHEMES)],
  });

const formFor = (kind: OneKind): HelloForm => ({
  id: `${kind.toLowerCase()}-only`,
  differsIn: 'the kind of certificate that they accept',
  technical: `suites and signature schemes for ${kind} keys only (RFC 5246 §7.4.2)`,
  touches: ['suites', 'signature schemes', `extension ${EXTENSIONS.signature_algorithms_cert}`],
  change: onlyKind(kind),
});

const ending = (kind: AskedKind): string =>
  kind === 'any' ? '' : `, accepting ${KINDS[kind].words} certificate only`;

/** gmt_unix_time (RFC 5246 §7.4.1.2). Most servers fill it by chance today, so only a time of these years may be one. */
const helloTimeOf = ({ serverHello, attempt, timing }: AttemptResult): Sighting['helloTime'] => {
  const [a = 0, b = 0, c = 0, d = 0] = serverHello?.random ?? [];
  const at = new Date((a * 0x1000000 + b * 0x10000 + c * 0x100 + d) * 1_000);
  const year = at.getUTCFullYear();
  if (!serverHello || year < 2000 || year > 2060) return undefined;
  const heardAt = new Date(Date.parse(attempt.startedAt) + (timing.firstByteAt ?? timing.endedAt));
  return { at: at.toISOString(), heardAt: heardAt.toISOString() };
};

/** TLS 1.2 and older show their certificates in the clear (RFC 5246 §7.4.2). */
export const readInClear = async (
  { net }: ProbeContext,
  door: Door,
  serverName: string | null,
  version: VersionCode,
  kind: AskedKind,
): Promise<Sighting | null> => {
  const greeting = {
    purpose: `A version whose certificates can be read on the way${ending(kind)}`,
    address: door.address,
    versions: [version],
    serverName,
    until: 'server-flight',
    protocol: door.protocol,
  } as const;
  const greeted =
    kind === 'any' ? await greet(net, greeting) : await greetInForm(net, greeting, formFor(kind));
  const result = greeted?.result;
  if (!greeted || !result?.certificates?.length) return null;
  const helloTime = helloTimeOf(result);
  const { serverKeyExchange: exchange } = result;
  return {
    attemptId: greeted.facts.attemptId,
    seenBy: 'readable-hello',
    version: greeted.facts.version,
    asked: kind,
    certificates: result.certificates,
    staple: result.ocsp,
    ...(helloTime ? { helloTime } : {}),
    ...(exchange?.kind === 'ecdhe' ? { exchange: groupName(exchange.group) } : {}),
  };
};

/** TLS 1.3 encrypts its certificates; our own handshake opens them, exactly as they were sent. */
export const openFlight = async (
  { net }: ProbeContext,
  door: Door,
  serverName: string | null,
  kind: AskedKind,
): Promise<Sighting | null> => {
  const result = await net.flight({
    purpose: `TLS 1.3, opened to see the certificates as they are sent${ending(kind)}`,
    ...through(door, serverName),
    listenMs: 0,
    ...(kind === 'any' ? {} : { signatureSchemes: KINDS[kind].schemes, certificateSchemes: ALL_SCHEMES }),
  });
  const { certificates, certificateVerify, ocsp, attempt } = result;
  if (!certificates?.length) return null;
  return {
    attemptId: attempt.id,
    seenBy: 'opened-flight',
    version: 'TLS 1.3',
    asked: kind,
    certificates,
    staple: ocsp,
    signature: certificateVerify && {
      scheme: schemeName(certificateVerify.scheme),
      valid: certificateVerify.valid,
    },
  };
};

/** A complete handshake by the runtime's own TLS: for want of anything better. */
export const shakeHands = async (
  { net }: ProbeContext,
  door: Door,
  serverName: string | null,
): Promise<Sighting | null> => {
  const { certificates, attempt, version } = await net.handshake({
    purpose: 'A complete handshake, to see the certificates',
    ...through(door, serverName),
    listenMs: 0,
  });
  if (certificates.length === 0) return null;
  return { attemptId: attempt.id, seenBy: 'complete-handshake', version, asked: 'any', certificates };
};
