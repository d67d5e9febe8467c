import type { TargetProblem } from '../model/target';
import { canonicalIP } from './ip';
import { problems } from './problems';
import { isWellKnownPort } from './schemes';

/** The parts of an address as typed. `port` null: none was written. */
export interface Authority {
  readonly scheme: string | null;
  readonly host: string;
  readonly port: string | null;
}
export type AuthorityResult = Authority | { readonly problem: TargetProblem };

const withScheme = /^(?:jdbc:|git\+|url:)?([a-z][a-z0-9+.-]{0,30}):\/{2}(.*)$/is;

/** An address and a port that stand together without brackets, if it can be meant so. */
const splitUnbracketed = (text: string): { address: string; port: string } | null => {
  const at = text.lastIndexOf(':');
  const address = text.slice(0, at);
  // "…:::1" is a slip of the finger, not an address that ends in "::" and a port.
  if (address.endsWith('::')) return null;
  const port = text.slice(at + 1);
  return /^\d{1,5}$/.test(port) && canonicalIP(address) !== null ? { address, port } : null;
};

/** IPv6 without brackets: fine alone, but "::1:8443" can be read in two ways. */
const readBareIPv6 = (text: string, portIsElsewhere: boolean): Omit<Authority, 'scheme'> | TargetProblem => {
  const split = splitUnbracketed(text);
  if (canonicalIP(text) === null) {
    return split ? problems.ambiguousIPv6(split.address, split.port) : problems.badIPv6(text);
  }
  if (split && !portIsElsewhere && isWellKnownPort(Number(split.port))) {
    return problems.ambiguousIPv6(split.address, split.port);
  }
  return { host: text, port: null };
};

const readBracketed = (text: string): Omit<Authority, 'scheme'> | TargetProblem => {
  const match = /^\[([^\]]*)\](?::(.*))?$/s.exec(text);
  if (match === null) return problems.openBracket();
  const [, address = '', port] = match;
  if (!address.includes(':') || canonicalIP(address) === null) return problems.notIPv6InBrackets(address);
  return { host: address, port: port === undefined || port === '' ? null : port };
};

const readHostAndPort = (
  text: string,
  portIsElsewhere: boolean,
): Omit<Authority, 'scheme'> | TargetProblem => {
  if (text.startsWith('[')) return readBracketed(text);
  const colons = text.split(':').length - 1;
  if (colons > 1) return readBareIPv6(text, portIsElsewhere);
  const [host = '', port] = text.split(':');
  return { host, port: port === undefined || port === '' ? null : port };
};

/** Splits `scheme://user@host:port/path?query` and its shorter forms. Path, query and user part are dropped here and go nowhere. */
export const splitAuthority = (text: string, portIsElsewhere: boolean): AuthorityResult => {
  const match = withScheme.exec(text);
  const scheme = match?.[1]?.toLowerCase() ?? null;
  const rest = match?.[2] ?? text.replace(/^\/\//, '');
  const authority = rest.split(/[/?#;]/, 1)[0] ?? '';
  if (authority.includes('@')) return { problem: problems.userInfo('example.com:443') };
  if (authority === '') return { problem: problems.noHost() };
  const parts = readHostAndPort(authority, portIsElsewhere);
  if ('sentence' in parts) return { problem: parts };
  return { scheme, ...parts };
};

/** What follows the only @, when it is plainly a name: it can be repeated as the example that works. Else null. */
export const userInfoExample = (text: string): string | null => {
  const rest = /@([^@/?#]*)/.exec(text)?.[1] ?? '';
  const plain = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?::\d{1,5})?$/i;
  return /[/?#].*@/.test(text.replace(/^[^@]*?:\/\//, '')) || !plain.test(rest) ? null : rest.toLowerCase();
};
