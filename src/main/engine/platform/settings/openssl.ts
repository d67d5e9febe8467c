import type { Computer } from '../computer';
import { type Found, NOTHING, setting, together, type Unread, unread } from '../found';
import { includeOf, systemDefaults } from '../parse/openssl-conf';

/** SSL_CONF_cmd(3): what decides which versions and methods a program may use. */
const COMMANDS = [
  'MinProtocol',
  'MaxProtocol',
  'Protocol',
  'CipherString',
  'Ciphersuites',
  'Groups',
  'Curves',
  'SignatureAlgorithms',
  'Options',
];

/** Debian and Ubuntu, Red Hat and SUSE, a build by hand, Homebrew. The first that exists is the one that the system's OpenSSL reads. */
const USUAL = [
  '/etc/ssl/openssl.cnf',
  '/etc/pki/tls/openssl.cnf',
  '/usr/local/ssl/openssl.cnf',
  '/opt/homebrew/etc/openssl@3/openssl.cnf',
  '/usr/local/etc/openssl@3/openssl.cnf',
];

const MOST_INCLUDES = 20;

interface Reading {
  left: number;
  readonly unreadable: Unread[];
}

const filesAt = async (computer: Computer, path: string): Promise<readonly string[]> => {
  const names = (await computer.names(path)).filter((name) => /\.(cnf|conf)$/.test(name));
  return names.length === 0 ? [path] : names.map((name) => `${path.replace(/\/$/, '')}/${name}`);
};

/** A file's text with what it includes put in its place, as OpenSSL reads it; null when there is no such file. */
const expanded = async (computer: Computer, path: string, reading: Reading): Promise<string | null> => {
  const read = await computer.file(path);
  if (read.kind === 'unreadable') reading.unreadable.push(unread(path, read.why));
  if (read.kind !== 'text') return null;
  const lines: string[] = [];
  for (const line of read.text.split(/\r?\n/)) {
    const include = includeOf(line);
    if (include === null) {
      lines.push(line);
      continue;
    }
    for (const file of await filesAt(computer, include)) {
      if (reading.left === 0) continue;
      reading.left -= 1;
      const text = await expanded(computer, file, reading);
      if (text !== null) lines.push(text);
    }
  }
  return lines.join('\n');
};

const firstOf = async (
  computer: Computer,
  reading: Reading,
): Promise<{ readonly path: string; readonly text: string } | null> => {
  const chosen = computer.env.OPENSSL_CONF;
  for (const path of chosen ? [chosen] : USUAL) {
    const before = reading.unreadable.length;
    const text = await expanded(computer, path, reading);
    if (text !== null) return { path, text };
    // The first one that exists holds; one that can't be read is not followed by the next.
    if (reading.unreadable.length > before) return null;
  }
  return null;
};

/** Red Hat's rules for all libraries at once, and what they make of OpenSSL's methods. */
const POLICY_FILES: readonly (readonly [id: string, path: string])[] = [
  ['crypto-policies.current', '/etc/crypto-policies/state/current'],
  ['crypto-policies.config', '/etc/crypto-policies/config'],
  ['crypto-policies.openssl', '/etc/crypto-policies/back-ends/openssl.config'],
];

/** The first line that is no comment; the whole of it for a list of methods. */
const firstLine = (text: string): string | null =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line !== '' && !line.startsWith('#')) ?? null;

const fromFile = async (computer: Computer, id: string, path: string): Promise<Found> => {
  const read = await computer.file(path);
  if (read.kind === 'unreadable') return { settings: [], unreadable: [unread(path, read.why)] };
  return {
    settings: [setting(id, path, read.kind === 'missing' ? null : firstLine(read.text))],
    unreadable: [],
  };
};

/** What OpenSSL's file and the distribution's rules demand of programs that follow them. */
export const opensslSettings = async (computer: Computer): Promise<Found> => {
  if (computer.system === 'windows') return NOTHING;
  const reading: Reading = { left: MOST_INCLUDES, unreadable: [] };
  const file = await firstOf(computer, reading);
  const commands = file === null ? new Map<string, string>() : systemDefaults(file.text);
  const known = file !== null || reading.unreadable.length === 0;
  const where = file?.path ?? 'openssl.cnf';
  const settings = known
    ? [
        setting('openssl.conf', 'OPENSSL_CONF and the usual places', file?.path ?? null),
        ...COMMANDS.map((name) => setting(`openssl.${name}`, where, commands.get(name) ?? null)),
      ]
    : [];
  const policies = await Promise.all(POLICY_FILES.map(([id, path]) => fromFile(computer, id, path)));
  const fips =
    computer.system === 'linux'
      ? await fromFile(computer, 'fips.enabled', '/proc/sys/crypto/fips_enabled')
      : NOTHING;
  return together([{ settings, unreadable: reading.unreadable }, ...policies, fips]);
};
