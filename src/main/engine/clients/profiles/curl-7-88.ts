import { OPENSSL_INSISTS } from '../data/openssl';
import { CURL_788 } from '../data/others';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'curl-7-88',
  name: 'curl 7.88 (Debian 12)',
  family: 'curl',
  programs: ['openssl', 'other'],
  source: 'Our own recording on the loopback: curl 7.88 with OpenSSL 3.0 of Debian 12',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(CURL_788),
  insists: OPENSSL_INSISTS.threeLevel2,
});
