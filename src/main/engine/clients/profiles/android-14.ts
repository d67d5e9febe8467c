import { ANDROID_14, ANDROID_APPROXIMATES, ANDROID_INSISTS } from '../data/mobile';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'android-14',
  name: 'Android 13 and 14',
  family: 'mobile',
  programs: ['browser', 'mail', 'other'],
  source:
    'developer.android.com: javax.net.ssl.SSLSocket, Default configuration (API levels 33 and 34); versions: testssl.sh, etc/client-simulation.txt (facts alone)',
  date: '2023-10-04',
  basis: 'documented',
  approximates: ANDROID_APPROXIMATES,
  ...shaped(ANDROID_14),
  insists: ANDROID_INSISTS,
});
