import { OPENSSL_30, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-3-0',
  name: 'OpenSSL 3.0 (Debian 12)',
  family: 'openssl',
  programs: ['openssl'],
  source: 'Our own recording on the loopback: openssl s_client 3.0 of Debian 12',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(OPENSSL_30),
  insists: OPENSSL_INSISTS.threeLevel2,
});
