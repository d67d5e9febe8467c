import {
  type ParsedTarget,
  type Target,
  type TargetInput,
  type TargetProblem,
  targetSchema,
} from '../model/target';
import { readAddresses } from './addresses';
import { findTargets } from './find-target';
import { type Host, readHost } from './host-name';
import { isIP } from './ip';
import { looksLikeMessage, withoutUserInfo } from './looks-like-message';
import { problems } from './problems';
import { portOfScheme } from './schemes';
import { type Authority, splitAuthority, userInfoExample } from './split-authority';

/** IDNA mapping of a name (UTS 46): its A-labels, or '' when it refuses. */
export type ToAscii = (name: string) => string;

const DEFAULT_PORT = 443;

const wrapping: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['<', '>'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['(', ')'],
];

/** Takes away what comes along when an address is copied: spaces, invisible characters, quotes, angle brackets, a comma at the end. */
const unwrap = (text: string): string => {
  let rest = text;
  for (let turn = 0; turn < 6; turn += 1) {
    const before = rest;
    rest = rest.replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '').replace(/[,;]+$/, '');
    const pair = wrapping.find(([open, close]) => rest.startsWith(open) && rest.endsWith(close));
    if (pair && rest.length > 1) rest = rest.slice(1, -1);
    if (rest === before) break;
  }
  return rest;
};

interface Wrong {
  readonly problem: TargetProblem;
}
interface Place {
  readonly host: Host;
  readonly port: number;
}
interface Fields {
  readonly port: string;
  readonly addresses: string;
  readonly serverName: string;
}

const readPort = (text: string, field: 'text' | 'port', host: string): number | Wrong => {
  if (!/^-?\d{1,20}$/.test(text)) return { problem: problems.portNotANumber(field, text, host) };
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : { problem: problems.portOutOfRange(field, text, host) };
};

const bracketed = (host: Host): string =>
  host.isIP && host.display.includes(':') ? `[${host.display}]` : host.display;

/** The port from its own field, from the address, from the scheme, or 443; in this order. */
const choosePort = (authority: Authority, field: string, host: Host): number | Wrong => {
  const name = bracketed(host);
  const written = authority.port === null ? null : readPort(authority.port, 'text', name);
  if (typeof written === 'object' && written !== null) return written;
  if (field !== '') {
    const own = readPort(field, 'port', name);
    if (typeof own === 'object') return own;
    return written !== null && written !== own ? { problem: problems.twoPorts(written, own) } : own;
  }
  if (written !== null) return written;
  if (authority.scheme === null) return DEFAULT_PORT;
  const known = portOfScheme(authority.scheme);
  if (known === 'must-say') return { problem: problems.plainScheme(authority.scheme, name) };
  return known ?? { problem: problems.unknownScheme(authority.scheme, name) };
};

/** What to ask for: a name, null for none (`-` or `none`), or the host itself when nothing was written and it is a name. */
const readServerName = (text: string, host: Host | null, toAscii: ToAscii): string | null | Wrong => {
  if (text === '') return host === null || host.isIP ? null : host.host;
  if (/^(?:-|none)$/i.test(text)) return null;
  if (isIP(text)) return { problem: problems.serverNameIsIP() };
  if (/[/@]|:\d+$/.test(text)) return { problem: problems.serverNameIsURL() };
  const read = readHost(text, 'serverName', toAscii);
  if ('problem' in read) return read;
  return read.isIP ? { problem: problems.serverNameIsIP() } : read.host;
};

const isPlace = (text: string, toAscii: ToAscii): boolean =>
  !('problem' in readTextOpenly(text, '', toAscii));

/** The host and its port; a problem never repeats a text that has an @ in it, for it may be a password. */
const readText = (text: string, portField: string, toAscii: ToAscii): Place | Wrong => {
  const read = readTextOpenly(text, portField, toAscii);
  if (!('problem' in read) || read.problem.field !== 'text' || !text.includes('@')) return read;
  const after = text.split('@').length === 2 ? userInfoExample(text) : null;
  return {
    problem: problems.userInfo(after !== null && isPlace(after, toAscii) ? after : 'example.com:443'),
  };
};

const readTextOpenly = (text: string, portField: string, toAscii: ToAscii): Place | Wrong => {
  const authority = splitAuthority(text, portField !== '');
  if ('problem' in authority) return authority;
  const host = readHost(authority.host, 'text', toAscii);
  if ('problem' in host) return host;
  const port = choosePort(authority, portField, host);
  return typeof port === 'object' ? port : { host, port };
};

const build = (
  text: string,
  fields: Fields,
  toAscii: ToAscii,
  extraRoots: readonly string[],
): ParsedTarget => {
  const read = readText(text, fields.port, toAscii);
  const host = 'problem' in read ? null : read.host;
  const addresses = readAddresses(fields.addresses);
  const serverName = readServerName(fields.serverName, host, toAscii);
  const found: TargetProblem[] = [];
  for (const part of [read, addresses, serverName]) {
    if (typeof part === 'object' && part !== null && 'problem' in part) found.push(part.problem);
  }
  const [first, ...others] = found;
  if (first !== undefined) return { kind: 'problem', problems: [first, ...others] };
  const target = {
    ...('problem' in read
      ? {}
      : { host: read.host.host, display: `${bracketed(read.host)}:${read.port}`, port: read.port }),
    serverName,
    addresses,
    extraRoots: [...extraRoots],
  };
  const checked = targetSchema.safeParse(target);
  return checked.success
    ? { kind: 'target', target: checked.data satisfies Target }
    : { kind: 'problem', problems: [problems.characters('text', null)] };
};

const noFields: Fields = { port: '', addresses: '', serverName: '' };

/** The first server in a message that could be typed as it stands there. */
const firstTarget = (text: string, toAscii: ToAscii): string | null => {
  for (const candidate of findTargets(text)) {
    const parsed = build(candidate, noFields, toAscii, []);
    if (parsed.kind === 'target') return parsed.target.display;
  }
  return null;
};

/**
 * Understands what a person typed or pasted: an address (`target`), an error message (`message`), or what is wrong with it
 * (`problem`, for every field at once). Pure; never throws; user names and passwords in a URL are dropped and never repeated.
 */
export const parseTarget = (
  input: TargetInput,
  toAscii: ToAscii,
  extraRoots: readonly string[] = [],
): ParsedTarget => {
  const text = unwrap(input.text);
  const fields: Fields = {
    port: unwrap(input.port),
    addresses: unwrap(input.addresses),
    serverName: unwrap(input.serverName),
  };
  if (text === '') return { kind: 'problem', problems: [problems.empty()] };
  const spaced = /^(\S+)\s+(\d{1,5})$/.exec(text);
  if (spaced?.[1] && fields.port === '' && !looksLikeMessage(spaced[1]) && !/:\d*$/.test(spaced[1])) {
    return build(spaced[1], { ...fields, port: spaced[2] ?? '' }, toAscii, extraRoots);
  }
  if (looksLikeMessage(text)) {
    const message = withoutUserInfo(text);
    return {
      kind: 'message',
      text: message,
      foundTarget: firstTarget(message.replaceAll('…@', ''), toAscii),
    };
  }
  if (/\s/.test(text)) {
    return {
      kind: 'problem',
      problems: [text.includes('@') ? problems.userInfo('example.com:443') : problems.spaces(text)],
    };
  }
  if (text.length > 2_000) return { kind: 'problem', problems: [problems.tooLong()] };
  return build(text, fields, toAscii, extraRoots);
};
