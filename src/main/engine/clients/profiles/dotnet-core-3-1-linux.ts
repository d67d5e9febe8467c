import { DOTNET_CORE_LINUX, DOTNET_LINUX_APPROXIMATES } from '../data/dotnet-linux';
import { OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-core-3-1-linux',
  name: '.NET Core 3.1 on Linux',
  family: 'dotnet',
  programs: ['dotnet', 'database'],
  source:
    'Microsoft: Default TLS cipher suites for .NET on Linux (breaking change of .NET 5); dotnet/corefx v3.1, System.Security.Cryptography.Native.OpenSsl',
  date: '2026-11-21',
  basis: 'documented',
  approximates: DOTNET_LINUX_APPROXIMATES,
  ...shaped(DOTNET_CORE_LINUX),
  insists: OPENSSL_INSISTS.level1,
});
