import { NODE_22, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-22',
  name: 'Node.js 22',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 22.23.3 (OpenSSL 3.5.8)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_22),
  insists: NODE_INSISTS.to22,
});
