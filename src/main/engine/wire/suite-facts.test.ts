import { describe, expect, it } from 'vitest';
import { allSuites, suiteFacts } from './suite-facts';
import { SUITES } from './suites';

describe('what a suite is', () => {
  it.each([
    [0xc02f, ['ecdhe', 'rsa', 'AES_128_GCM', 'aead', 128, 'SHA256', false, true, 0x0303, 0x0303]],
    [0x002f, ['rsa', 'rsa', 'AES_128_CBC', 'cbc', 128, 'SHA', false, false, 0x0300, 0x0303]],
    [0x000a, ['rsa', 'rsa', '3DES_EDE_CBC', 'cbc', 112, 'SHA', false, false, 0x0300, 0x0303]],
    [0x0003, ['rsa', 'rsa', 'RC4_40', 'stream', 40, 'MD5', true, false, 0x0300, 0x0303]],
    [0x0063, ['dhe', 'dss', 'DES_CBC', 'cbc', 56, 'SHA', true, true, 0x0300, 0x0303]],
    [0x0026, ['krb5', 'krb5', 'DES_CBC_40', 'cbc', 40, 'SHA', true, false, 0x0300, 0x0303]],
    [0x0034, ['dhe', 'anon', 'AES_128_CBC', 'cbc', 128, 'SHA', false, true, 0x0300, 0x0303]],
    [0xc016, ['ecdhe', 'anon', 'RC4_128', 'stream', 128, 'SHA', false, true, 0x0300, 0x0303]],
    [0xc02d, ['ecdh', 'ecdsa', 'AES_128_GCM', 'aead', 128, 'SHA256', false, false, 0x0303, 0x0303]],
    [0x00ae, ['psk', 'psk', 'AES_128_CBC', 'cbc', 128, 'SHA256', false, false, 0x0300, 0x0303]],
    [0xc0aa, ['dhe', 'psk', 'AES_128_CCM_8', 'aead', 128, null, false, true, 0x0303, 0x0303]],
    [0xc064, ['psk', 'psk', 'ARIA_128_CBC', 'cbc', 128, 'SHA256', false, false, 0x0303, 0x0303]],
    [0xc01b, ['srp', 'rsa', '3DES_EDE_CBC', 'cbc', 112, 'SHA', false, false, 0x0300, 0x0303]],
    [0x0081, ['gost', 'gost', '28147_CNT', 'stream', 256, 'IMIT', false, false, 0x0300, 0x0303]],
    [0xc100, ['gost', 'gost', 'KUZNYECHIK_CTR', 'stream', 256, 'OMAC', false, false, 0x0303, 0x0303]],
    [0xc103, ['tls13', 'any', 'KUZNYECHIK_MGM_L', 'aead', 256, null, false, true, 0x0304, 0x0304]],
    [0xc0b0, ['eccpwd', 'password', 'AES_128_GCM', 'aead', 128, 'SHA256', false, false, 0x0303, 0x0304]],
    [0xcc13, ['ecdhe', 'rsa', 'CHACHA20_POLY1305', 'aead', 256, 'SHA256', false, true, 0x0303, 0x0303]],
    [0xc006, ['ecdhe', 'ecdsa', 'NULL', 'none', 0, 'SHA', false, true, 0x0300, 0x0303]],
    [0x1303, ['tls13', 'any', 'CHACHA20_POLY1305', 'aead', 256, 'SHA256', false, true, 0x0304, 0x0304]],
    [0xc0b4, ['tls13', 'any', 'NULL', 'none', 0, 'SHA256', false, true, 0x0304, 0x0304]],
    [0x00c6, ['tls13', 'any', 'SM4_GCM', 'aead', 128, 'SM3', false, true, 0x0304, 0x0304]],
    [0x00ff, ['none', 'anon', 'EMPTY_RENEGOTIATION_INFO_SCSV', 'none', 0, null, false, false, 0, 0]],
  ] as const)('%i', (code, expected) => {
    const facts = suiteFacts(code);
    expect(
      facts && [
        facts.keyExchange,
        facts.authentication,
        facts.cipher,
        facts.mode,
        facts.bits,
        facts.hash,
        facts.export,
        facts.ephemeral,
        facts.minVersion,
        facts.maxVersion,
      ],
    ).toEqual(expected);
  });

  it('is told for every suite with a name, and for no other', () => {
    expect(allSuites().map(({ code }) => code)).toEqual([...SUITES.keys()]);
    expect(suiteFacts(0x4a4a)).toBeNull();
  });

  it('knows a key exchange and a cipher for each but the signalling values', () => {
    const without = allSuites().filter(({ keyExchange }) => keyExchange === 'none');
    expect(without.map(({ code }) => code)).toEqual([0x0000, 0x00ff, 0x5600]);
    expect(without.every(({ signalling }) => signalling)).toBe(true);
    const unencrypted = allSuites().filter(({ bits, signalling }) => bits === 0 && !signalling);
    expect(unencrypted.every(({ cipher, mode }) => cipher === 'NULL' && mode === 'none')).toBe(true);
  });
});
