// The certificates of the laboratory: a root, an intermediate, and leaves with RSA and ECDSA keys that it signed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder, statePath, system } from '../lib/state.mjs';

const folder = join(stateFolder, 'certificates');
const file = (name) => join(folder, name);

/** Every name and address under which a server of the laboratory is met. */
const NAMES = 'DNS:lab.test,DNS:localhost,IP:127.0.0.1,IP:10.78.0.2';

const RSA = ['-newkey', 'rsa:2048'];
const ECDSA = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

function issue(name, key, subject, issuer, extensions) {
  const from = issuer ? ['-CA', file(`${issuer}.pem`), '-CAkey', file(`${issuer}.key`)] : [];
  system('openssl', [
    'req',
    '-x509',
    '-nodes',
    ...key,
    ...['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)],
    ...['-subj', `/CN=${subject}`, '-days', '390', '-config', '/dev/null', ...from],
    ...extensions.flatMap((one) => ['-addext', one]),
  ]);
}

const authority = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
const server = [
  'basicConstraints=critical,CA:FALSE',
  `subjectAltName=${NAMES}`,
  'extendedKeyUsage=serverAuth',
];

/**
 * Makes what is not there yet. Gives paths: `root`, `middle`; `rsa` and `ecdsa` with `key`, `leaf`, `chain`
 * (leaf and intermediate) and `both` (key and chain in one file); `dh`, the group ffdhe2048.
 */
export function certificates() {
  statePath('certificates', 'x');
  if (!existsSync(file('done'))) {
    issue('root', RSA, 'Handrail bench root', null, authority);
    issue('middle', RSA, 'Handrail bench intermediate', 'root', authority);
    issue('rsa', RSA, 'lab.test', 'middle', server);
    issue('ecdsa', ECDSA, 'lab.test', 'middle', server);
    for (const name of ['rsa', 'ecdsa']) {
      const chain = readFileSync(file(`${name}.pem`), 'utf8') + readFileSync(file('middle.pem'), 'utf8');
      writeFileSync(file(`${name}-chain.pem`), chain);
      writeFileSync(file(`${name}-both.pem`), readFileSync(file(`${name}.key`), 'utf8') + chain);
    }
    const group = ['-algorithm', 'DH', '-pkeyopt', 'group:ffdhe2048'];
    system('openssl', ['genpkey', '-genparam', ...group, '-out', file('ffdhe2048.pem')]);
    writeFileSync(file('done'), '');
  }
  const leaf = (name) => ({
    key: file(`${name}.key`),
    leaf: file(`${name}.pem`),
    chain: file(`${name}-chain.pem`),
    both: file(`${name}-both.pem`),
  });
  return {
    root: file('root.pem'),
    middle: file('middle.pem'),
    rsa: leaf('rsa'),
    ecdsa: leaf('ecdsa'),
    dh: file('ffdhe2048.pem'),
  };
}
