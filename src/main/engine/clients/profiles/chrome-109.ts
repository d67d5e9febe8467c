import { CHROME_109, CHROME_INSISTS } from '../data/browsers';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'chrome-109',
  name: 'Chrome 109 (the last for Windows 7)',
  family: 'browser',
  programs: ['browser'],
  source:
    'refraction-networking/utls (BSD), u_parrots.go: HelloChrome_112_PSK_Shuf and its neighbours, lists alone',
  date: '2023-01-10',
  basis: 'documented',
  approximates:
    'The lists of Chrome 100 to 114, which are the same; the order of its extensions is one of many.',
  ...shaped(CHROME_109),
  insists: CHROME_INSISTS,
});
