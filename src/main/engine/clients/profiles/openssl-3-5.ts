import { OPENSSL_35, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-3-5',
  name: 'OpenSSL 3.5',
  family: 'openssl',
  programs: ['openssl'],
  source: 'Our own recording on the loopback: OpenSSL 3.5.8 inside Node.js 24.21.0, with its list DEFAULT',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(OPENSSL_35),
  insists: OPENSSL_INSISTS.threeLevel2,
});
