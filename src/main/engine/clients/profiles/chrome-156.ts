import { CHROME_INSISTS, CHROMIUM_156 } from '../data/browsers';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'chrome-156',
  name: 'Chrome 156',
  family: 'browser',
  programs: ['browser'],
  source: 'Our own recording on the loopback: Chromium 156 of Debian 12',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(CHROMIUM_156),
  insists: CHROME_INSISTS,
});
