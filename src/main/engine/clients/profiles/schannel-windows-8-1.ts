import { defaultVersions, SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'schannel-windows-8-1',
  name: 'A program that uses Windows 8.1 or Server 2012 R2 itself (Schannel)',
  family: 'windows',
  programs: ['mail', 'database', 'other'],
  source: 'Microsoft: Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows81', defaultVersions('windows81'), false)),
  insists: SCHANNEL_INSISTS,
});
