import type { Computer } from '../computer';
import {
  type Found,
  NOTHING,
  type Setting,
  setting,
  together,
  unread,
  withoutPassword,
  withoutPasswords,
} from '../found';
import { keyName } from '../parse/reg-output';
import { type KeyQuery, type KeyRead, REFUSED, readKey } from './registry';

const SCHANNEL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const INTERNET = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const SSL_ORDER = 'Cryptography\\Configuration';

const VERSIONS = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'];

/** A value below a key that was asked for: the id it gets, the key below (empty: the key itself) and the value's name. */
interface Wanted {
  readonly id: string;
  readonly below: string;
  readonly name: string;
}

const here = (prefix: string, names: readonly string[], below = ''): Wanted[] =>
  names.map((name) => ({ id: `${prefix}.${name}`, below, name }));

/** Microsoft: TLS registry settings. Protocols: absent = the default of this Windows. */
const SCHANNEL_WANTED: readonly Wanted[] = [
  ...VERSIONS.flatMap((version) =>
    ['Client', 'Server'].flatMap((side) =>
      here(
        `schannel.protocol.${version}.${side.toLowerCase()}`,
        ['Enabled', 'DisabledByDefault'],
        `Protocols\\${version}\\${side}`,
      ),
    ),
  ),
  ...['Diffie-Hellman', 'PKCS', 'ECDH'].flatMap((kind) =>
    here(
      `schannel.kex.${kind}`,
      ['Enabled', 'ClientMinKeyBitLength', 'ServerMinKeyBitLength'],
      `KeyExchangeAlgorithms\\${kind}`,
    ),
  ),
  ...here('schannel', [
    'EventLogging',
    'SendTrustedIssuerList',
    'ClientAuthTrustMode',
    'DisableClientExtendedMasterSecret',
    'EnableOcspStaplingForSni',
    'ClientCacheTime',
  ]),
  ...here(
    'schannel.messaging',
    ['MessageLimitClient', 'MessageLimitServer', 'MessageLimitServerClientAuth'],
    'Messaging',
  ),
];

interface Place extends KeyQuery {
  readonly wanted: readonly Wanted[];
  /** Addresses of proxies may carry a password. */
  readonly hides?: true;
}

const bothViews = (key: string, prefix: string, names: readonly string[]): Place[] =>
  (['64', '32'] as const).map((view) => ({ key, view, wanted: here(`${prefix}.${view}`, names) }));

const DOTNET = ['SchUseStrongCrypto', 'SystemDefaultTlsVersions'];

const PLACES: readonly Place[] = [
  { key: SCHANNEL, view: '64', deep: true, wanted: SCHANNEL_WANTED },
  ...['v4.0.30319', 'v2.0.50727'].flatMap((version) =>
    bothViews(`HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\${version}`, `dotnet.${version}`, DOTNET),
  ),
  {
    key: 'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full',
    view: '64',
    wanted: [{ id: 'dotnet.release', below: '', name: 'Release' }],
  },
  ...bothViews(`HKLM\\${INTERNET}\\WinHttp`, 'winhttp', ['DefaultSecureProtocols']),
  {
    key: `HKCU\\${INTERNET}`,
    view: '64',
    hides: true,
    wanted: here('wininet', ['SecureProtocols', 'ProxyEnable', 'ProxyServer', 'AutoConfigURL']),
  },
  {
    key: `HKLM\\SOFTWARE\\Policies\\Microsoft\\${SSL_ORDER}\\SSL\\00010002`,
    view: '64',
    wanted: here('ssl-policy', ['Functions', 'EccCurves']),
  },
  {
    key: `HKLM\\SYSTEM\\CurrentControlSet\\Control\\${SSL_ORDER}\\Local\\SSL\\00010002`,
    view: '64',
    wanted: here('ssl-local', ['Functions', 'EccCurves']),
  },
  {
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy',
    view: '64',
    wanted: [{ id: 'fips.enabled', below: '', name: 'Enabled' }],
  },
  {
    key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot',
    view: '64',
    wanted: here('roots.policy', ['DisableRootAutoUpdate']),
  },
  {
    key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\Root\\ProtectedRoots',
    view: '64',
    wanted: here('roots.policy', ['Flags']),
  },
];

