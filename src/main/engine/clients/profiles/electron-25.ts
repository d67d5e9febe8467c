import { ELECTRON_25, ELECTRON_INSISTS } from '../data/others';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'electron-25',
  name: 'Electron 25 (its Node.js)',
  family: 'node',
  programs: ['node', 'other'],
  source:
    'Our own recording on the loopback: tls.connect inside Electron 25.1.1 (Node.js 18.15 with BoringSSL)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(ELECTRON_25),
  insists: ELECTRON_INSISTS,
});
