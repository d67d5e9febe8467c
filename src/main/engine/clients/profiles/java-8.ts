import { JAVA_8, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-8',
  name: 'Java 8 before update 161',
  family: 'java',
  programs: ['java'],
  source: 'Oracle: JDK Providers Documentation, The SunJSSE Provider, Java SE 8; 8u60 release notes (no RC4)',
  date: '2026-11-21',
  basis: 'documented',
  approximates:
    'Suites and versions are from Oracle’s documentation; the form of the greeting is the nearest known.',
  ...shaped(JAVA_8),
  insists: JAVA_INSISTS.eight,
});
