import { NODE_22, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-24',
  name: 'Node.js 24',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 24.21.0 (OpenSSL 3.5.8)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_22),
  insists: NODE_INSISTS.from24,
});
