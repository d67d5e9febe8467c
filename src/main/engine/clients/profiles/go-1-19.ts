import { GO_119, GO_INSISTS } from '../data/go';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'go-1-19',
  name: 'Go 1.19',
  family: 'go',
  programs: ['go'],
  source: 'Our own recording on the loopback: crypto/tls of Go 1.19.8',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(GO_119),
  insists: GO_INSISTS,
});
