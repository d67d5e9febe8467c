import { OPENSSL_101, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-1-0-1',
  name: 'OpenSSL 1.0.1',
  family: 'openssl',
  programs: ['openssl'],
  source: 'Our own recording on the loopback: OpenSSL 1.0.1u inside Node.js 0.10.48, with its list DEFAULT',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(OPENSSL_101),
  insists: OPENSSL_INSISTS.old,
});
