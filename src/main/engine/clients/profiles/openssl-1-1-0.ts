import { OPENSSL_110, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-1-1-0',
  name: 'OpenSSL 1.1.0',
  family: 'openssl',
  programs: ['openssl'],
  source: 'Our own recording on the loopback: OpenSSL 1.1.0h inside Node.js 10.0.0, with its list DEFAULT',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(OPENSSL_110),
  insists: OPENSSL_INSISTS.level1,
});
