import { NODE_10, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-10',
  name: 'Node.js 10',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 10.24.1 (OpenSSL 1.1.1k)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_10),
  insists: NODE_INSISTS.to16,
});
