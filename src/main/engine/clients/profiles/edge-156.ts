import { CHROME_INSISTS, CHROMIUM_156 } from '../data/browsers';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'edge-156',
  name: 'Edge 156',
  family: 'browser',
  programs: ['browser'],
  source: 'Our own recording of Chromium 156, on which this Edge is built',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'Taken to be the greeting of Chromium 156; Edge itself was not recorded.',
  ...shaped(CHROMIUM_156),
  insists: CHROME_INSISTS,
});
