import { FIREFOX_153, FIREFOX_INSISTS } from '../data/browsers';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'firefox-153',
  name: 'Firefox 153',
  family: 'browser',
  programs: ['browser'],
  source: 'Our own recording on the loopback: Firefox ESR 153 of Debian 12',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(FIREFOX_153),
  insists: FIREFOX_INSISTS,
});
