import { DOTNET_LINUX_APPROXIMATES, DOTNET_OPENSSL_111 } from '../data/dotnet-linux';
import { OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-6-linux',
  name: '.NET 6 on Linux with OpenSSL 1.1.1',
  family: 'dotnet',
  programs: ['dotnet', 'database'],
  source:
    'Microsoft: Default TLS cipher suites for .NET on Linux (breaking change of .NET 5); no CipherString in openssl.cnf',
  date: '2026-11-21',
  basis: 'documented',
  approximates: DOTNET_LINUX_APPROXIMATES,
  ...shaped(DOTNET_OPENSSL_111),
  insists: OPENSSL_INSISTS.level1,
});
