import { NODE_12, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-12',
  name: 'Node.js 12',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 12.22.12 (OpenSSL 1.1.1n)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_12),
  insists: NODE_INSISTS.to16,
});
