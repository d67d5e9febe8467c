import { DOTNET_LINUX_APPROXIMATES, DOTNET_OPENSSL_30 } from '../data/dotnet-linux';
import { OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-8-linux',
  name: '.NET 8 on Linux (Debian 12)',
  family: 'dotnet',
  programs: ['dotnet', 'database'],
  source:
    'Microsoft: Default TLS cipher suites for .NET on Linux (breaking change of .NET 5); openssl.cnf of Debian 12, which has no CipherString; dotnet/docs#43582',
  date: '2026-11-21',
  basis: 'documented',
  approximates: DOTNET_LINUX_APPROXIMATES,
  ...shaped(DOTNET_OPENSSL_30),
  insists: OPENSSL_INSISTS.threeLevel2,
});
