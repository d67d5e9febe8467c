import { JAVA_17, JAVA_INSISTS } from '../data/java';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'java-17',
  name: 'Java 17',
  family: 'java',
  programs: ['java'],
  source: 'Our own recording on the loopback: OpenJDK 17.0.15 of Debian 12',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(JAVA_17),
  insists: JAVA_INSISTS.newer,
});
