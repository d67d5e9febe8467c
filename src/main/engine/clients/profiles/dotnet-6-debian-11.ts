import { DOTNET_DEBIAN_11, DOTNET_LINUX_APPROXIMATES } from '../data/dotnet-linux';
import { OPENSSL_INSISTS } from '../data/openssl';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'dotnet-6-debian-11',
  name: '.NET 6 on Debian 11',
  family: 'dotnet',
  programs: ['dotnet', 'database'],
  source:
    'Microsoft: Default TLS cipher suites for .NET on Linux (breaking change of .NET 5); openssl.cnf of Debian 11: CipherString = DEFAULT@SECLEVEL=2',
  date: '2026-11-21',
  basis: 'documented',
  approximates: DOTNET_LINUX_APPROXIMATES,
  ...shaped(DOTNET_DEBIAN_11),
  insists: OPENSSL_INSISTS.threeLevel2,
});
