import { OPENSSL_111, OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'openssl-1-1-1',
  name: 'OpenSSL 1.1.1',
  family: 'openssl',
  programs: ['openssl'],
  source:
    'Our own recording on the loopback: OpenSSL 1.1.1n inside Node.js 12.22.12, with its list DEFAULT and TLS 1.0 on',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(OPENSSL_111),
  insists: OPENSSL_INSISTS.level1,
});
