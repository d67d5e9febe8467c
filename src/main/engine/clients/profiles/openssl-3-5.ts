import { OPENSSL_35, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-3-5',
  name: 'OpenSSL 3.5',
  family: 'openssl',
  programs: ['openssl'],
  source:
    'Groups, schemes and extensions as recorded from OpenSSL 3.5.8 inside Node.js 24; suites: the list DEFAULT of s_client 3.0',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'The order of its suites is that of OpenSSL 3.0; s_client 3.5 was not recorded.',
  ...shaped(OPENSSL_35),
  insists: OPENSSL_INSISTS.threeLevel2,
});
