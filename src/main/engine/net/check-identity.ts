import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { ClientIdentity } from '../../../shared/model/way';
import { printable } from '../../../shared/words/printable';

/** Whose a client certificate is: nothing secret. `notBefore` and `notAfter`: ISO 8601. */
export interface IdentityFacts {
  readonly subject: string;
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** What this runtime says of a client certificate and its key. `locked`: the passphrase is missing or wrong. */
export type IdentityCheck =
  | ({ readonly kind: 'ready' } & IdentityFacts)
  | { readonly kind: 'locked' }
  | { readonly kind: 'unusable'; readonly why: 'no-key' | 'other-key' | 'old-encryption' | 'unreadable' };

const contextOf = (identity: ClientIdentity): SecureContext => {
  const passphrase = identity.passphrase === null ? {} : { passphrase: identity.passphrase };
  return identity.kind === 'pem'
    ? createSecureContext({ cert: identity.certificates, key: identity.key, ...passphrase })
    : createSecureContext({ pfx: Buffer.from(identity.pfx, 'base64'), ...passphrase });
};

/** The leaf that the runtime would show. A PFX is read by nothing else in Node, so the loaded context is asked. */
const leafOf = (identity: ClientIdentity, { context }: SecureContext): X509Certificate => {
  if (identity.kind === 'pem') return new X509Certificate(identity.certificates);
  const native: { getCertificate(): Buffer } = context;
  return new X509Certificate(native.getCertificate());
};

const subjectOf = ({ subject }: X509Certificate): string => {
  const parts = (subject ?? '').split('\n');
  const common = parts.find((part) => part.startsWith('CN='));
  return printable(common?.slice(3) ?? parts.join(', '), 300) || 'A certificate without a name';
};

/** The words of OpenSSL first, those of BoringSSL (Electron) after them. */
const LOCKED = /bad.decrypt|bad.password|incorrect.password|mac verify failure/i;
const OLD = /unsupported pkcs12/i;
const OTHER_KEY = /key.values.mismatch/i;
const NO_KEY = /unable to load private key|null parameter/i;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : '');

const OTHER_PASSPHRASES: readonly string[] = ['1', '2'];

/**
 * A wrong passphrase opens a PEM key in one of some 256 tries, when what comes out of it ends like padding (PKCS #7), and then the key counts as
 * unreadable. Other passphrases tell a whole file that is locked from a damaged one, which none of them gets so far.
 */
const isLockedAfterAll = (identity: ClientIdentity): boolean =>
  identity.kind === 'pem' &&
  identity.key.includes('ENCRYPTED') &&
  OTHER_PASSPHRASES.some((passphrase) => {
    try {
      contextOf({ ...identity, passphrase });
      return false;
    } catch (error) {
      return LOCKED.test(wordsOf(error));
    }
  });

const readFault = (error: unknown, identity: ClientIdentity): IdentityCheck => {
  const text = wordsOf(error);
  if (LOCKED.test(text)) return { kind: 'locked' };
  if (OTHER_KEY.test(text)) return { kind: 'unusable', why: 'other-key' };
  if (OLD.test(text)) return { kind: 'unusable', why: 'old-encryption' };
  if (NO_KEY.test(text)) return { kind: 'unusable', why: 'no-key' };
  return isLockedAfterAll(identity) ? { kind: 'locked' } : { kind: 'unusable', why: 'unreadable' };
};

/** Loads a client certificate as a handshake would, and says whose it is. Sends nothing, throws nothing, keeps nothing. */
export const checkIdentity = (identity: ClientIdentity): IdentityCheck => {
  try {
    const leaf = leafOf(identity, contextOf(identity));
    return {
      kind: 'ready',
      subject: subjectOf(leaf),
      fingerprint: leaf.fingerprint256,
      notBefore: new Date(leaf.validFrom).toISOString(),
      notAfter: new Date(leaf.validTo).toISOString(),
    };
  } catch (error) {
    return readFault(error, identity);
  }
};
