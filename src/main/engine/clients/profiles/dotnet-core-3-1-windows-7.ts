import { SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-core-3-1-windows-7',
  name: '.NET Core 3.1 on Windows 7, Server 2008 R2',
  family: 'dotnet',
  programs: ['dotnet', 'database'],
  source:
    'Microsoft: TLS/SSL best practices for .NET (it leaves the choice to Windows); Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows7')),
  insists: SCHANNEL_INSISTS,
});
