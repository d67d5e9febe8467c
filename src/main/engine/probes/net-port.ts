import type { Attempt, HelloSummary } from '../../../shared/model/attempt';
import type { CertificateRequest, ServerHello } from '../wire/api';

/** How a host name was resolved. `not-found`: the resolver says that there is no such name; the others say less. */
export interface Resolved {
  readonly addresses: readonly { readonly address: string; readonly family: 4 | 6 }[];
  readonly failure: {
    readonly code: 'not-found' | 'no-address' | 'resolver-failed' | 'timeout';
    readonly text: string;
  } | null;
  readonly ms: number;
}

/** Where a conversation may stop being interesting; the attempt ends as `answered` there. */
export type Until = 'connected' | 'first-bytes' | 'server-hello' | 'server-flight';

export interface AttemptOptions {
  /** Plain words for the transcript: "TLS 1.0 only, with the server name". */
  readonly purpose: string;
  readonly address: string;
  /** Default: the target's port. */
  readonly port?: number;
  /** First bytes to send, in one write; null = say nothing and listen. */
  readonly send: Uint8Array | null;
  readonly hello: HelloSummary | null;
  readonly until: Until;
  /** Plain dialogue before `send`, e.g. STARTTLS: gets whole lines or chunks, gives what to send next. */
  readonly dialogue?: Dialogue;
  /** How long to wait after connecting for `until`, in ms (default 5000, at most 15000). For `send: null` this is how long we listen. */
  readonly waitMs?: number;
}

/** A pure dialogue script (engine/starttls): fed the bytes received so far, says what to do next. */
export interface Dialogue {
  readonly name: string;
  next(
    received: Uint8Array,
  ):
    | { readonly do: 'wait' }
    | { readonly do: 'send'; readonly bytes: Uint8Array }
    | { readonly do: 'ready' }
    | { readonly do: 'refused'; readonly text: string };
}

/** What came back on one connection. Everything may be empty; `attempt.outcome` says how it ended. */
export interface AttemptResult {
  readonly attempt: Attempt;
  readonly serverHello: ServerHello | null;
  /** DER, in the order presented; null when no Certificate message was readable (TLS 1.3 encrypts it). */
  readonly certificates: readonly Uint8Array[] | null;
  readonly certificateRequest: CertificateRequest | null;
  readonly serverHelloDone: boolean;
  /** Received bytes up to 4 KiB when they were not TLS, else null. */
  readonly plaintext: Uint8Array | null;
  /** Set when a dialogue refused to go on. */
  readonly dialogueRefused: string | null;
}

export interface HandshakeOptions {
  readonly purpose: string;
  readonly address: string;
  readonly serverName: string | null;
  readonly minVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  readonly maxVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  /** After Finished wait this long for the first read (a TLS 1.3 refusal arrives there). 0 = do not wait. */
  readonly listenMs: number;
}

/** A complete handshake by this runtime's own TLS (node:tls), without judging the certificate. */
export interface HandshakeResult {
  readonly attempt: Attempt;
  readonly completed: boolean;
  readonly version: string | null;
  readonly suite: string | null;
  readonly certificates: readonly Uint8Array[];
  /** What came after our Finished: nothing within listenMs, bytes, an alert, a FIN or a RST. null when the handshake did not complete. */
  readonly afterFinished: 'quiet' | 'data' | 'alert' | 'fin' | 'rst' | null;
  readonly alertName: string | null;
  /** This runtime refused by itself (old version, old key): its error code. */
  readonly localRefusal: string | null;
}

/** Facts about one certificate, all read from its bytes. Times are ISO 8601. `der`: base64. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly names: readonly string[];
  readonly keyType: string;
  readonly keyBits: number;
  readonly signatureAlgorithm: string;
  readonly selfIssued: boolean;
  readonly isAuthority: boolean;
  readonly extendedKeyUsage: readonly string[];
  readonly fingerprint: string;
  readonly caIssuers: readonly string[];
  readonly der: string;
}

export type TrustFaultCode =
  | 'unreadable'
  | 'expired'
  | 'not-yet-valid'
  | 'name-mismatch'
  | 'self-signed'
  | 'unknown-root'
  | 'missing-intermediate'
  | 'weak-signature'
  | 'weak-key'
  | 'not-an-authority'
  | 'bad-signature'
  | 'wrong-usage'
  | 'wrong-order';

/** One thing that a careful client would object to. `index`: position in the presented chain. */
export interface TrustFault {
  readonly code: TrustFaultCode;
  readonly index: number;
  readonly text: string;
}

/** What this computer's trust store says of a presented chain: every fault, not only the last. */
export interface TrustVerdict {
  readonly trusted: boolean;
  readonly store: string;
  readonly roots: number;
  readonly addedRoots: number;
  readonly faults: readonly TrustFault[];
  readonly chain: readonly CertificateFacts[];
  /** The root that closed the path, when one did. */
  readonly anchor: string | null;
}

/** Read-only facts about this computer. */
export interface MachineFacts {
  readonly os: string;
  readonly runtime: string;
  readonly trustStore: string;
  readonly roots: number;
  readonly now: string;
}

/** What a probe is handed. Every call is bounded, never throws for what a peer does, and is recorded in the probe's attempts. */
export interface NetPort {
  resolve(host: string): Promise<Resolved>;
  attempt(options: AttemptOptions): Promise<AttemptResult>;
  handshake(options: HandshakeOptions): Promise<HandshakeResult>;
  judgeChain(certificates: readonly Uint8Array[], name: string | null, at: Date): Promise<TrustVerdict>;
  machine(): Promise<MachineFacts>;
  /** Cryptographically strong random bytes. */
  random(length: number): Uint8Array;
  /** A fresh public key for a key share of this group, raw as on the wire; null when the runtime can't make one. */
  keyShare(group: number): Uint8Array | null;
}
