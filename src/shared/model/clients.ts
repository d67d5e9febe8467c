import type { Program } from './asked';

/** One program whose greeting is known, as a person picks it. `programs`: the answers of "which program?" under which it is listed. */
interface ClientChoice {
  readonly id: string;
  readonly name: string;
  readonly family: ClientFamily;
  readonly programs: readonly Program[];
}

/** Families in words, for headings; in the order of the list. */
export const CLIENT_FAMILIES = {
  'dotnet-framework': '.NET Framework',
  dotnet: '.NET and .NET Core',
  windows: 'Windows itself',
  mono: 'Mono',
  java: 'Java',
  python: 'Python',
  node: 'Node.js',
  go: 'Go',
  openssl: 'OpenSSL',
  curl: 'curl',
  gnutls: 'GnuTLS',
  browser: 'Browsers',
  mobile: 'Phones and tablets',
} as const;
export type ClientFamily = keyof typeof CLIENT_FAMILIES;

/*
 * From the profiles in src/main/engine/clients/profiles: id | family | answers | name. Written by `npm run update-golden`; a test holds it
 * against the profiles, so it is never edited by hand.
 */
const LIST = `
dotnet-framework-3-5-windows-7 | dotnet-framework | dotnet-framework mail database | .NET Framework 3.5 on Windows 7, Server 2008 R2
dotnet-framework-3-5-windows-2016 | dotnet-framework | dotnet-framework mail database | .NET Framework 3.5 on Windows 10 1607, Server 2016
dotnet-framework-4-5-windows-7 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.0 to 4.5.2 on Windows 7, Server 2008 R2
dotnet-framework-4-5-windows-8-1 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.0 to 4.5.2 on Windows 8.1, Server 2012 R2
dotnet-framework-4-5-windows-2016 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.0 to 4.5.2 on Windows 10 1607, Server 2016
dotnet-framework-4-5-windows-2019 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.0 to 4.5.2 on Windows 10 1809, Server 2019
dotnet-framework-4-5-windows-11 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.0 to 4.5.2 on Windows 11
dotnet-framework-4-5-windows-2022 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.0 to 4.5.2 on Windows Server 2022
dotnet-framework-4-6-windows-7 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.6 to 4.6.2 on Windows 7, Server 2008 R2
dotnet-framework-4-6-windows-8-1 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.6 to 4.6.2 on Windows 8.1, Server 2012 R2
dotnet-framework-4-6-windows-2016 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.6 to 4.6.2 on Windows 10 1607, Server 2016
dotnet-framework-4-6-windows-2019 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.6 to 4.6.2 on Windows 10 1809, Server 2019
dotnet-framework-4-6-windows-11 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.6 to 4.6.2 on Windows 11
dotnet-framework-4-7-windows-7 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows 7, Server 2008 R2
dotnet-framework-4-7-windows-8-1 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows 8.1, Server 2012 R2
dotnet-framework-4-7-windows-10 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows 10 22H2
dotnet-framework-4-7-windows-2016 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows 10 1607, Server 2016
dotnet-framework-4-7-windows-2019 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows 10 1809, Server 2019
dotnet-framework-4-7-windows-11 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows 11
dotnet-framework-4-7-windows-2022 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows Server 2022
dotnet-framework-4-7-windows-2025 | dotnet-framework | dotnet-framework mail database | .NET Framework 4.7 to 4.8.1 on Windows Server 2025
dotnet-6-debian-11 | dotnet | dotnet database | .NET 6 on Debian 11
dotnet-6-linux | dotnet | dotnet database | .NET 6 on Linux with OpenSSL 1.1.1
dotnet-6-windows-8-1 | dotnet | dotnet database | .NET 6 on Windows 8.1, Server 2012 R2
dotnet-6-windows-2016 | dotnet | dotnet database | .NET 6 on Windows 10 1607, Server 2016
dotnet-6-windows-2019 | dotnet | dotnet database | .NET 6 on Windows 10 1809, Server 2019
dotnet-8-linux | dotnet | dotnet database | .NET 8 on Linux (Debian 12)
dotnet-8-windows-10 | dotnet | dotnet database | .NET 8 on Windows 10 22H2
dotnet-8-windows-11 | dotnet | dotnet database | .NET 8 on Windows 11
dotnet-8-windows-2022 | dotnet | dotnet database | .NET 8 on Windows Server 2022
dotnet-10-linux | dotnet | dotnet database | .NET 10 on Linux with OpenSSL 3.5
dotnet-10-windows-11 | dotnet | dotnet database | .NET 10 on Windows 11
dotnet-10-windows-2025 | dotnet | dotnet database | .NET 10 on Windows Server 2025
dotnet-core-3-1-linux | dotnet | dotnet database | .NET Core 3.1 on Linux
dotnet-core-3-1-windows-7 | dotnet | dotnet database | .NET Core 3.1 on Windows 7, Server 2008 R2
dotnet-core-3-1-windows-2016 | dotnet | dotnet database | .NET Core 3.1 on Windows 10 1607, Server 2016
schannel-windows-8-1 | windows | mail database other | A program that uses Windows 8.1 or Server 2012 R2 itself (Schannel)
schannel-windows-2019 | windows | mail database other | A program that uses Windows 10 1809 or Server 2019 itself (Schannel)
mono-6-8 | mono | dotnet-framework dotnet | Mono 6.8
java-6 | java | java | Java 6
java-7 | java | java | Java 7
java-8 | java | java | Java 8 before update 161
java-8u341 | java | java | Java 8, update 341 or later
java-8u161 | java | java | Java 8, updates 161 to 251
java-11 | java | java | Java 11 before 11.0.11
java-11-0-11 | java | java | Java 11.0.11 or later
java-17 | java | java | Java 17
java-21 | java | java | Java 21
python-3-6 | python | python | Python 3.6 with OpenSSL 1.1.1
python-3-11 | python | python | Python 3.11
electron-25 | node | node other | Electron 25 (its Node.js)
node-6 | node | node | Node.js 6
node-8 | node | node | Node.js 8
node-10 | node | node | Node.js 10
node-12 | node | node | Node.js 12
node-14 | node | node | Node.js 14
node-16 | node | node | Node.js 16
node-18 | node | node | Node.js 18
node-20 | node | node | Node.js 20
node-22 | node | node | Node.js 22
node-24 | node | node | Node.js 24
node-26 | node | node | Node.js 26
go-1-19 | go | go | Go 1.19
go-1-22 | go | go | Go 1.22
go-1-24 | go | go | Go 1.24
openssl-1-0-1 | openssl | openssl | OpenSSL 1.0.1
openssl-1-0-2 | openssl | openssl | OpenSSL 1.0.2
openssl-1-1-0 | openssl | openssl | OpenSSL 1.1.0
openssl-1-1-1 | openssl | openssl | OpenSSL 1.1.1
openssl-3-0 | openssl | openssl | OpenSSL 3.0 (Debian 12)
openssl-3-5 | openssl | openssl | OpenSSL 3.5
curl-7-88 | curl | openssl other | curl 7.88 (Debian 12)
curl-8-openssl-3-5 | curl | openssl other | curl 8 with OpenSSL 3.5
wget-gnutls-3-7 | gnutls | other | wget with GnuTLS 3.7
chrome-109 | browser | browser | Chrome 109 (the last for Windows 7)
chrome-156 | browser | browser | Chrome 156
edge-156 | browser | browser | Edge 156
firefox-153 | browser | browser | Firefox 153
internet-explorer-11-windows-7 | browser | browser | Internet Explorer 11 on Windows 7
safari-16 | browser | browser | Safari 16 (macOS 13)
safari-26 | browser | browser | Safari 26
android-4-3 | mobile | browser mail other | Android 4.3 or older
android-4-4 | mobile | browser mail other | Android 4.4
android-5 | mobile | browser mail other | Android 5 to 7
android-8 | mobile | browser mail other | Android 8 and 9
android-10 | mobile | browser mail other | Android 10 to 12
android-14 | mobile | browser mail other | Android 13 and 14
ios-14 | mobile | browser mail other | iOS 14 to 17
ios-26 | mobile | browser mail other | iOS 26
`;

const isFamily = (name: string): name is ClientFamily => Object.hasOwn(CLIENT_FAMILIES, name);

/** Every program whose greeting is known: the family with the headline error first, then by name. */
export const CLIENT_CHOICES: readonly ClientChoice[] = LIST.trim()
  .split('\n')
  .flatMap((line): ClientChoice[] => {
    const [id = '', family = '', programs = '', name = ''] = line.split(' | ');
    return isFamily(family) ? [{ id, name, family, programs: programs.split(' ') as Program[] }] : [];
  });

/** The program with this id; null when it is not known (any more). */
export const clientChoice = (id: string): ClientChoice | null =>
  CLIENT_CHOICES.find((choice) => choice.id === id) ?? null;

/** The programs under one answer of "which program?"; all of them under 'unknown'. */
export const clientsFor = (program: Program): readonly ClientChoice[] =>
  program === 'unknown'
    ? CLIENT_CHOICES
    : CLIENT_CHOICES.filter(({ programs }) => programs.includes(program));
