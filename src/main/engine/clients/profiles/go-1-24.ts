import { GO_124, GO_INSISTS } from '../data/go';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'go-1-24',
  name: 'Go 1.24',
  family: 'go',
  programs: ['go'],
  source: 'Go release notes: 1.21, 1.22, 1.23 (no 3DES), 1.24 (X25519MLKEM768); our recording of Go 1.19.8',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'The recorded greeting of Go 1.19 with the changes of the release notes.',
  ...shaped(GO_124),
  insists: GO_INSISTS,
});
