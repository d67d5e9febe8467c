import { JAVA_11_0_11, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-11-0-11',
  name: 'Java 11.0.11 or later',
  family: 'java',
  programs: ['java'],
  source:
    'Oracle: JDK Providers Documentation, The SunJSSE Provider, Java SE 11; 11.0.11 release notes (JDK-8202343)',
  date: '2026-11-21',
  basis: 'documented',
  approximates:
    'Suites and versions are from Oracle’s documentation; the form of the greeting is the nearest known.',
  ...shaped(JAVA_11_0_11),
  insists: JAVA_INSISTS.newer,
});
