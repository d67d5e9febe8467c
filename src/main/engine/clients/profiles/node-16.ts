import { NODE_12, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-16',
  name: 'Node.js 16',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 16.20.2 (OpenSSL 1.1.1v)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_12),
  insists: NODE_INSISTS.to16,
});
