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
