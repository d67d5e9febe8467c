import { TO_TLS12 } from '../data/codes';
import { SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-framework-4-6-windows-11',
  name: '.NET Framework 4.6 to 4.6.2 on Windows 11',
  family: 'dotnet-framework',
  programs: ['dotnet-framework', 'mail', 'database'],
  source:
    'Microsoft: Transport Layer Security best practices with the .NET Framework (built for this version, it names TLS 1.0 to 1.2 and leaves weak suites out); Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows11', TO_TLS12)),
  insists: SCHANNEL_INSISTS,
});
