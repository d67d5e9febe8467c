import { oldVersions, SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-framework-4-5-windows-11',
  name: '.NET Framework 4.0 to 4.5.2 on Windows 11',
  family: 'dotnet-framework',
  programs: ['dotnet-framework', 'mail', 'database'],
  source:
    'Microsoft: Transport Layer Security best practices with the .NET Framework (built for this version, it names SSL 3.0 and TLS 1.0); Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows11', oldVersions('windows11'), false)),
  insists: SCHANNEL_INSISTS,
});
