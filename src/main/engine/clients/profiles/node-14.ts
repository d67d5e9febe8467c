import { NODE_12, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-14',
  name: 'Node.js 14',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 14.21.3 (OpenSSL 1.1.1t)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_12),
  insists: NODE_INSISTS.to16,
});
