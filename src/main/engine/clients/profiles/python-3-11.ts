import { OPENSSL_INSISTS } from '../data/openssl';
import { PYTHON_311 } from '../data/others';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'python-3-11',
  name: 'Python 3.11',
  family: 'python',
  programs: ['python'],
  source:
    'Our own recording on the loopback: ssl.create_default_context() of Python 3.11 with OpenSSL 3.0 of Debian 12',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(PYTHON_311),
  insists: OPENSSL_INSISTS.threeLevel2,
});
