import { getCiphers } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { SUITES } from '../wire/suites';
import { runtimeSuites } from './runtime-suites';

/** What a plain handshake has no use for: shared secrets and passwords. */
const isWithCertificate = (name: string): boolean => !/psk|srp/.test(name);

describe('suites as the runtime calls them', () => {
  it('keeps the order, and leaves out what the runtime does not know', () => {
    expect(runtimeSuites([0xc02f, 0x0004, 0x002f, 0x00a8, 0xcca9, 0x003d])).toEqual({
      offered: [0xc02f, 0x002f, 0xcca9, 0x003d],
      ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA:ECDHE-ECDSA-CHACHA20-POLY1305:AES256-SHA256',
    });
    expect(runtimeSuites([0x1301, 0x1303])).toEqual({
      offered: [0x1301, 0x1303],
      ciphers: 'TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256',
    });
  });
  it('says so when it knows none of them', () => {
    expect(runtimeSuites([])).toBeNull();
    expect(runtimeSuites([0x0004, 0x00ff, 0x0a0a, 0x00a8])).toBeNull();
  });
  it('finds every suite with a certificate that this runtime has', () => {
    const all = runtimeSuites([...SUITES.keys()]);
    const named = all?.ciphers.toLowerCase().split(':');
    expect([...(named ?? [])].sort()).toEqual(getCiphers().filter(isWithCertificate).sort());
    expect(new Set(named).size).toBe(named?.length);
  });
});
