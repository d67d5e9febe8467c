import { OPENSSL_111, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-1-1-1',
  name: 'OpenSSL 1.1.1',
  family: 'openssl',
  programs: ['openssl'],
  source:
    'Suites as recorded from s_client 3.0, whose list DEFAULT is the same; groups and schemes as recorded from OpenSSL 1.1.1n inside Node.js 12; OpenSSL 1.1.1: ciphers(1), SSL_CTX_set1_groups(3)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'Put together from two recordings; OpenSSL 1.1.1 by itself was not recorded.',
  ...shaped(OPENSSL_111),
  insists: OPENSSL_INSISTS.level1,
});
