import { describe, expect, it } from 'vitest';
import { suiteName, VERSIONS } from './ids';
import { suiteFacts } from './suite-facts';
import { suitesFor } from './suite-order';
import { SUITES } from './suites';

const signals = [0x0000, 0x00ff, 0x5600];

describe('the suites for a version', () => {
  it('are none in SSL 2.0, which has ciphers of its own, and none in a version nobody knows', () => {
    expect(suitesFor(VERSIONS['SSL 2.0'])).toEqual([]);
    expect(suitesFor(0x0305)).toEqual([]);
  });

  it('hold every suite for some version, each once, and no signalling value', () => {
    const seen = new Set<number>();
    for (const version of Object.values(VERSIONS)) {
      const list = suitesFor(version);
      expect(new Set(list).size).toBe(list.length);
      for (const code of list) seen.add(code);
    }
    expect([...SUITES.keys()].filter((code) => !seen.has(code))).toEqual(signals);
    expect(signals.filter((code) => seen.has(code))).toEqual([]);
  });

  it('are the ones of TLS 1.3 in TLS 1.3 only', () => {
    expect(suitesFor(0x0304).slice(0, 5).map(suiteName)).toEqual([
      'TLS_AES_128_GCM_SHA256',
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'TLS_AES_128_CCM_SHA256',
      'TLS_AES_128_CCM_8_SHA256',
    ]);
    expect(suitesFor(0x0303)).not.toContain(0x1301);
    expect(suitesFor(0x0304)).not.toContain(0xc02f);
  });

  it('have neither AEAD nor SHA-256 before TLS 1.2, except where a pre-shared key goes with any version', () => {
    const newer = suitesFor(0x0302).filter((code) => {
      const facts = suiteFacts(code);
      return facts?.mode === 'aead' || facts?.hash === 'SHA256' || facts?.hash === 'SHA384';
    });
    expect(newer.length).toBeGreaterThan(0);
    expect(newer.every((code) => suiteFacts(code)?.authentication === 'psk')).toBe(true);
    expect(newer.some((code) => suiteFacts(code)?.mode === 'aead')).toBe(false);
    expect(suitesFor(0x0301)).toEqual(suitesFor(0x0300));
    expect(suitesFor(0x0301).every((code) => suitesFor(0x0303).includes(code))).toBe(true);
  });

  it('begin with what servers choose today and end with what hardly any has', () => {
    const list = suitesFor(0x0303);
    expect(list[0]).toBe(0xc02f);
    const place = (code: number): number => list.indexOf(code);
    expect(place(0xc030)).toBeLessThan(place(0x002f));
    expect(place(0x002f)).toBeLessThan(place(0x0004));
    expect(place(0x0004)).toBeLessThan(place(0x0003));
    expect(place(0x002f)).toBeLessThan(place(0x001e));
  });
});
