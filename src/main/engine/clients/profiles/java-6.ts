import { JAVA_6, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-6',
  name: 'Java 6',
  family: 'java',
  programs: ['java'],
  source:
    'Oracle: JDK Providers Documentation, The SunJSSE Provider, Java SE 6; versions of 6u45: testssl.sh, etc/client-simulation.txt (facts alone)',
  date: '2026-11-21',
  basis: 'documented',
  approximates:
    'Java 6 wraps its greeting in the format of SSL 2.0 unless it is told not to; here it is wrapped as TLS, and without extensions.',
  ...shaped(JAVA_6),
  insists: JAVA_INSISTS.six,
});
