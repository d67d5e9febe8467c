import { defaultVersions, SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'schannel-windows-2019',
  name: 'A program that uses Windows 10 1809 or Server 2019 itself (Schannel)',
  family: 'windows',
  programs: ['mail', 'database', 'other'],
  source: 'Microsoft: Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows10v1809', defaultVersions('windows10v1809'), false)),
  insists: SCHANNEL_INSISTS,
});
