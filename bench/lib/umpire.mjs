// A third opinion where two tools differ: openssl's own client, offering exactly the one thing in question.
import { execFileSync, spawnSync } from 'node:child_process';
import { opensslGroup } from './groups.mjs';

const PROTOCOL = { 769: '-tls1', 770: '-tls1_1', 771: '-tls1_2', 772: '-tls1_3' };

let known;

/** Code → openssl's name, for every suite it has. */
function names() {
  if (known) return known;
  known = new Map();
  const text = execFileSync('openssl', ['ciphers', '-V', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'], {
    encoding: 'utf8',
  });
  for (const [, high, low, name] of text.matchAll(/0x(\w\w),0x(\w\w) - (\S+)/g)) {
    known.set(Number(`0x${high}${low}`), name);
  }
  return known;
}

/** What openssl says of the handshake; an empty text when there was none. */
function handshake(where, options) {
  const { host, port, starttls } = where;
  const words = [
    's_client',
    '-connect',
    `${host}:${port}`,
    ...(starttls ? ['-starttls', starttls] : []),
    ...options,
  ];
  const { stdout = '' } = spawnSync('openssl', words, {
    encoding: 'utf8',
    input: '',
    timeout: 10_000,
    env: { ...process.env, OPENSSL_CONF: '/dev/null' },
  });
  return /^New, \S+, Cipher is (?!\(NONE\))/m.test(stdout) ? stdout : '';
}

const completes = (where, options) => handshake(where, options) !== '';

/** How openssl names the key of an exchange ("Server Temp Key"), where that differs from the name of the group. */
const KEY_NAMES = { secp256r1: 'prime256v1' };

/**
 * A curve alone may be refused for the sake of the certificate, whose own curve has to be offered as well (RFC 8422
 * §5.1); so up to TLS 1.2 it goes first, the usual ones behind it, and the key that came says which was taken.
 */
function takesGroup(where, protocol, name) {
  const others = ['secp256r1', 'secp384r1', 'secp521r1'].filter((one) => one !== name);
  const curves = protocol === '-tls1_3' ? [name] : [name, ...others];
  const said = handshake(where, [protocol, '-groups', curves.join(':'), '-cipher', 'ECDHE:@SECLEVEL=0']);
  if (protocol === '-tls1_3') return said !== '';
  const key = /^Server Temp Key: (?:ECDH, )?([^,\n]+)/m.exec(said)?.[1].toLowerCase();
  return key === (KEY_NAMES[name] ?? name).toLowerCase();
}

/** True or false if openssl completes a handshake with this and nothing else, null when it does not know it. */
export function umpire({ what, version, code }, where) {
  if (what === 'version') {
    const protocol = PROTOCOL[code];
    return protocol ? completes(where, [protocol, '-cipher', 'ALL:@SECLEVEL=0']) : null;
  }
  const protocol = PROTOCOL[version];
  if (protocol === undefined) return null;
  if (what === 'group') {
    const name = opensslGroup(code);
    return name ? takesGroup(where, protocol, name) : null;
  }
  const name = names().get(code);
  if (name === undefined) return null;
  const suite = version === 0x0304 ? ['-ciphersuites', name] : ['-cipher', `${name}:@SECLEVEL=0`];
  return completes(where, [protocol, ...suite]);
}
