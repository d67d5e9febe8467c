import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { judgeChain } from './judge-chain';
import { makeRoots } from './roots';
import { der, oid, sequence, text } from './testing/encode';
import { ecKey, extension, makeCertificate, parsed, rsaKey } from './testing/make-chain';
import { AT, faults, judge, life, middle, root, server } from './testing/practice';

describe('what a certificate may be used for', () => {
  it('finds an authority that is none', () => {
    const plain = makeCertificate({ subject: 'Plain', issuer: root, ...life, keyUsage: [5] });
    expect(faults([server({ issuer: plain }), plain])).toEqual(['not-an-authority 1']);
  });
  it('finds an authority whose key may not sign certificates', () => {
    const mute = makeCertificate({ subject: 'Mute', issuer: root, authority: true, keyUsage: [6], ...life });
    expect(faults([server({ issuer: mute }), mute])).toEqual(['not-an-authority 1']);
  });
  it('counts the authorities below one that limits them', () => {
    const strict = makeCertificate({
      subject: 'Strict',
      issuer: root,
      authority: true,
      pathLength: 0,
      ...life,
    });
    const lower = makeCertificate({ subject: 'Lower', issuer: strict, authority: true, ...life });
    expect(faults([server({ issuer: lower }), lower, strict])).toEqual(['not-an-authority 2']);
    expect(faults([server({ issuer: strict }), strict])).toEqual([]);
  });
  it('counts them for a root that limits them, too', () => {
    const tight = makeCertificate({ subject: 'Tight', authority: true, pathLength: 0, ...life });
    const lower = makeCertificate({ subject: 'Lower', issuer: tight, authority: true, ...life });
    const verdict = judgeChain(
      [server({ issuer: lower }).der, lower.der],
      null,
      AT,
      makeRoots('x', [parsed(tight)], []),
    );
    expect(verdict.faults.map(({ code }) => code)).toEqual(['not-an-authority']);
  });
  it('finds a certificate for programs, not for servers', () => {
    expect(faults([server({ purposes: ['1.3.6.1.5.5.7.3.2'] }), middle])).toEqual(['wrong-usage 0']);
    expect(faults([server({ purposes: ['1.3.6.1.5.5.7.3.1'] }), middle])).toEqual([]);
  });
  it('finds a key that may not secure a connection', () => {
    expect(faults([server({ keyUsage: [1] }), middle])).toEqual(['wrong-usage 0']);
  });
  it('finds a key that only signs, and may not', () => {
    expect(faults([server({ keyUsage: [4] }), middle])).toEqual(['wrong-usage 0']);
    expect(faults([server({ keyUsage: [2], key: rsaKey(2048) }), middle])).toEqual([]);
    const pss = (modulusLength: number) => generateKeyPairSync('rsa-pss', { modulusLength });
    expect(faults([server({ keyUsage: [2], key: pss(2048) }), middle])).toEqual(['wrong-usage 0']);
    expect(faults([server({ key: pss(1024) }), middle])).toEqual(['weak-key 0']);
  });
  it('finds a short key in the root itself', () => {
    const old = makeCertificate({ subject: 'Old', authority: true, key: rsaKey(1024), ...life });
    const verdict = judgeChain([server({ issuer: old }).der], null, AT, makeRoots('x', [parsed(old)], []));
    expect(verdict.faults.map(({ code, text: words }) => [code, words])).toEqual([
      [
        'weak-key',
        'The root authority “CN=Old” on this computer has a key that is too short or too old: RSA, 1024 bits.',
      ],
    ]);
  });
  it('holds an authority in between to the names that the one above allows', () => {
    const subtree = sequence(
      der(0xa4, sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, text('Server')))))),
    );
    const limited = makeCertificate({
      subject: 'Limited',
      issuer: root,
      authority: true,
      extensions: [extension('2.5.29.30', true, sequence(der(0xa0, subtree)))],
      ...life,
    });
    const between = makeCertificate({ subject: 'Between', issuer: limited, authority: true, ...life });
    expect(faults([server({ issuer: limited }), limited])).toEqual([]);
    expect(judge([server({ issuer: between }), between, limited]).faults[0]?.text).toBe(
      'The certificate of the authority “CN=Limited” is not allowed to vouch for the name CN=Between.',
    );
  });
  it('finds a critical condition that it does not know', () => {
    const odd = extension('1.3.6.1.4.1.99999.1', true, der(0x05));
    expect(faults([server({ extensions: [odd] }), middle])).toEqual(['wrong-usage 0']);
  });
  it('finds a name that the authority may not vouch for', () => {
    const subtree = (domain: string) => sequence(der(0xa0, sequence(der(0x82, text(domain)))));
    const limited = (domain: string) =>
      makeCertificate({
        subject: 'Limited',
        issuer: root,
        authority: true,
        extensions: [extension('2.5.29.30', true, subtree(domain))],
        ...life,
      });
    const [elsewhere, here] = [limited('example.test'), limited('lab.test')];
    expect(faults([server({ issuer: elsewhere }), elsewhere])).toEqual(['wrong-usage 1']);
    expect(faults([server({ issuer: here }), here])).toEqual([]);
  });
});

describe('outdated methods and keys', () => {
  const rsa = makeCertificate({ subject: 'RSA', issuer: root, authority: true, key: rsaKey(2048), ...life });
  it('finds SHA-1 and MD5 on the way', () => {
    expect(judge([server({ issuer: rsa, method: 'sha1' }), rsa]).faults[0]?.text).toBe(
      'The server’s certificate is signed with an outdated method: SHA-1 with RSA.',
    );
    expect(faults([server({ issuer: rsa, method: 'md5' }), rsa])).toEqual(['weak-signature 0']);
  });
  it('leaves the signature of a root alone', () => {
    const old = makeCertificate({ subject: 'Old Root', authority: true, method: 'sha1', ...life });
    const chain = [server({ issuer: old }).der, old.der];
    expect(judgeChain(chain, null, AT, makeRoots('x', [parsed(old)], [])).faults).toEqual([]);
  });
  it('finds short keys', () => {
    expect(faults([server({ key: rsaKey(1024) }), middle])).toEqual(['weak-key 0']);
    expect(faults([server({ key: ecKey('prime192v1') }), middle])).toEqual(['weak-key 0']);
  });
});
