import { MONO_68, MONO_INSISTS } from '../data/others';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'mono-6-8',
  name: 'Mono 6.8',
  family: 'mono',
  programs: ['dotnet-framework', 'dotnet'],
  source: 'Our own recording on the loopback: SslStream of Mono 6.8 (BTLS)',
  date: '2026-11-21',
  basis: 'recorded',
  ...shaped(MONO_68),
  insists: MONO_INSISTS,
});
