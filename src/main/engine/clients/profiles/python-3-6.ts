import { OPENSSL_INSISTS } from '../data/openssl';
import { PYTHON_36 } from '../data/others';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'python-3-6',
  name: 'Python 3.6 with OpenSSL 1.1.1',
  family: 'python',
  programs: ['python'],
  source:
    'CPython 3.6, Lib/ssl.py: _DEFAULT_CIPHERS, read by OpenSSL 1.1.1; the rest as recorded from OpenSSL 1.1.1n inside Node.js 12',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'Put together from its own list of suites and the recorded form of the OpenSSL in it.',
  ...shaped(PYTHON_36),
  insists: OPENSSL_INSISTS.level1,
});
