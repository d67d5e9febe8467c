import { ANDROID_43, ANDROID_APPROXIMATES, ANDROID_INSISTS } from '../data/mobile';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'android-4-4',
  name: 'Android 4.4',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source:
    'developer.android.com: javax.net.ssl.SSLSocket, Default configuration (API level 19; TLS 1.1 and 1.2 only where the program asks for them)',
  date: '2013-10-31',
  basis: 'documented',
  approximates: ANDROID_APPROXIMATES,
  ...shaped(ANDROID_43),
  insists: ANDROID_INSISTS,
});
