import type { Attempt, HelloSummary } from '../../../shared/model/attempt';
import type { Series } from '../../../shared/model/attempt-marks';
import type { PlaintextKind } from '../../../shared/model/failure';
import type {
  CertificateRequest,
  CertificateRequest13,
  Extension,
  ServerHello,
  ServerKeyExchange,
  Ssl2ServerHello,
} from '../wire/api';
import type { FetchOptions, FetchResult } from './fetch-port';
import type { LocalSettingsFacts } from './local-settings-facts';
import type { TrustPort, TrustVerdict } from './trust-port';

export type { FetchOptions, FetchResult } from './fetch-port';
export type { LocalSettingsFacts } from './local-settings-facts';
export type {
  CertificateFacts,
  ChainLink,
  RevocationVerdict,
  StoreVerdict,
  TrustFault,
  TrustFaultCode,
  TrustPort,
  TrustVerdict,
} from './trust-port';

/** How a host name was resolved. `not-found`: the resolver says that there is no such name; the others say less. */
export interface Resolved {
  readonly addresses: readonly { readonly address: string; readonly family: 4 | 6 }[];
  readonly failure: {
    readonly code: 'not-found' | 'no-address' | 'resolver-failed' | 'timeout';
    readonly text: string;
  } | null;
  readonly ms: number;
}

/**
 * Where a conversation may stop being interesting; the attempt ends as `answered` there. `finished`: up to TLS 1.2 we say our part too, and the
 * server's Finished has to fit; what we can't finish (wire/own-suites.ts; a greeting that is not one record with one ClientHello) ends as with
 * `server-flight`, and its stage says which it was.
 */
export type Until = 'connected' | 'first-bytes' | 'server-hello' | 'server-flight' | 'finished';

/** How a connection gets to the server. */
export interface Way {
  /** Default 'asked': through the proxy that the person named, if any. 'direct': never through it. */
  readonly via?: 'asked' | 'direct';
  /** Bytes before anything else, e.g. a PROXY protocol header; sent once the server itself is reached. */
  readonly preface?: Uint8Array;
  /** Plain dialogue before TLS, e.g. STARTTLS. Default: the one that the person named, if any; null = none. */
  readonly dialogue?: Dialogue | null;
  /** One of a series that says the same each time; pictures count its failures. Default: something of its own. */
  readonly series?: Series;
}

export interface AttemptOptions extends Way {
  /** Plain words for the transcript: "TLS 1.0 only, with the server name". */
  readonly purpose: string;
  readonly address: string;
  /** Default: the target's port. */
  readonly port?: number;
  /** First bytes to send: in one write, or in several with a pause of `pauseMs` between them; null = say nothing and listen. */
  readonly send: Uint8Array | readonly Uint8Array[] | null;
  /** Pause between the writes of `send`, in ms (default 60). */
  readonly pauseMs?: number;
  /** One of many like it: the transcript keeps how it ended, not each record. */
  readonly brief?: boolean;
  readonly hello: HelloSummary | null;
  readonly until: Until;
  /** How long to wait after connecting for `until`, in ms (default 5000, at most 15000). For `send: null` this is how long we listen. */
  readonly waitMs?: number;
}

/**
 * Why a dialogue can't go on. `not-offered`: what the server offers lacks the switch; `stripped`: something on the way has masked it;
 * `refused`: asked, and turned down; `garbled`: nothing that can be read; `other-protocol`: the peer speaks something else;
 * `injected`: more plain text behind the agreement to switch, where only TLS may follow.
 */
export type DialogueWhy = 'not-offered' | 'stripped' | 'refused' | 'garbled' | 'other-protocol' | 'injected';

/** A pure dialogue script (engine/starttls): fed the bytes received so far, says what to do next. */
export interface Dialogue {
  readonly name: string;
  next(received: Uint8Array):
    | { readonly do: 'wait' }
    | { readonly do: 'send'; readonly bytes: Uint8Array; readonly asksToSwitch?: true }
    | { readonly do: 'ready' }
    | {
        readonly do: 'refused';
        readonly text: string;
        readonly why?: DialogueWhy;
        readonly speaks?: PlaintextKind;
        readonly answersSwitch?: true;
      };
  /** For protocols that carry the handshake inside packets of their own (TDS 7.x): used for all bytes after 'ready'. */
  readonly framing?: () => Framing;
}

