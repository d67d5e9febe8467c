import { OPENSSL_102, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-1-0-2',
  name: 'OpenSSL 1.0.2',
  family: 'openssl',
  programs: ['openssl'],
  source: 'Our own recording on the loopback: OpenSSL 1.0.2r inside Node.js 6.17.1, with its list DEFAULT',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(OPENSSL_102),
  insists: OPENSSL_INSISTS.old,
});
