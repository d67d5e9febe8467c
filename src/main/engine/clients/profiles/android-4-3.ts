import { ANDROID_43, ANDROID_APPROXIMATES, ANDROID_INSISTS } from '../data/mobile';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'android-4-3',
  name: 'Android 4.3 or older',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source: 'developer.android.com: javax.net.ssl.SSLSocket, Default configuration (API levels 9 to 19)',
  date: '2013-07-24',
  basis: 'documented',
  approximates: ANDROID_APPROXIMATES,
  ...shaped(ANDROID_43),
  insists: ANDROID_INSISTS,
});
