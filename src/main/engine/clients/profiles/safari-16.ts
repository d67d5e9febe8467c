import { APPLE_INSISTS, SAFARI_16 } from '../data/browsers';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'safari-16',
  name: 'Safari 16 (macOS 13)',
  family: 'browser',
  programs: ['browser'],
  source: 'refraction-networking/utls (BSD), u_parrots.go: HelloSafari_16_0',
  date: '2022-09-12',
  basis: 'documented',
  approximates: 'The lists are those of the source; the form is ours.',
  ...shaped(SAFARI_16),
  insists: APPLE_INSISTS,
});
