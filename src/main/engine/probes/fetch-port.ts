import type { Attempt } from '../../../shared/model/attempt';

/** One question by plain HTTP to an address that a certificate names: to others than the server, and only where the person allows it. */
export interface FetchOptions {
  readonly purpose: string;
  readonly url: string;
  /** The address that showed the certificate: addresses inside a network may be asked only if this one is there, too. */
  readonly server: string | null;
  /** Decides how much is read and for how long. */
  readonly kind: 'certificate' | 'ocsp' | 'crl';
  /** An OCSP request to be posted; left out = GET. */
  readonly body?: Uint8Array;
}

/** What came of it. `not-allowed`: nothing was sent there, and `why` says the reason. Sentences with a full stop. */
export interface FetchResult {
  /** The last of `attempts`. */
  readonly attempt: Attempt;
  /** One for each address asked: redirects are followed, three at most. */
  readonly attempts: readonly Attempt[];
  readonly status: 'fetched' | 'unreachable' | 'not-allowed';
  readonly why: string;
  readonly body: Uint8Array | null;
  /** The Date header of the answer, whatever its status, and this computer's time then. ISO 8601. */
  readonly date: { readonly at: string; readonly heardAt: string } | null;
  readonly ms: number;
}
