import { JAVA_8U161, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-8u161',
  name: 'Java 8, updates 161 to 251',
  family: 'java',
  programs: ['java'],
  source:
    'Oracle: JDK Providers Documentation, The SunJSSE Provider, Java SE 8; 8u161 release notes (unlimited strength, extended master secret)',
  date: '2026-11-21',
  basis: 'documented',
  approximates:
    'Suites and versions are from Oracle’s documentation; the form of the greeting is the nearest known.',
  ...shaped(JAVA_8U161),
  insists: JAVA_INSISTS.eight,
});
