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
  /** ClientHello.legacy_version when it is to differ from what `versions` gives, e.g. 0x0305 to try version intolerance. */
  readonly legacyVersion?: VersionCode;
  /** legacy_compression_methods; default [0]. */
  readonly compressions?: readonly number[];
  /** Types of extensions that this hello would carry and is to go without, e.g. 23 (extended_master_secret). */
  readonly without?: readonly number[];
  /** Extensions as given, behind the others: unknown ones, GREASE, cookie, an empty last one. */
  readonly extra?: readonly Extension[];
  /** Extension types in the order wanted; those not named follow in the usual order. */
  readonly order?: readonly number[];
  /** Grow the whole record to this many bytes with the padding extension (RFC 7685), if it is smaller; by at least five bytes. */
  readonly padTo?: number;
}

/** SSLv2 CLIENT-HELLO (draft-hickman-netscape-ssl-00 §2.5; RFC 5246 §E.2 for asking for newer versions in it). `ciphers`: 24-bit kinds. */
export interface Ssl2ClientHello {
  readonly version: VersionCode;
  readonly ciphers: readonly number[];
  readonly sessionId: Uint8Array;
  /** 16 to 32 bytes. */
  readonly challenge: Uint8Array;
}

/** SSLv2 SERVER-HELLO (§2.6). `certificate`: DER, empty when none was sent. */
export interface Ssl2ServerHello {
  readonly sessionIdHit: boolean;
  readonly certificateType: number;
  readonly version: VersionCode;
  readonly certificate: Uint8Array;
  readonly ciphers: readonly number[];
  readonly connectionId: Uint8Array;
}

/** What a ServerKeyExchange of TLS 1.2 and below tells (RFC 8422 §5.4, RFC 5246 §7.4.3): the group, or the size of p. `scheme`: null before TLS 1.2 and without a signature. */
export type ServerKeyExchange =
  | {
      readonly kind: 'ecdhe';
      readonly group: number;
      readonly key: Uint8Array;
      readonly scheme: number | null;
    }
  | { readonly kind: 'explicit-curve' }
  | {
      readonly kind: 'dhe';
      /** Bits of the prime. */
      readonly bits: number;
      readonly prime: Uint8Array;
      readonly generator: Uint8Array;
      readonly scheme: number | null;
    }
  | {
      /** The temporary, short RSA key of an export suite (RFC 2246 §7.4.3). */
      readonly kind: 'rsa-export';
      /** Bits of the modulus. */
      readonly bits: number;
      readonly modulus: Uint8Array;
      readonly exponent: Uint8Array;
      readonly scheme: number | null;
    };

/** EncryptedExtensions of TLS 1.3 (RFC 8446 §4.3.1). `groups`: what the server would like next time (§4.2.7), empty when it does not say. */
export interface EncryptedExtensions {
  readonly extensions: readonly Extension[];
  readonly alpn: string | null;
  readonly groups: readonly number[];
  /** Extensions that could not be read or came twice; absent when all was well. */
  readonly faults?: readonly DecodeFault[];
}

/** CertificateRequest of TLS 1.3 (RFC 8446 §4.3.2). `authorities`: DER of the distinguished names in certificate_authorities. */
export interface CertificateRequest13 {
  readonly context: Uint8Array;
  readonly signatureSchemes: readonly number[];
  readonly certificateSchemes: readonly number[];
  readonly authorities: readonly Uint8Array[];
  readonly extensions: readonly Extension[];
  /** Extensions that could not be read or came twice; absent when all was well. */
  readonly faults?: readonly DecodeFault[];
}

/** One entry of a TLS 1.3 Certificate message with its OCSP staple, if one came (RFC 8446 §4.4.2.1). */
export interface CertificateEntry13 {
  readonly der: Uint8Array;
  readonly ocsp: Uint8Array | null;
  readonly extensions: readonly Extension[];
  /** Extensions that could not be read or came twice; absent when all was well. */
  readonly faults?: readonly DecodeFault[];
}

/** CertificateVerify (RFC 8446 §4.4.3). */
export interface CertificateVerify {
  readonly scheme: number;
  readonly signature: Uint8Array;
}

/** NewSessionTicket of TLS 1.2 and below (RFC 5077 §3.3); `lifetime` in seconds, 0 = the server does not say. */
export interface NewSessionTicket12 {
  readonly lifetime: number;
  readonly ticket: Uint8Array;
}

/** NewSessionTicket of TLS 1.3 (RFC 8446 §4.6.1); `lifetime` in seconds. */
export interface NewSessionTicket13 {
  readonly lifetime: number;
  readonly ageAdd: number;
  readonly nonce: Uint8Array;
  readonly ticket: Uint8Array;
  readonly extensions: readonly Extension[];
}

/** TLSInnerPlaintext: what a record of TLS 1.3 turns out to be once decrypted (RFC 8446 §5.2). */
export interface InnerPlaintext {
  readonly type: number;
  readonly content: Uint8Array;
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
  /** key_share: the server's public key, null when absent and in a HelloRetryRequest. */
  readonly keyShare: Uint8Array | null;
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
  /**
   * The same bit by bit, for who may have enough before the chunk is over: `append`, then `next` (what one record brings; null: no more is
   * whole) and, before the owner of the chunk goes on, `keep`.
   */
  append(chunk: Uint8Array): void;
  next(): readonly StreamItem[] | null;
  keep(): void;
  /** Bytes of a record that is not yet whole: `have` of `need` (header included). `have` 0 = at a record boundary. */
  readonly pending: { readonly have: number; readonly need: number };
  /** A handshake message that is not yet whole, in bytes with its header (`need` 4 until the header is there); null at a message boundary. */
  readonly pendingMessage: { readonly have: number; readonly need: number } | null;
  /** Records in a row that brought nothing: empty ones, warnings, ChangeCipherSpecs. Above the limit the stream is malformed. */
  readonly idleRecords: number;
}
