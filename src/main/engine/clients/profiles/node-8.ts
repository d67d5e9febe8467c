import { NODE_8, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-8',
  name: 'Node.js 8',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 8.17.0 (OpenSSL 1.0.2s)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_8),
  insists: NODE_INSISTS.before10,
});
