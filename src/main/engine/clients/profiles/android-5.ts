import { ANDROID_5, ANDROID_APPROXIMATES, ANDROID_INSISTS } from '../data/mobile';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'android-5',
  name: 'Android 5 to 7',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source: 'developer.android.com: javax.net.ssl.SSLSocket, Default configuration (API levels 20 to 25)',
  date: '2014-11-12',
  basis: 'documented',
  approximates: ANDROID_APPROXIMATES,
  ...shaped(ANDROID_5),
  insists: ANDROID_INSISTS,
});
