import { createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { checkIdentity } from './check-identity';
import { CERTIFICATE, KEY, LOCKED_KEY, OTHER_KEY, PASSPHRASE, PFX } from './testing/identity';

const pem = (key: string, passphrase: string | null = null, certificates = CERTIFICATE) =>
  checkIdentity({ kind: 'pem', certificates, key, passphrase });
const pfx = (passphrase: string | null, text = PFX) => checkIdentity({ kind: 'pfx', pfx: text, passphrase });

const READY = {
  kind: 'ready',
  subject: 'kim.example',
  notBefore: expect.stringMatching(/^2026-/),
  notAfter: expect.stringMatching(/^2126-/),
  fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
};

describe('a client certificate', () => {
  it('is loaded with its key, and said whose it is', () => {
    expect(pem(KEY)).toEqual(READY);
    expect(pem(LOCKED_KEY, PASSPHRASE)).toEqual(READY);
    expect(pfx(PASSPHRASE)).toEqual(READY);
  });
  it('is locked as long as the passphrase is missing or wrong', () => {
    for (const passphrase of [null, 'wrong', '']) {
      expect(pem(LOCKED_KEY, passphrase)).toEqual({ kind: 'locked' });
      expect(pfx(passphrase)).toEqual({ kind: 'locked' });
    }
  });
  it('is locked also for the wrong passphrase that opens it, to something that is no key', () => {
    const ending = (text: string) => () =>
      createSecureContext({ cert: CERTIFICATE, key: LOCKED_KEY, passphrase: text });
    // Found by trying: the first of "wrong 0", "wrong 1" … whose result ends like padding.
    expect(ending('wrong 68')).not.toThrow(/bad.decrypt/i);
    expect(ending('wrong 67')).toThrow(/bad.decrypt/i);
    expect(pem(LOCKED_KEY, 'wrong 68')).toEqual({ kind: 'locked' });
  });
  it('is unreadable when a locked key is damaged, whatever the passphrase', () => {
    const damaged = LOCKED_KEY.split('\n')
      .filter((_, line) => line !== 2)
      .join('\n');
    for (const passphrase of [null, 'wrong', PASSPHRASE])
      expect(pem(damaged, passphrase)).toEqual({ kind: 'unusable', why: 'unreadable' });
    expect(pem(LOCKED_KEY, 'wrong 68', 'no certificate')).toEqual({ kind: 'unusable', why: 'unreadable' });
  });
  it('is told from one whose key is another’s, and from what is none', () => {
    expect(pem(OTHER_KEY)).toEqual({ kind: 'unusable', why: 'other-key' });
    expect(pem('no key')).toEqual({ kind: 'unusable', why: 'unreadable' });
    expect(pem(KEY, null, 'no certificate')).toEqual({ kind: 'unusable', why: 'unreadable' });
    expect(pfx(null, Buffer.from('no pfx').toString('base64'))).toEqual({
      kind: 'unusable',
      why: 'unreadable',
    });
  });
});
