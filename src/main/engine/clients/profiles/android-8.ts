import { ANDROID_8, ANDROID_APPROXIMATES, ANDROID_INSISTS } from '../data/mobile';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'android-8',
  name: 'Android 8 and 9',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source: 'developer.android.com: javax.net.ssl.SSLSocket, Default configuration (API levels 26 to 28)',
  date: '2017-08-21',
  basis: 'documented',
  approximates: ANDROID_APPROXIMATES,
  ...shaped(ANDROID_8),
  insists: ANDROID_INSISTS,
});
