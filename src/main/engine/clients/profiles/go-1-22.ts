import { GO_122, GO_INSISTS } from '../data/go';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'go-1-22',
  name: 'Go 1.22',
  family: 'go',
  programs: ['go'],
  source:
    'Go release notes: 1.21 (extended master secret), 1.22 (no key exchange by RSA alone); our recording of Go 1.19.8',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'The recorded greeting of Go 1.19 with the changes of the release notes.',
  ...shaped(GO_122),
  insists: GO_INSISTS,
});
