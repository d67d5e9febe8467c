import { z } from '../zod';

/** Where in the handshake something happened. `after-hello`: our ClientHello is out and not one byte came back. */
const stageSchema = z.enum([
  'resolve',
  'connect',
  'before-hello',
  'after-hello',
  'in-server-flight',
  'after-server-flight',
  'after-finished',
]);
export type Stage = z.infer<typeof stageSchema>;

/** What bytes that are not TLS look like. */
export const plaintextKindSchema = z.enum([
  'http',
  'smtp',
  'lmtp',
  'imap',
  'pop3',
  'sieve',
  'ftp',
  'nntp',
  'xmpp',
  'irc',
  'ldap',
  'mysql',
  'postgres',
  'redis',
  'ssh',
  'telnet',
  'vnc',
  'unknown',
]);
export type PlaintextKind = z.infer<typeof plaintextKindSchema>;

/** Ways in which a proxy doesn't let us through, kept apart because each has another owner. `closed-after-accept`: it said yes, then closed before one byte of the server. */
export const proxyFailureSchema = z.enum([
  'unreachable',
  'auth-needed',
  'auth-refused',
  'auth-unsupported',
  'forbidden',
  'bad-gateway',
  'refused',
  'closed',
  'closed-after-accept',
  'not-a-proxy',
  'silent',
]);
export type ProxyFailure = z.infer<typeof proxyFailureSchema>;

/**
 * How one attempt ended. The kinds stay apart everywhere: a FIN at a record boundary, a FIN inside a record, a RST, an alert,
 * plaintext and silence are six different things. Everything here is a value; none of it is thrown.
 */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), stage: stageSchema }),
  z.strictObject({
    kind: z.literal('alert'),
    stage: stageSchema,
    level: z.enum(['warning', 'fatal', 'unknown']),
    code: z.int().min(0).max(255),
    name: z.string().max(60),
  }),
  z.strictObject({ kind: z.literal('fin'), stage: stageSchema }),
  z.strictObject({ kind: z.literal('fin-in-record'), stage: stageSchema, have: z.int(), need: z.int() }),
  z.strictObject({ kind: z.literal('rst'), stage: stageSchema }),
  z.strictObject({
    kind: z.literal('plaintext'),
    stage: stageSchema,
    looksLike: plaintextKindSchema,
    text: z.string().max(400),
  }),
  z.strictObject({ kind: z.literal('silence'), stage: stageSchema, afterMs: z.number() }),
  z.strictObject({ kind: z.literal('malformed'), stage: stageSchema, what: z.string().max(300) }),
  z.strictObject({ kind: z.literal('too-much'), stage: stageSchema, limitBytes: z.int() }),
  z.strictObject({ kind: z.literal('refused') }),
  /** The proxy, not the server, ended it. `status`: of HTTP CONNECT, or the reply code of SOCKS. */
  z.strictObject({
    kind: z.literal('proxy'),
    what: proxyFailureSchema,
    status: z.int().nullable(),
    text: z.string().max(300),
  }),
  z.strictObject({ kind: z.literal('unreachable'), code: z.string().max(40) }),
  z.strictObject({ kind: z.literal('connect-timeout'), afterMs: z.number() }),
  z.strictObject({ kind: z.literal('local'), code: z.string().max(40), text: z.string().max(300) }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;
