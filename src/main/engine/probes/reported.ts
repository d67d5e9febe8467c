/**
 * What a pasted text makes worth asking. It decides which questions are asked and nothing else: what a text proves is said by
 * engine/messages and weighed by the causes.
 */
export interface Reported {
  /** Something was pasted. */
  readonly anything: boolean;
  /** It speaks of the language inside TLS (ALPN, RFC 7301): alert 120. */
  readonly protocols: boolean;
  /** It speaks of a refusal behind which a list may stand: suites, groups or signature methods (alerts 40, 47, 71). */
  readonly lists: boolean;
  /** It speaks of Diffie-Hellman, or of a message that did not decrypt (alerts 20 and 51). */
  readonly keys: boolean;
  /** It is written by a stack whose old releases greeted as SSL 3.0 or in the format of SSL 2.0 (field notes on .NET Framework and Java 6). */
  readonly oldStack: 'dotnet' | 'java' | null;
}

const PROTOCOLS = /no[ _]?application[ _]?protocol|\balpn\b|alert[ (:[]*(?:number )?120\b/i;
const LISTS =
  /handshake[ _]?failure|illegal[ _]?parameter|insuff?i(?:ci)?ent[ _]?security|no[ _](?:shared[ _])?ciphers?\b|no[ _]cipher[ _]suites|in common|no[ _]shared[ _](?:signature|group)|named group|signature[ _](?:algorithm|scheme|type)|alert[ (:[]*(?:number )?(?:40|47|71)\b/i;
const KEYS =
  /\bdh[ _](?:key|keypair|prime|p)\b|diffie|prime size|bad[ _]?record[ _]?mac|decrypt[ _]?error|decryption[ _]?failed|alert[ (:[]*(?:number )?(?:20|51)\b/i;

const DOTNET = /System\.Net\.|SslStream|transport stream/;
const JAVA = /javax\.net\.ssl|sun\.security|SSLHandshakeException/;

/** Reads a pasted text for what is worth asking. Nothing pasted, nothing reported. */
export const reported = (message: string): Reported => ({
  anything: message.trim() !== '',
  protocols: PROTOCOLS.test(message),
  lists: LISTS.test(message),
  keys: KEYS.test(message),
  oldStack: DOTNET.test(message) ? 'dotnet' : JAVA.test(message) ? 'java' : null,
});
