import { entry, type GlossaryEntry } from './entry';

/** Words about programs, systems and rules. */
export const PROGRAMS: readonly GlossaryEntry[] = [
  entry(
    'schannel',
    'Schannel',
    ['Schannel', 'SChannel'],
    'The part of Windows that makes secure connections. Most Windows programs, IIS and .NET on Windows use it, and its settings count for all of them.',
    'Microsoft: Schannel SSP',
  ),
  entry(
    'openssl',
    'OpenSSL',
    ['OpenSSL'],
    'The library by which most programs on Linux make secure connections, among them nginx, Python and curl.',
  ),
  entry(
    'dotnet-framework',
    '.NET Framework',
    ['.NET Framework'],
    'What many Windows programs from 2002 to today are built on. Versions before 4.7 pick old versions of TLS unless they are told otherwise.',
    'Microsoft: TLS best practices with .NET Framework',
  ),
  entry(
    'iis',
    'IIS',
    ['IIS', 'http.sys'],
    'The web server of Windows. It makes secure connections by Schannel.',
  ),
  entry(
    'registry',
    'Registry',
    ['registry'],
    'The place where Windows keeps its settings. A change there can have wide effects, so note the former value first.',
  ),
  entry(
    'group-policy',
    'Group policy',
    ['group policy', 'group policies'],
    'Settings that an organisation gives to all its Windows computers. They win over what is set on one computer.',
  ),
  entry(
    'fips',
    'FIPS 140',
    ['FIPS'],
    'A rule of the United States about which methods of encryption may be used. A computer in FIPS mode refuses all others.',
    'FIPS 140-3',
  ),
  entry(
    'nist',
    'NIST SP 800-52',
    ['NIST', 'SP 800-52r2'],
    'Advice of a United States office on how servers of the government should set up TLS.',
    'NIST SP 800-52 Rev. 2',
  ),
  entry(
    'pci',
    'PCI DSS',
    ['PCI DSS'],
    'Rules for everyone who handles payment cards. They forbid early versions of TLS.',
    'PCI DSS 4.0',
  ),
  entry(
    'inspection',
    'Looking into secure connections (TLS inspection)',
    ['TLS inspection', 'HTTPS scanning', 'HTTPS inspection'],
    'Security software or a device opens each secure connection, looks inside, and makes a new one. Programs then see its certificate instead of the server’s.',
  ),
  entry(
    'antivirus',
    'Security software',
    ['antivirus', 'security software'],
    'A program that guards a computer. Some of them also look into secure connections, and may break them.',
  ),
  entry(
    'clock',
    'Time from the network (NTP)',
    ['NTP'],
    'The way in which computers set their clocks. With a wrong clock a good certificate looks as if it had run out, or were not good yet.',
    'RFC 5905',
  ),
  entry(
    'cbc',
    'CBC and RC4',
    ['CBC', 'RC4', '3DES'],
    'Older kinds of encryption. Many servers have switched them off, and old programs may know no others.',
    'RFC 7465',
  ),
  entry(
    'sql-client',
    'SqlClient',
    ['SqlClient'],
    'The part of .NET that talks to SQL Server. Since version 4 it encrypts unless told otherwise, and then it looks at the server’s certificate.',
    'Microsoft: SqlClient 4.0',
  ),
  entry(
    'tls-library',
    'TLS library',
    ['TLS library'],
    'The part of a program, or of the system below it, that makes the secure connection. It decides which versions and methods are offered.',
  ),
];
