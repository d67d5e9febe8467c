import { NODE_6, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-6',
  name: 'Node.js 6',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 6.17.1 (OpenSSL 1.0.2r)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_6),
  insists: NODE_INSISTS.before10,
});
