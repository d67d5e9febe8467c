import type { ClientProfile } from '../../clients/define-client';
import { schemeName } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';

/** The kinds of key that certificates of servers have: of RFC 5246 §7.4.2 those that are in use. */
export type KeyKind = 'RSA' | 'ECDSA';

/** The kind of a certificate's key by its name ("RSA", "EC P-256"); null for another kind, such as "RSA-PSS". */
export const kindOfKey = (keyType: string): KeyKind | null => {
  const type = keyType.toUpperCase();
  if (type.startsWith('RSA')) return type === 'RSA-PSS' ? null : 'RSA';
  return type.startsWith('EC') ? 'ECDSA' : null;
};

const TLS13 = 0x0304;

/**
 * Whether a program accepts a certificate with such a key: up to TLS 1.2 its suites say so (RFC 5246 §7.4.2), in TLS 1.3 its signature
 * schemes (RFC 8446 §4.2.3).
 */
export const acceptsKind = ({ offers }: Pick<ClientProfile, 'offers'>, kind: KeyKind): boolean => {
  const bySuite =
    offers.versions.some((version) => version < TLS13) &&
    offers.suites.some((code) => suiteFacts(code)?.authentication === kind.toLowerCase());
  const byScheme =
    offers.versions.includes(TLS13) &&
    offers.signatureSchemes.some((code) =>
      schemeName(code).startsWith(kind === 'RSA' ? 'rsa_pss_rsae' : 'ecdsa'),
    );
  return bySuite || byScheme;
};
