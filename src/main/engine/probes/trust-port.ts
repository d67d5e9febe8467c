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
  /** What the key may be used for (RFC 5280 §4.2.1.3), e.g. "digitalSignature"; absent: the certificate does not limit it. */
  readonly keyUsage?: readonly string[];
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
  /** That root was added for this check, and this computer's own list does not have it. Absent: no. */
  readonly anchorAdded?: boolean;
}

/** What one set of roots says of a chain. `path`: positions of the certificates on the way up, the server's first, a root left out. */
export interface StoreVerdict {
  readonly id: 'this-computer' | 'mozilla' | 'added';
  readonly name: string;
  readonly roots: number;
  readonly trusted: boolean;
  readonly anchor: string | null;
  readonly faults: readonly TrustFault[];
  readonly path: readonly number[];
  readonly chain: readonly CertificateFacts[];
}

/** One certificate on the way up, and what it takes to ask whether it was cancelled. `issuer`: DER; null = not known, then nobody's answer can be checked. */
export interface ChainLink {
  readonly index: number;
  readonly subject: string;
  readonly issuer: Uint8Array | null;
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
  /** The certificate demands a staple (RFC 7633). */
  readonly mustStaple: boolean;
  /** A request about it (RFC 6960 §4.1), DER. */
  readonly ocspRequest: Uint8Array | null;
}

/** What an answer about one certificate is worth. `signedAt`: when it was made, once its signature was found good. Times are ISO 8601. */
export interface RevocationVerdict {
  readonly status: 'good' | 'revoked' | 'unknown' | 'unusable' | 'out-of-date';
  readonly why: string;
  readonly revokedAt: string | null;
  readonly reason: string | null;
  readonly thisUpdate: string | null;
  readonly nextUpdate: string | null;
  readonly signedAt: string | null;
}

/** Certificates judged beyond a first look. Reads bytes and this computer's lists; connects nowhere, throws for no bytes. */
export interface TrustPort {
  /** The same chain by this computer's roots, by Mozilla's, and by the added ones alone if there are any. */
  byStore(
    certificates: readonly Uint8Array[],
    name: string | null,
    at: Date,
  ): Promise<readonly StoreVerdict[]>;
  /** The certificates in what was downloaded: DER, PEM, or a bundle (PKCS#7, RFC 5652); at most 20. */
  certificatesIn(bytes: Uint8Array): Promise<readonly Uint8Array[]>;
  /** Those of the candidates that signed this certificate. */
  issuersOf(certificate: Uint8Array, candidates: readonly Uint8Array[]): Promise<readonly Uint8Array[]>;
  /** The way from the server's certificate up, with all roots together. */
  links(certificates: readonly Uint8Array[], at: Date): Promise<readonly ChainLink[]>;
  judgeOcsp(
    answer: Uint8Array,
    certificate: Uint8Array,
    issuer: Uint8Array,
    at: Date,
  ): Promise<RevocationVerdict>;
  judgeCrl(
    list: Uint8Array,
    certificate: Uint8Array,
    issuer: Uint8Array,
    at: Date,
  ): Promise<RevocationVerdict>;
}
