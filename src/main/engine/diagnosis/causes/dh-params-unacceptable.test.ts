import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { cause } from './dh-params-unacceptable';

const none = new Map();
const DHE = 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256';
const chosen = helloFacts('TLS 1.2', { base: { ...hello('h', 'TLS 1.2'), suite: DHE } });
const versions = versionsFacts(['TLS 1.2']);
const groups = (bits: number | null): EvidenceMap['groups'] => ({
  lists: [],
  dh: bits === null ? null : { version: 'TLS 1.2', bits, name: null },
});
const tooSmall = told({}, match({ id: 'openssl.dh', event: 'local-refusal', program: 'openssl' }));
const oldJava = told({}, match({ id: 'java.dh', event: 'local-refusal', program: 'java' }));
const judged = (bits: number | null, said = told(), base = chosen) =>
  cause.examine({ hello: base, versions, groups: groups(bits) }, said, none);

describe('dh-params-unacceptable', () => {
  it('is confirmed when the number read is short, and the text says that the program refused it', () => {
    const verdict = judged(1024, tooSmall);
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
    expect(JSON.stringify(verdict)).toContain('1024 bits');
  });
  it('is confirmed in other words when it is long, and the text is one of old Java', () => {
    expect(judged(2048, oldJava)).toMatchObject({
      verdict: 'confirmed',
      title: expect.stringContaining('too long'),
      owner: 'it-desk',
    });
    expect(judged(1024, oldJava).verdict).toBe('ruled-out');
  });
  it('is likely below 1024 bits, which nobody takes, and possible below 2048', () => {
    expect(judged(768).verdict).toBe('likely');
    expect(judged(1024).verdict).toBe('possible');
    expect(judged(768, told(), helloFacts('TLS 1.3')).verdict).toBe('possible');
  });
  it('is ruled out when the number is long enough, there is none, or another exchange was chosen', () => {
    expect(judged(2048).verdict).toBe('ruled-out');
    expect(judged(2048, tooSmall)).toMatchObject({ verdict: 'possible', against: [expect.any(String)] });
    expect(judged(null).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts('TLS 1.3'), versions }, told(), none).verdict).toBe('ruled-out');
  });
  it('says with which method the number was read, and that others may have another', () => {
    const read = (bits: number) => {
      const { dh } = groups(bits);
      const facts = { lists: [], dh: dh && { ...dh, suite: DHE } };
      return cause.examine({ hello: chosen, versions, groups: facts }, told(), none);
    };
    expect(JSON.stringify(read(1024))).toContain(`It was read with ${DHE}.`);
    expect(read(2048)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining(`With ${DHE}`),
    });
  });
  it('can’t be told when the number was not read', () => {
    expect(cause.examine({ hello: chosen, versions }, told(), none).verdict).toBe('unknown');
    expect(cause.examine({ hello: helloFacts('TLS 1.3'), versions }, tooSmall, none).verdict).toBe('unknown');
  });
});
