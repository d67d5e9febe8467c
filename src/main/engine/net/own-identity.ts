import type { SecureContextOptions } from 'node:tls';
import type { ClientIdentity } from '../../../shared/model/way';
import { checkIdentity } from './check-identity';

/** The outcome code of a handshake that did not begin because of the person's own certificate. */
export const IDENTITY_CODE = 'CLIENT-CERTIFICATE';

const WORDS = {
  locked: 'The client certificate was not shown: its passphrase is missing or does not fit.',
  'no-key': 'The client certificate was not shown: its private key is missing.',
  'other-key': 'The client certificate was not shown: the private key belongs to another certificate.',
  'old-encryption':
    'The client certificate was not shown: its file is locked in an old way that is not supported here.',
  unreadable: 'The client certificate was not shown: it can’t be read.',
} as const;

/** Why this client certificate can't be shown by this runtime, in one plain sentence; null when it can. */
export const identityProblem = (identity: ClientIdentity): string | null => {
  // node:tls takes an empty key for none at all, and would then show nothing.
  if (identity.kind === 'pem' && identity.key.trim() === '') return WORDS['no-key'];
  const check = checkIdentity(identity);
  if (check.kind === 'ready') return null;
  return WORDS[check.kind === 'locked' ? 'locked' : check.why];
};

/** Certificate and key for a TLS context. */
export const identityOptions = (identity: ClientIdentity | null): SecureContextOptions => {
  if (!identity) return {};
  const passphrase = identity.passphrase === null ? {} : { passphrase: identity.passphrase };
  return identity.kind === 'pem'
    ? { cert: identity.certificates, key: identity.key, ...passphrase }
    : { pfx: Buffer.from(identity.pfx, 'base64'), ...passphrase };
};
