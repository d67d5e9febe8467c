import { NODE_18, NODE_INSISTS } from '../data/node';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'node-18',
  name: 'Node.js 18',
  family: 'node',
  programs: ['node'],
  source: 'Our own recording on the loopback: tls.connect of Node.js 18.20.8 (OpenSSL 3.0.16)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(NODE_18),
  insists: NODE_INSISTS.to22,
});
