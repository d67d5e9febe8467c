import { NODE_18, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-20',
  name: 'Node.js 20',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 20.20.2 (OpenSSL 3.0.19)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_18),
  insists: NODE_INSISTS.to22,
});
