import { JAVA_11_0_11, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-8u341',
  name: 'Java 8, update 341 or later',
  family: 'java',
  programs: ['java'],
  source:
    'Oracle: JDK Providers Documentation, The SunJSSE Provider, Java SE 8; 8u291 (no TLS 1.0 and 1.1) and 8u341 release notes (TLS 1.3 for clients)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'Its lists are those of Java 11, from which TLS 1.3 was brought over.',
  ...shaped(JAVA_11_0_11),
  insists: JAVA_INSISTS.newer,
});
