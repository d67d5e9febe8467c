import type { Computer } from '../computer';
import { type Found, NOTHING, setting, together, unread, withoutPassword } from '../found';
import { hostsEntries } from '../parse/hosts-file';
import { type Mtu, mtuOfIfconfig, mtuOfNetsh } from '../parse/mtu';
import { parseScutilProxy } from '../parse/scutil-proxy';

const MOST_INTERFACES = 20;

const asFound = (all: readonly Mtu[], where: string): Found => ({
  settings: all.slice(0, MOST_INTERFACES).map(({ name, bytes }) => setting(`mtu.${name}`, where, bytes)),
  unreadable: [],
});

const linuxMtu = async (computer: Computer): Promise<Found> => {
  const names = (await computer.names('/sys/class/net')).slice(0, MOST_INTERFACES);
  const read = await Promise.all(
    names.map(async (name): Promise<Mtu[]> => {
      const file = await computer.file(`/sys/class/net/${name}/mtu`);
      return file.kind === 'text' && /^\d{1,6}\s*$/.test(file.text)
        ? [{ name, bytes: file.text.trim() }]
        : [];
    }),
  );
  return asFound(read.flat(), '/sys/class/net');
};

/** How large a packet each interface sends: a tunnel's is smaller, and a way that swallows larger ones stalls. */
const mtuSettings = async (computer: Computer): Promise<Found> => {
  if (computer.system === 'linux') return linuxMtu(computer);
  if (computer.system === 'macos') {
    const read = await computer.command('ifconfig', ['-a']);
    if (read.kind === 'unreadable') return { settings: [], unreadable: [unread('ifconfig -a', read.why)] };
    return asFound(mtuOfIfconfig(read.text), 'ifconfig -a');
  }
  if (computer.system !== 'windows') return NOTHING;
  const read = await computer.command('netsh', ['interface', 'ipv4', 'show', 'subinterfaces']);
  if (read.kind === 'unreadable') return { settings: [], unreadable: [unread('netsh interface', read.why)] };
  return asFound(mtuOfNetsh(read.text), 'netsh interface ipv4 show subinterfaces');
};

/** What this computer's own list of names says of the server; a null means that the list does not name it. */
export const hostsSetting = async (computer: Computer, name: string): Promise<Found> => {
  const windows = `${computer.env.SystemRoot || 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`;
  const path = computer.system === 'windows' ? windows : '/etc/hosts';
  const read = await computer.file(path);
  if (read.kind === 'unreadable') return { settings: [], unreadable: [unread(path, read.why)] };
  const entries = read.kind === 'text' ? hostsEntries(read.text, name) : [];
  return {
    settings: [setting('hosts.target', path, entries.length === 0 ? null : entries.join(', '))],
    unreadable: [],
  };
};

const SCUTIL: readonly (readonly [id: string, name: string, enabled: string])[] = [
  ['proxy.http', 'HTTPProxy', 'HTTPEnable'],
  ['proxy.https', 'HTTPSProxy', 'HTTPSEnable'],
  ['proxy.socks', 'SOCKSProxy', 'SOCKSEnable'],
  ['proxy.pac', 'ProxyAutoConfigURLString', 'ProxyAutoConfigEnable'],
];

/** The proxies of macOS, and its version. */
const macosSettings = async (computer: Computer): Promise<Found> => {
  if (computer.system !== 'macos') return NOTHING;
  const [version, proxies] = await Promise.all([
    computer.command('sw_vers', []),
    computer.command('scutil', ['--proxy']),
  ]);
  const product = (text: string, name: string) =>
    new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(text)?.[1] ?? null;
  const said = proxies.kind === 'done' && proxies.code === 0 ? parseScutilProxy(proxies.text) : null;
  return {
    settings: [
      ...(version.kind === 'done' && version.code === 0
        ? [
            setting('macos.version', 'sw_vers', product(version.text, 'ProductVersion')),
            setting('macos.build', 'sw_vers', product(version.text, 'BuildVersion')),
          ]
        : []),
      ...(said === null
        ? []
        : SCUTIL.map(([id, name, enabled]) => {
            const value = said.get(enabled) === '1' ? said.get(name) : undefined;
            const port = said.get(name.replace(/Proxy$/, 'Port'));
            const full =
              value === undefined
                ? null
                : withoutPassword(port && id !== 'proxy.pac' ? `${value}:${port}` : value);
            return setting(id, 'scutil --proxy', full);
          })),
    ],
    unreadable: [
      ...(version.kind === 'unreadable' ? [unread('sw_vers', version.why)] : []),
      ...(said === null
        ? [unread('scutil --proxy', proxies.kind === 'unreadable' ? proxies.why : 'it reported an error')]
        : []),
    ],
  };
};

/** Settings of the network that no program of its own has: packet sizes and the system's proxies. */
export const networkSettings = async (computer: Computer): Promise<Found> =>
  together(await Promise.all([mtuSettings(computer), macosSettings(computer)]));
