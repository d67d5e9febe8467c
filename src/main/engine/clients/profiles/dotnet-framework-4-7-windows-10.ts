import { SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-framework-4-7-windows-10',
  name: '.NET Framework 4.7 to 4.8.1 on Windows 10 22H2',
  family: 'dotnet-framework',
  programs: ['dotnet-framework', 'mail', 'database'],
  source:
    'Microsoft: Transport Layer Security best practices with the .NET Framework (built for this version, it leaves the choice to Windows); Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows10v22h2')),
  insists: SCHANNEL_INSISTS,
});
