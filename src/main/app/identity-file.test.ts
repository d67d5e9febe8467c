import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE, KEY, LOCKED_KEY, PFX } from '../engine/net/testing/identity';
import { identityOf, readIdentityFile } from './identity-file';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a file with a client certificate', () => {
  it('is told by its bytes: PEM with and without a key, DER, and what else may be a PFX', () => {
    expect(readIdentityFile(bytes(`Bag Attributes\n${CERTIFICATE}${LOCKED_KEY}`))).toEqual({
      kind: 'pem',
      certificates: CERTIFICATE.trim(),
      key: LOCKED_KEY.trim(),
    });
    expect(readIdentityFile(bytes(KEY))).toEqual({ kind: 'pem', certificates: null, key: KEY.trim() });
    expect(readIdentityFile(new X509Certificate(CERTIFICATE).raw)).toEqual({
      kind: 'pem',
      certificates: CERTIFICATE,
      key: null,
    });
    expect(readIdentityFile(Buffer.from(PFX, 'base64'))).toEqual({ kind: 'pfx', pfx: PFX });
  });
  it('is put together with the key of a second file', () => {
    const file = readIdentityFile(bytes(CERTIFICATE));
    expect(identityOf(file, null)).toBeNull();
    expect(identityOf(file, KEY)).toEqual({
      kind: 'pem',
      certificates: CERTIFICATE.trim(),
      key: KEY,
      passphrase: null,
    });
  });
});
