import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAll, readDer } from '../../probes/der/read-der';
import { judgeChain } from './judge-chain';
import { makeRoots } from './roots';
import { der, oid, sequence, text } from './testing/encode';
import {
  extension,
  type Made,
  makeCertificate,
  parsed,
  pem,
  rsaKey,
  type Wanted,
} from './testing/make-chain';

/*
 * OpenSSL as a second opinion. What is expected is written here in full, so the test says as much where openssl is missing;
 * where it is there, it has to agree.
 */
const folder = mkdtempSync(join(tmpdir(), 'handrail-oracle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const odd = extension('1.3.6.1.4.1.99999.1', true, der(0x05));
const AT = new Date('2026-06-01T00:00:00Z');
const life = { notBefore: '2020-01-01T00:00:00', notAfter: '2036-01-01T00:00:00', authority: true };
const root = makeCertificate({ subject: 'Root', ...life });
const middle = makeCertificate({ subject: 'Middle', issuer: root, ...life });
const oldMiddle = makeCertificate({
  subject: 'Middle',
  issuer: root,
  key: middle.key,
  ...life,
  notAfter: '2026-03-01T00:00:00',
});
const strict = makeCertificate({ subject: 'Strict', issuer: root, pathLength: 0, ...life });
const lower = makeCertificate({ subject: 'Lower', issuer: strict, ...life });
const constrained = (subject: string, ...subtrees: Uint8Array[]) =>
  makeCertificate({
    subject,
    issuer: root,
    extensions: [extension('2.5.29.30', true, sequence(...subtrees))],
    ...life,
  });
const directory = (type: string, value: string) =>
  sequence(der(0xa4, sequence(der(0x31, sequence(oid(type), der(0x0c, text(value)))))));
const firm = constrained('Firm', der(0xa0, directory('2.5.4.10', 'Lab')));
const people = constrained('People', der(0xa0, directory('2.5.4.3', 'Server')));
const inside = constrained(
  'Inside',
  der(0xa0, sequence(der(0x87, Uint8Array.of(192, 0, 2, 0, 255, 255, 255, 0)))),
);
const without = constrained('Without', der(0xa1, sequence(der(0x82, text('lab.test')))));
const forPurpose = (subject: string, purpose: string) =>
  makeCertificate({ subject, issuer: root, purposes: [purpose], ...life });
const forPrograms = forPurpose('Programs', '1.3.6.1.5.5.7.3.2');
const forAll = forPurpose('All', '2.5.29.37.0');
const short = makeCertificate({ subject: 'Short', issuer: root, key: rsaKey(1024), ...life });
const rsa = makeCertificate({ subject: 'RSA', issuer: root, key: rsaKey(2048), ...life });
const plain = makeCertificate({ subject: 'Plain', issuer: root, ...life, authority: false });
const limits = sequence(der(0xa0, sequence(der(0x82, text('example.test')))));
const limited = makeCertificate({
  subject: 'Limited',
  issuer: root,
  extensions: [extension('2.5.29.30', true, limits)],
  ...life,
});
const server = (wanted: Partial<Wanted> = {}) =>
  makeCertificate({ subject: 'Server', issuer: middle, names: ['www.lab.test'], ...wanted });

const openssl = (args: readonly string[]): string | null => {
  try {
    return execFileSync('openssl', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: 10_000,
    });
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? null : 'refused';
  }
};
const installed = openssl(['version'])?.startsWith('OpenSSL') ?? false;

const opensslTrusts = (chain: readonly Made[], name: string): boolean => {
  const [first, ...rest] = chain;
  writeFileSync(join(folder, 'root.pem'), pem(root));
  writeFileSync(join(folder, 'rest.pem'), rest.map(pem).join('') || pem(root));
  writeFileSync(join(folder, 'server.pem'), first ? pem(first) : '');
  const files = ['-CAfile', join(folder, 'root.pem'), '-untrusted', join(folder, 'rest.pem')];
  const what = [
    '-purpose',
    'sslserver',
    '-auth_level',
    '2',
    '-verify_hostname',
    name,
    '-attime',
    String(AT.getTime() / 1000),
  ];
  const answer = openssl(['verify', '-no-CApath', ...files, ...what, join(folder, 'server.pem')]);
  return answer?.includes(': OK') ?? false;
};

/** Its signature names another method than its signed part does. */
const twoMethods = (made: Made): Made => {
  const [tbs, , signature] = readAll(readDer(made.der).content);
  if (!tbs || !signature) throw new Error('the test made a certificate that can’t be read');
  return { ...made, der: sequence(tbs.whole, sequence(oid('1.2.840.10045.4.3.3')), signature.whole) };
};

const cases: readonly (readonly [string, readonly Made[], boolean])[] = [
  ['a chain in order', [server(), middle], true],
  ['a chain with its root', [server(), middle, root], true],
  ['a chain in the wrong order', [server({ issuer: lower }), strict, lower], false],
  ['a star for one label', [server({ names: ['*.lab.test'] }), middle], true],
  ['a star for a whole registry', [server({ names: ['*.test'] }), middle], false],
  ['another name', [server({ names: ['other.lab.test'] }), middle], false],
  ['a server certificate that ran out', [server({ notAfter: '2026-05-01T00:00:00' }), middle], false],
  ['a server certificate of the future', [server({ notBefore: '2026-07-01T00:00:00' }), middle], false],
  ['no intermediate', [server()], false],
  ['an old copy of the intermediate before the good one', [server(), oldMiddle, middle], true],
  ['an old copy of the intermediate behind the good one', [server(), middle, oldMiddle], true],
  ['an old copy of the intermediate alone', [server(), oldMiddle], false],
  ['an authority that is none', [server({ issuer: plain }), plain], false],
  ['an authority below one that allows none', [server({ issuer: lower }), lower, strict], false],
  ['a name beyond what the authority may vouch for', [server({ issuer: limited }), limited], false],
  ['a subject beyond what the authority may vouch for', [server({ issuer: firm }), firm], false],
  ['a subject within it', [server({ issuer: people }), people], true],
  ['an address beyond it', [server({ issuer: inside, names: ['www.lab.test', '10.1.2.3'] }), inside], false],
  ['an address within it', [server({ issuer: inside, names: ['www.lab.test', '192.0.2.9'] }), inside], true],
  ['a name that is left out of it', [server({ issuer: without }), without], false],
  ['an authority for programs', [server({ issuer: forPrograms }), forPrograms], false],
  ['a key for nothing that a server does', [server({ keyUsage: [1] }), middle], false],
  ['a short RSA key', [server({ key: rsaKey(1024) }), middle], false],
  ['an authority with a short RSA key', [server({ issuer: short }), short], false],
  ['a signature with SHA-1', [server({ issuer: rsa, method: 'sha1' }), rsa], false],
  ['a signature with RSA-PSS', [server({ issuer: rsa, method: 'pss' }), rsa], true],
  ['a condition that nobody knows', [server({ extensions: [odd] }), middle], false],
  ['two stars', [server({ names: ['*.*.test'] }), middle], false],
  ['a certificate for programs', [server({ purposes: ['1.3.6.1.5.5.7.3.2'] }), middle], false],
  ['a signature whose method the signed part does not name', [twoMethods(server()), middle], false],
  [
    'a forged signature',
    [server({ issuer: { ...middle, key: makeCertificate({ subject: 'x' }).key } }), middle],
    false,
  ],
];

describe('the verdict on', () => {
  it.each(cases)(
    '%s is what it should be, and OpenSSL agrees where it is installed',
    (_what, chain, expected) => {
      const roots = makeRoots('x', [parsed(root)], []);
      const verdict = judgeChain(
        chain.map((made) => made.der),
        'www.lab.test',
        AT,
        roots,
      );
      expect(verdict.trusted).toBe(expected);
      if (installed) expect(opensslTrusts(chain, 'www.lab.test')).toBe(expected);
    },
  );
});

/** Where the two are of different minds, and why ours is kept. */
const differing: readonly (readonly [string, readonly Made[], boolean])[] = [
  // RFC 5280 §4.2.1.12 lets anyExtendedKeyUsage stand for every purpose, as Windows and Java do; OpenSSL wants serverAuth itself.
  ['an authority for every purpose', [server({ issuer: forAll }), forAll], true],
  // RFC 9525 §6.3 and every browser want a star to stand for a whole label; OpenSSL leaves that to the program.
  ['a star inside a label', [server({ names: ['w*.lab.test'] }), middle], false],
];

describe('OpenSSL is of another mind about', () => {
  it.each(differing)('%s', (_what, chain, expected) => {
    const roots = makeRoots('x', [parsed(root)], []);
    const ders = chain.map((made) => made.der);
    expect(judgeChain(ders, 'www.lab.test', AT, roots).trusted).toBe(expected);
    if (installed) expect(opensslTrusts(chain, 'www.lab.test')).toBe(!expected);
  });
});
