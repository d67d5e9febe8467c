import { printable } from '../../../shared/words/printable';
import type { LocalSettingsFacts } from '../probes/net-port';

export type Setting = LocalSettingsFacts['settings'][number];
export type Unread = LocalSettingsFacts['unreadable'][number];

/** What one place of the computer brought. */
export interface Found {
  readonly settings: readonly Setting[];
  readonly unreadable: readonly Unread[];
}

export const NOTHING: Found = { settings: [], unreadable: [] };

/** One setting; `value` null = looked for, and not set. Bounded and printable. */
export const setting = (id: string, where: string, value: string | null): Setting => ({
  id: printable(id, 120),
  where: printable(where, 300),
  value: value === null ? null : printable(value, 2_000),
});

/** Something that could not be read. */
export const unread = (where: string, why: string): Unread => ({
  where: printable(where, 300),
  why: printable(why, 300),
});

/** Several findings as one, in their order. */
export const together = (found: readonly Found[]): Found => ({
  settings: found.flatMap(({ settings }) => settings),
  unreadable: found.flatMap(({ unreadable }) => unreadable),
});

const SCHEME = '(?:https?|socks(?:4a?|5h?)?|ftp|quic|file)://';
const LOGIN = new RegExp(`^(${SCHEME})?[\\s\\S]*@`, 'i');

/**
 * One address of a proxy without name, password and query: "http://***@proxy:3128". A password may hold any character, so all that stands
 * between the scheme and the last "@" goes.
 */
export const withoutPassword = (text: string): string =>
  text
    .trim()
    .replace(LOGIN, '$1***@')
    .replace(/\?[\s\S]*$/, '?…');

/** The ProxyServer of Windows: one address, or one for each kind of traffic ("http=proxy:80;https=proxy:81"), without passwords. */
export const withoutPasswords = (text: string): string =>
  text
    .split(/;(?=(?:https?|ftp|socks|gopher)=)/i)
    .map((one) => {
      const kind = /^(?:https?|ftp|socks|gopher)=/i.exec(one)?.[0] ?? '';
      return kind + withoutPassword(one.slice(kind.length));
    })
    .join(';');
