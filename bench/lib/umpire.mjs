// A third opinion where two tools differ: openssl's own client, offering exactly the one thing in question.
import { execFileSync, spawnSync } from 'node:child_process';

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

function completes(where, options) {
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
  return /^New, \S+, Cipher is (?!\(NONE\))/m.test(stdout);
}

/** True or false if openssl completes a handshake with this and nothing else, null when it does not know it. */
export function umpire({ what, version, code }, where) {
  if (what === 'version') {
    const protocol = PROTOCOL[code];
    return protocol ? completes(where, [protocol, '-cipher', 'ALL:@SECLEVEL=0']) : null;
  }
  const name = names().get(code);
  if (what !== 'suite' || name === undefined || PROTOCOL[version] === undefined) return null;
  const suite = version === 0x0304 ? ['-ciphersuites', name] : ['-cipher', `${name}:@SECLEVEL=0`];
  return completes(where, [PROTOCOL[version], ...suite]);
}
