import type { EvidenceMap } from '../../../../shared/model/evidence';

type LocalSettings = EvidenceMap['local-settings'];

const CLIENT_IDS = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].flatMap((version) =>
  ['Enabled', 'DisabledByDefault'].map((name) => `schannel.protocol.${version}.client.${name}`),
);
const DOTNET_IDS = ['64', '32'].flatMap((view) =>
  ['SchUseStrongCrypto', 'SystemDefaultTlsVersions'].map((name) => `dotnet.v4.0.30319.${view}.${name}`),
);

const facts = (
  system: LocalSettings['system'],
  systemName: string,
  usual: readonly string[],
  set: Readonly<Record<string, string | null | undefined>>,
  unreadable: LocalSettings['unreadable'],
): LocalSettings => {
  const values = new Map<string, string | null | undefined>([
    ...usual.map((id) => [id, null] as const),
    ...Object.entries(set),
  ]);
  return {
    system,
    systemName,
    settings: [...values].flatMap(([id, value]) =>
      value === undefined ? [] : [{ id, where: `the place of ${id}`, value }],
    ),
    unreadable: [...unreadable],
  };
};

/** A Windows of this build where every setting was read and none is set, but for these; undefined = could not be read. */
export const windowsSettings = (
  build: number,
  set: Readonly<Record<string, string | null | undefined>> = {},
  unreadable: LocalSettings['unreadable'] = [],
): LocalSettings =>
  facts(
    'windows',
    `Windows (build ${build})`,
    [...CLIENT_IDS, ...DOTNET_IDS, 'fips.enabled', 'ssl-policy.Functions', 'ssl-local.Functions'],
    { 'windows.build': `${build}.1`, ...set },
    unreadable,
  );

/** A Linux where every setting was read and none is set, but for these. */
export const linuxSettings = (
  set: Readonly<Record<string, string | null | undefined>> = {},
  unreadable: LocalSettings['unreadable'] = [],
): LocalSettings =>
  facts(
    'linux',
    'Debian GNU/Linux 12',
    [
      'openssl.conf',
      'openssl.MinProtocol',
      'openssl.CipherString',
      'crypto-policies.current',
      'fips.enabled',
    ],
    set,
    unreadable,
  );

/** All four values that make .NET Framework 4 follow the system. */
export const DOTNET_STRONG: Readonly<Record<string, string>> = Object.fromEntries(
  DOTNET_IDS.map((id) => [id, '1']),
);