const CURRENT: KeyQuery = { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', view: '64' };

const whereOf = ({ key, view }: KeyQuery, below: string, name: string): string =>
  `${key}${below === '' ? '' : `\\${below}`}, ${name}${view === '32' ? ' (32-bit view)' : ''}`;

/** Ciphers and Hashes have names that nobody can list in full: whatever is there. */
const algorithms = (read: Extract<KeyRead, { kind: 'values' }>): Setting[] =>
  [...read.keys].flatMap(([key, values]) => {
    const [, kind, name] = /\\schannel\\(ciphers|hashes)\\(.+)$/.exec(key) ?? [];
    const enabled = values.get('enabled');
    if (kind === undefined || name === undefined || enabled === undefined) return [];
    const group = kind === 'ciphers' ? 'Ciphers' : 'Hashes';
    const id = `schannel.${kind === 'ciphers' ? 'cipher' : 'hash'}.${name.toUpperCase()}.Enabled`;
    return [setting(id, `${SCHANNEL}\\${group}\\${name.toUpperCase()}, Enabled`, enabled.data)];
  });

const fromPlace = (place: Place, read: KeyRead): Found => {
  if (read.kind === 'unreadable') return { settings: [], unreadable: [unread(place.key, read.why)] };
  const whole = read.kind === 'absent' || read.whole;
  const settings = place.wanted.flatMap(({ id, below, name }): Setting[] => {
    const key = keyName(below === '' ? place.key : `${place.key}\\${below}`);
    const data = read.kind === 'absent' ? undefined : read.keys.get(key)?.get(name.toLowerCase())?.data;
    // Where something below was withheld, a value that is missing may be one of those.
    if (data === undefined && !whole) return [];
    const hide = name === 'ProxyServer' ? withoutPasswords : withoutPassword;
    const value = data === undefined ? null : place.hides ? hide(data) : data;
    return [setting(id, whereOf(place, below, name), value)];
  });
  const more = read.kind === 'values' && place.deep ? algorithms(read) : [];
  const withheld = whole ? [] : [unread(place.key, 'a part of it may not be read')];
  return { settings: [...settings, ...more], unreadable: withheld };
};

/** Windows 11 calls itself 10 in ProductName, as it did in its first builds: the build decides (22000 and up, not a server). */
const productName = (product: string, build: number): string =>
  build >= 22_000 ? product.replace(/^Windows 10\b/, 'Windows 11') : product;

/** "Windows 11 Pro 24H2 (build 26100.2314)" and its build; null when the registry did not say. */
const ofSystem = (read: KeyRead): { readonly name: string | null; readonly found: Found } => {
  if (read.kind === 'unreadable')
    return { name: null, found: { settings: [], unreadable: [unread(CURRENT.key, read.why)] } };
  const values = read.kind === 'values' ? read.keys.get(keyName(CURRENT.key)) : undefined;
  const value = (name: string) => values?.get(name.toLowerCase())?.data;
  const build = value('CurrentBuildNumber') ?? value('CurrentBuild');
  const full = build === undefined ? null : [build, value('UBR')].filter(Boolean).join('.');
  const product = value('ProductName');
  const release = value('DisplayVersion') ?? value('ReleaseId') ?? '';
  return {
    name:
      product === undefined || full === null
        ? null
        : `${[productName(product, Number(build)), release].filter(Boolean).join(' ')} (build ${full})`,
    found: {
      settings: [setting('windows.build', `${CURRENT.key}, CurrentBuildNumber and UBR`, full)],
      unreadable: [],
    },
  };
};

const NOT_READ: KeyRead = { kind: 'unreadable', why: 'not tried' };

/** Each query starts a program, which takes a while where security software looks at every start. */
const AT_ONCE = 4;
/** After so many that took too long, the others are not tried: they would take as long. */
const MOST_SLOW = 4;

/** What Windows' registry says about TLS, and the system's own name and build. */
export const windowsSettings = async (
  computer: Computer,
): Promise<{ readonly name: string | null; readonly found: Found }> => {
  if (computer.system !== 'windows') return { name: null, found: NOTHING };
  const system = ofSystem(await readKey(computer, CURRENT));
  const found = [system.found];
  let slow = 0;
  for (let at = 0; at < PLACES.length; at += AT_ONCE) {
    const places = PLACES.slice(at, at + AT_ONCE);
    const reads: KeyRead[] =
      slow < MOST_SLOW
        ? await Promise.all(places.map((place) => readKey(computer, place)))
        : places.map(() => ({ kind: 'unreadable', why: 'not tried, since the registry was slow to answer' }));
    slow += reads.filter((read) => read.kind === 'unreadable' && read.why !== REFUSED).length;
    found.push(...places.flatMap((place, index) => fromPlace(place, reads[index] ?? NOT_READ)));
  }
  return { name: system.name, found: together(found) };
};
