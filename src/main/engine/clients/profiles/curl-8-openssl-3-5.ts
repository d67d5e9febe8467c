import { OPENSSL_INSISTS } from '../data/openssl';
import { CURL_8 } from '../data/others';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'curl-8-openssl-3-5',
  name: 'curl 8 with OpenSSL 3.5',
  family: 'curl',
  programs: ['openssl', 'other'],
  source: 'Our recordings of curl 7.88 and of OpenSSL 3.5.8 inside Node.js 24',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'Put together from two recordings; this curl by itself was not recorded.',
  ...shaped(CURL_8),
  insists: OPENSSL_INSISTS.threeLevel2,
});
