/**
 * The shapes that the wire codec gives to its users (probes, net, lab). The codec itself is pure: bytes in, values out.
 * Unknown values are kept as numbers; the odd value is the finding.
 */

/** ProtocolVersion as on the wire, e.g. 0x0303 = TLS 1.2 (RFC 8446 §4.1.2, RFC 6101 for 0x0300). */
export type VersionCode = number;

/** A record header and its payload (RFC 8446 §5.1). `version` is the legacy_record_version. */
export interface TlsRecord {
  readonly type: number;
  readonly version: VersionCode;
  readonly payload: Uint8Array;
}

/** An extension as bytes; known ones are also read into fields of the message that carries them. */
export interface Extension {
  readonly type: number;
  readonly data: Uint8Array;
}

/** Something wrong inside a message that could still be read, e.g. an extension with a bad length. */
export interface DecodeFault {
  readonly reason: DecodeReason;
  readonly what: string;
}

/** What to put into a ClientHello. `versions`: what we are ready to speak, highest first; 0x0304 adds supported_versions and a key share. */
export interface HelloOptions {
  readonly versions: readonly VersionCode[];
  readonly serverName: string | null;
  /** 32 bytes; pure code draws no random numbers, so the caller hands them in. */
  readonly random: Uint8Array;
  /** 0 or 32 bytes. */
  readonly sessionId: Uint8Array;
  readonly suites: readonly number[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  /** Public keys for key_share, by group; empty = an empty client_shares (asks for a HelloRetryRequest). */
  readonly keyShares: readonly { readonly group: number; readonly key: Uint8Array }[];
  readonly alpn: readonly string[];
  /** legacy_record_version; default 0x0301 (0x0300 for an SSL 3.0-only hello). */
  readonly recordVersion?: VersionCode;
}

/** A ClientHello read back: for codec laws, for the lab's servers and for recorded clients. */
export interface ClientHello {
  readonly legacyVersion: VersionCode;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly suites: readonly number[];
  readonly compressions: readonly number[];
  readonly extensions: readonly Extension[];
  /** From supported_versions; empty when the extension is absent. */
  readonly supportedVersions: readonly VersionCode[];
  readonly serverName: string | null;
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly keyShareGroups: readonly number[];
  readonly alpn: readonly string[];
  /** Extensions that could not be read or came twice; absent when all was well. */
  readonly faults?: readonly DecodeFault[];
}

/** ServerHello or HelloRetryRequest (RFC 8446 §4.1.3, §4.1.4: told apart by its random). `version`: the one negotiated. */
export interface ServerHello {
  readonly helloRetryRequest: boolean;
  readonly legacyVersion: VersionCode;
  readonly version: VersionCode;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly suite: number;
  readonly compression: number;
  readonly extensions: readonly Extension[];
  /** key_share: the selected group, null when absent. */
  readonly group: number | null;
  readonly alpn: string | null;
  /** Extensions that could not be read or came twice; absent when all was well. */
  readonly faults?: readonly DecodeFault[];
}

/** CertificateRequest of TLS 1.2 and below (RFC 5246 §7.4.4). `authorities`: DER of the distinguished names. */
export interface CertificateRequest {
  readonly certificateTypes: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly authorities: readonly Uint8Array[];
}

export interface Alert {
  readonly level: number;
  readonly description: number;
}

/** One handshake message, whole. `body` excludes the 4-byte header. */
export interface HandshakeMessage {
  readonly type: number;
  readonly body: Uint8Array;
}

/** Why bytes could not be read. The vocabulary is closed (wire/decode-error.ts). */
export type DecodeReason =
  | 'truncated'
  | 'trailing-bytes'
  | 'bad-length'
  | 'record-too-large'
  | 'handshake-too-large'
  | 'not-tls'
  | 'too-many-items';

/**
 * One thing found in a stream of received bytes, in order. Each record comes before what was in it.
 * `first` of `not-tls`: what had arrived when this was clear, up to 4 KiB; later bytes are the caller's to keep.
 */
export type StreamItem =
  | { readonly kind: 'record'; readonly record: TlsRecord; readonly bytes: number }
  | { readonly kind: 'handshake'; readonly message: HandshakeMessage }
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'not-tls'; readonly first: Uint8Array }
  | { readonly kind: 'malformed'; readonly reason: DecodeReason; readonly what: string };

/**
 * Reassembles records and handshake messages from chunks as they arrive (wire/stream.ts: `createTlsStream()`).
 * Incomplete is not invalid: `push` gives back what is complete and keeps the rest, bounded.
 */
export interface TlsStream {
  /** Items completed by these bytes. After `not-tls` or `malformed` nothing more is read. */
  push(chunk: Uint8Array): StreamItem[];
  /** Bytes of a record that is not yet whole: `have` of `need` (header included). `have` 0 = at a record boundary. */
  readonly pending: { readonly have: number; readonly need: number };
  /** A handshake message that is not yet whole, in bytes with its header (`need` 4 until the header is there); null at a message boundary. */
  readonly pendingMessage: { readonly have: number; readonly need: number } | null;
  /** Records in a row that brought nothing: empty ones, warnings, ChangeCipherSpecs. Above the limit the stream is malformed. */
  readonly idleRecords: number;
}
