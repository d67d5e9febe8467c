import { APPLE_INSISTS } from '../data/browsers';
import { IOS_26 } from '../data/mobile';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'ios-26',
  name: 'iOS 26',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source:
    'refraction-networking/utls (BSD), u_parrots.go: HelloSafari_16_0; size and post-quantum key: testssl.sh, etc/client-simulation.txt (facts alone)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'The lists of iOS 14 with the post-quantum group added; iOS 26 was not recorded.',
  ...shaped(IOS_26),
  insists: APPLE_INSISTS,
});