/** Puts TLS bytes into another protocol's packets and takes them out again. `unwrap` keeps what is incomplete; throws nothing. */
export interface Framing {
  wrap(bytes: Uint8Array): Uint8Array;
  unwrap(chunk: Uint8Array): Uint8Array;
}

/** When things happened on one connection, in ms since it began; null = did not happen. `helloAt`: our hello left. */
export interface Timing {
  readonly connectedAt: number | null;
  readonly helloAt: number | null;
  readonly firstByteAt: number | null;
  readonly endedAt: number;
}

/** What came back on one connection. Everything may be empty; `attempt.outcome` says how it ended. */
export interface AttemptResult {
  readonly attempt: Attempt;
  readonly serverHello: ServerHello | null;
  /** DER, in the order presented; null when no Certificate message was readable (TLS 1.3 encrypts it). */
  readonly certificates: readonly Uint8Array[] | null;
  readonly certificateRequest: CertificateRequest | null;
  readonly serverHelloDone: boolean;
  /** TLS 1.2 and below; null when none was readable, `kind` and all (not read before `until: 'server-flight'`). */
  readonly serverKeyExchange: ServerKeyExchange | null;
  /** OCSP response of a CertificateStatus message (RFC 6066 §8), DER; null when none came. */
  readonly ocsp: Uint8Array | null;
  /** An SSLv2 SERVER-HELLO came instead of TLS. */
  readonly ssl2: Ssl2ServerHello | null;
  readonly timing: Timing;
  /** Received bytes up to 4 KiB when they were not TLS, else null. */
  readonly plaintext: Uint8Array | null;
  /** Set when a dialogue refused to go on. */
  readonly dialogueRefused: string | null;
}

export interface HandshakeOptions extends Way {
  readonly purpose: string;
  readonly address: string;
  readonly serverName: string | null;
  readonly minVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  readonly maxVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  /** After Finished wait this long for the first read (a TLS 1.3 refusal arrives there). 0 = do not wait. */
  readonly listenMs: number;
  /** Show the person's client certificate if the server asks; default false. Without one given it is as if false. */
  readonly clientCertificate?: boolean;
  /** Resume this session of an earlier handshake (HandshakeResult.session), by id or by ticket as it says. */
  readonly session?: SessionToken | null;
  /** false: ask for no ticket (RFC 5077), so that TLS 1.2 resumes by id alone. Default true. */
  readonly tickets?: boolean;
  /** End what the server leaves open with close_notify (RFC 8446 §6.1): OpenSSL's servers forget the session of a dropped connection. Default false. */
  readonly closeCleanly?: boolean;
  readonly alpn?: readonly string[];
  /** Said as soon as the handshake is complete; what comes back within listenMs is in `heard`. Default: nothing is said. */
  readonly ask?: Uint8Array;
}

/** A session kept in memory for one run; never written anywhere. */
export interface SessionToken {
  readonly kind: 'session';
  readonly id: number;
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
  /** The server took up the session that was offered. */
  readonly resumed: boolean;
  /** The session of this connection; null when the server gave none. */
  readonly session: SessionToken | null;
  /** The server gave a ticket (RFC 5077 or RFC 8446 §4.6.1). */
  readonly ticket: boolean;
  /** TLS 1.3: none was seen, but the certificate is so large that this runtime would keep one to itself. */
  readonly sessionTooLarge: boolean;
  readonly alpn: string | null;
  /** The server asked for a client certificate and ours was shown. null: not known. */
  readonly certificateShown: boolean | null;
  /** TLS 1.2 and below, read off the wire: the server's wish for a certificate; null when none was seen. */
  readonly certificateRequest: CertificateRequest | null;
  /** TLS 1.2 and below: the server's whole part was read, so a wish would have been seen. */
  readonly serverHelloDone: boolean;
  readonly timing: Timing;
  /** The first bytes of the answer to `ask`, at most 4 KiB; absent without one. */
  readonly heard?: Uint8Array;
}

/** Our own TLS 1.3 handshake on the wire, decrypted by us: for what a library hides. */
export interface FlightOptions extends Way {
  readonly purpose: string;
  readonly address: string;
  readonly port?: number;
  readonly serverName: string | null;
  /** Suites of TLS 1.3 to offer, those that can be decrypted by this runtime only; default all of them. */
  readonly suites?: readonly number[];
  /** Groups to offer, the first with a key share; default x25519, P-256, P-384, P-521. */
  readonly groups?: readonly number[];
  readonly signatureSchemes?: readonly number[];
  /** Schemes that may stand in the chain when others are wanted for the handshake itself (signature_algorithms_cert); default: not said. */
  readonly certificateSchemes?: readonly number[];
  readonly alpn?: readonly string[];
  /** Asked for one, we answer with an empty Certificate message (RFC 8446 §4.4.2). Then, or without being asked, Finished goes out and we listen this long; 0 = stop after the server's Finished. */
  readonly listenMs: number;
  /** Only whether it completes, and with what: our Finished goes out whatever listenMs says, and nobody listens. The transcript is brief. */
  readonly brief?: boolean;
}

