import type { EvidenceMap } from '../../../../shared/model/evidence';

type Local = EvidenceMap['local-settings'] | undefined;

/** The value of one setting of this computer; null: looked for and not set; undefined: not looked for, or not readable. */
export const settingOf = (local: Local, id: string): string | null | undefined =>
  local?.settings.find((setting) => setting.id === id)?.value;

/** Interfaces that lead out of this computer with packets smaller than usual, mostly tunnels: name and size in bytes. */
export const smallPackets = (local: Local): { readonly name: string; readonly bytes: number }[] =>
  (local?.settings ?? []).flatMap(({ id, value }) => {
    const name = id.startsWith('mtu.') ? id.slice('mtu.'.length) : null;
    const bytes = Number(value);
    const usable = name !== null && !/^(?:lo\d*|loopback)/i.test(name) && Number.isInteger(bytes);
    return usable && bytes >= LEAST && bytes < USUAL ? [{ name, bytes }] : [];
  });

/** Ethernet's (RFC 894), and the least that IPv4 has to carry (RFC 791). */
const USUAL = 1_500;
const LEAST = 576;

/** Ids under which the systems keep a proxy, and those that say whether it is in use. */
const PROXIES = ['env.https_proxy', 'env.all_proxy', 'proxy.https', 'proxy.pac', 'wininet.AutoConfigURL'];
const IN_USE = /^(?:0x0*)?1$/;

/** The proxy that this computer's own settings name for secure connections, and where it stands; null: none is set, or it is not known. */
export const ownProxy = (local: Local): { readonly value: string; readonly where: string } | null => {
  const manual = IN_USE.test(settingOf(local, 'wininet.ProxyEnable') ?? '') ? ['wininet.ProxyServer'] : [];
  const found = [...PROXIES, ...manual].flatMap(
    (id) => local?.settings.find((one) => one.id === id && one.value !== null && one.value !== '') ?? [],
  )[0];
  return found ? { value: found.value ?? '', where: found.where } : null;
};
