import type { StartCausePeer } from '../cases/define-cause-cases';
import { withRsaKey } from './by-version';

/** TLS 1.2 alone, with an RSA certificate, and with these suites (in OpenSSL's words) and no others. */
export const takingSuites = (ciphers: string): StartCausePeer =>
  withRsaKey({ ciphers, maxVersion: 'TLSv1.2' });