/** What the server's encrypted flight held. Everything may be null: `attempt.outcome` says how far it went. */
export interface FlightResult {
  readonly attempt: Attempt;
  readonly serverHello: ServerHello | null;
  /** The HelloRetryRequest before it, if one came. */
  readonly retry: ServerHello | null;
  readonly encryptedExtensions: readonly Extension[] | null;
  readonly alpn: string | null;
  readonly certificateRequest: CertificateRequest13 | null;
  /** DER in the order presented, exactly as sent: misordered and extra ones included. */
  readonly certificates: readonly Uint8Array[] | null;
  /** The leaf's OCSP staple, DER. */
  readonly ocsp: Uint8Array | null;
  /** Scheme of the CertificateVerify, and whether it fits the leaf's key; `valid` null when this runtime can't check it. */
  readonly certificateVerify: { readonly scheme: number; readonly valid: boolean | null } | null;
  /** The server's Finished fitted our transcript; null when none came. */
  readonly finishedValid: boolean | null;
  /** Our Finished went out. */
  readonly completed: boolean;
  /** What came after our Finished, tickets aside. */
  readonly afterFinished: 'quiet' | 'data' | 'alert' | 'fin' | 'rst' | null;
  readonly alertName: string | null;
  /** NewSessionTicket messages seen while we listened. */
  readonly tickets: number;
  readonly timing: Timing;
}

/** One look at the data connection of an FTP server (RFC 4217 §9, §10): anonymous login, PROT P, a passive connection, LIST. */
export interface FtpDataOptions
  extends Pick<HandshakeOptions, 'purpose' | 'address' | 'serverName' | keyof Way> {
  /** The data connection offers the TLS session of the control connection. */
  readonly reuse: boolean;
}

/** What both connections brought, nothing of the list itself. `attempt`: the control connection. */
export interface FtpDataResult extends Pick<HandshakeResult, 'attempt' | 'version'> {
  /** How far its secure conversation came; null = not to the first answer. */
  readonly reached: 'greeted' | 'logged-in' | 'protected' | 'passive' | 'listed' | null;
  /** The control connection had a session that could be offered again. */
  readonly hadSession: boolean;
  /** The last reply on the control connection, printable, at most 300 characters. */
  readonly lastCode: number | null;
  readonly lastReply: string | null;
  /** The data connection; null when it never came to one. */
  readonly data: HandshakeResult | null;
  /** The server named this address for its data instead of its own; it is never followed. */
  readonly otherAddress: string | null;
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
  flight(options: FlightOptions): Promise<FlightResult>;
  /** Two connections: control and data. */
  ftpData(options: FtpDataOptions): Promise<FtpDataResult>;
  /** Asks somebody else than the server; eight connections a run at most, beside those to the server. */
  fetchPlain(options: FetchOptions): Promise<FetchResult>;
  /** Waits, cancellable; at most 10 s. */
  pause(ms: number): Promise<void>;
  /** Connections wait for one another, or for those of other nets with the same slots. */
  readonly crowded: boolean;
  /** True when the person gave a client certificate for this run. */
  readonly hasClientCertificate: boolean;
  /** What a hello behind the run's own plain dialogue names in ALPN, empty = nothing; null: there is no such dialogue, so the usual. */
  readonly alpn: readonly string[] | null;
  judgeChain(certificates: readonly Uint8Array[], name: string | null, at: Date): Promise<TrustVerdict>;
  readonly trust: TrustPort;
  machine(): Promise<MachineFacts>;
  /** What this computer's settings say about TLS; `name`: the server's, for the list of names. Starts the system's own programs, connects nowhere. */
  localSettings(name: string): Promise<LocalSettingsFacts>;
  /** Cryptographically strong random bytes. */
  random(length: number): Uint8Array;
  /** A fresh public key for a key share of this group (hybrids included), raw as on the wire; null when the runtime can't make one. */
  keyShare(group: number): Uint8Array | null;
}
