import { type LocalSettings, said, settingValue } from './local';

/** Whether Windows offers a version to programs that leave the choice to it, and by what. */
export interface WindowsVersion {
  readonly on: boolean;
  readonly by: 'rule' | 'default';
  readonly words: string;
}

/**
 * Client defaults by the first build that has them. Source: Microsoft, Protocols in TLS/SSL (Schannel SSP). Windows 7 and Server 2008 R2
 * (7600) know 1.1 and 1.2 and leave them off; Server 2022 (20348) and Windows 11 (22000) have 1.3.
 */
const DEFAULTS: readonly (readonly [fromBuild: number, versions: readonly string[]])[] = [
  [20_348, ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']],
  [9_200, ['TLS 1.0', 'TLS 1.1', 'TLS 1.2']],
  [0, ['TLS 1.0']],
];

/** The number before the dot of "22631.4317"; null when it was not read. */
const windowsBuild = (local: LocalSettings | undefined): number | null => {
  const [, build] = /^(\d{4,6})(?:\.|$)/.exec(settingValue(local, 'windows.build') ?? '') ?? [];
  return build === undefined ? null : Number(build);
};

const byDefault = (build: number, version: string): boolean =>
  DEFAULTS.find(([from]) => build >= from)?.[1].includes(version) ?? false;

/**
 * What Windows does with a version when programs connect: Enabled = 0 switches it off, DisabledByDefault = 1 takes it away from programs
 * that do not name it (Microsoft: TLS registry settings). null: this is no Windows, or a value that decides was not read.
 */
export const windowsVersion = (local: LocalSettings | undefined, version: string): WindowsVersion | null => {
  if (local?.system !== 'windows') return null;
  const id = `schannel.protocol.${version}.client`;
  const [enabled, byDefaultOff] = [
    settingValue(local, `${id}.Enabled`),
    settingValue(local, `${id}.DisabledByDefault`),
  ];
  if (enabled === undefined || byDefaultOff === undefined) return null;
  if (enabled === '0') return { on: false, by: 'rule', words: said(local, `${id}.Enabled`) };
  if (byDefaultOff !== null && byDefaultOff !== '0')
    return { on: false, by: 'rule', words: said(local, `${id}.DisabledByDefault`) };
  const build = windowsBuild(local);
  // A rule can switch on what a Windows knows, and TLS 1.3 only where it is known.
  if (byDefaultOff === '0' && enabled !== null && version !== 'TLS 1.3')
    return { on: true, by: 'rule', words: said(local, `${id}.Enabled`) };
  if (build === null) return null;
  return { on: byDefault(build, version), by: 'default', words: `the default of ${local.systemName}` };
};

/** Versions that Windows offers by itself, oldest first; null when one of them is not known. */
export const windowsOffers = (local: LocalSettings | undefined): readonly string[] | null => {
  const states = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].map(
    (version) => [version, windowsVersion(local, version)] as const,
  );
  if (states.some(([, state]) => state === null)) return null;
  return states.flatMap(([version, state]) => (state?.on ? [version] : []));
};

const DOTNET_IDS = ['64', '32'].flatMap((view) =>
  ['SchUseStrongCrypto', 'SystemDefaultTlsVersions'].map((name) => `dotnet.v4.0.30319.${view}.${name}`),
);

/**
 * Whether this Windows tells programs on .NET Framework 4 to use new versions: all four values are 1, some are not, or they were not read.
 * On a 32-bit Windows both views are the same.
 */
export const dotnetFollowsSystem = (local: LocalSettings | undefined): 'yes' | 'no' | 'unknown' => {
  if (local?.system !== 'windows') return 'unknown';
  const values = DOTNET_IDS.map((id) => settingValue(local, id));
  if (values.some((value) => value === undefined)) return 'unknown';
  return values.every((value) => value === '1') ? 'yes' : 'no';
};
