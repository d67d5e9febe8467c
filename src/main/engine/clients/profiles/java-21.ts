import { JAVA_17, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-21',
  name: 'Java 21',
  family: 'java',
  programs: ['java'],
  source:
    'Oracle: JDK Providers Documentation, The SunJSSE Provider, Java SE 21; our recording of OpenJDK 17.0.15',
  date: '2026-11-21',
  basis: 'documented',
  approximates: 'Taken to be the greeting of OpenJDK 17.0.15; Java 21 was not recorded.',
  ...shaped(JAVA_17),
  insists: JAVA_INSISTS.newer,
});
