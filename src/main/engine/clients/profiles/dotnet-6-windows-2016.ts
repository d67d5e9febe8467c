import { SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-6-windows-2016',
  name: '.NET 6 on Windows 10 1607, Server 2016',
  family: 'dotnet',
  programs: ['dotnet', 'database'],
  source:
    'Microsoft: TLS/SSL best practices for .NET (it leaves the choice to Windows); Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows10v1607')),
  insists: SCHANNEL_INSISTS,
});
