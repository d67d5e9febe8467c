import { JAVA_7, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-7',
  name: 'Java 7',
  family: 'java',
  programs: ['java'],
  source:
    'Oracle: JDK Providers Documentation, The SunJSSE Provider, Java SE 7; versions of 7u25: testssl.sh, etc/client-simulation.txt (facts alone)',
  date: '2026-11-21',
  basis: 'documented',
  approximates:
    'Suites and versions are from Oracle’s documentation; the form of the greeting is the nearest known.',
  ...shaped(JAVA_7),
  insists: JAVA_INSISTS.seven,
});
