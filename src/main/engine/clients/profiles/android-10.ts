import { ANDROID_10, ANDROID_APPROXIMATES, ANDROID_INSISTS } from '../data/mobile';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'android-10',
  name: 'Android 10 to 12',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source:
    'developer.android.com: javax.net.ssl.SSLSocket, Default configuration (API levels 29 to 32); refraction-networking/utls, HelloAndroid_11_OkHttp',
  date: '2019-09-03',
  basis: 'documented',
  approximates: ANDROID_APPROXIMATES,
  ...shaped(ANDROID_10),
  insists: ANDROID_INSISTS,
});
