import { describe, expect, it } from 'vitest';
import { checkIdentity } from './check-identity';
import { CERTIFICATE, KEY, LOCKED_KEY, OTHER_KEY, PASSPHRASE, PFX } from './testing/identity';

const pem = (key: string, passphrase: string | null = null, certificates = CERTIFICATE) =>
  checkIdentity({ kind: 'pem', certificates, key, passphrase });
const pfx = (passphrase: string | null, text = PFX) => checkIdentity({ kind: 'pfx', pfx: text, passphrase });

const READY = {
  kind: 'ready',
  subject: 'kim.example',
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
