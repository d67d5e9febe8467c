import { APPLE_INSISTS, SAFARI_16 } from '../data/browsers';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'ios-14',
  name: 'iOS 14 to 17',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source: 'refraction-networking/utls (BSD), u_parrots.go: HelloIOS_14, lists alone',
  date: '2020-09-16',
  basis: 'documented',
  approximates: 'The lists of iOS 14, which later versions share with Safari 16.',
  ...shaped(SAFARI_16),
  insists: APPLE_INSISTS,
});
