import { SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-8-windows-10',
  name: '.NET 8 on Windows 10 22H2',
  family: 'dotnet',
  programs: ['dotnet', 'database'],
  source:
    'Microsoft: TLS/SSL best practices for .NET (it leaves the choice to Windows); Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows10v22h2')),
  insists: SCHANNEL_INSISTS,
});
