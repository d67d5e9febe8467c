import { GNUTLS_37, GNUTLS_INSISTS } from '../data/others';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'wget-gnutls-3-7',
  name: 'wget with GnuTLS 3.7',
  family: 'gnutls',
  programs: ['other'],
  source: 'Our own recording on the loopback: wget with GnuTLS 3.7.9 of Debian 12',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(GNUTLS_37),
  insists: GNUTLS_INSISTS,
});
