import { describe, expect, it } from 'vitest';
import type { VersionCode } from '../../wire/api';
import { alert, askerOf, FINISHED, UNFINISHED } from '../testing/handshakes';
import { canProve, confirmVersion, proveWith } from './confirm';

const TLS12: VersionCode = 0x0303;
const TLS13: VersionCode = 0x0304;

describe('confirming a version', () => {
  it('is done by what can do most', async () => {
    for (const [version, how] of [
      [TLS12, 'watched'],
      [TLS13, 'our own, with all groups'],
    ] as const) {
      const { asked, asker } = askerOf({ own: FINISHED, chosen: 0x1301 });
      expect(await confirmVersion(asker, version)).toMatchObject({ completed: true, why: null });
      expect(asked).toEqual([how]);
    }
  });
  it('does not complete where the signature does not fit, and may where it can’t be checked', async () => {
    for (const signed of [false, null]) {
      const { asker } = askerOf({ own: FINISHED, chosen: 0x1301, signed });
      expect((await confirmVersion(asker, TLS13)).completed).toBe(signed === null);
    }
  });
  it('says that it is this program which can’t', async () => {
    const { asker } = askerOf({ own: UNFINISHED, watched: { completed: false, localRefusal: 'ERR_SSL_X' } });
    expect((await confirmVersion(asker, TLS12)).why?.ours).toBe(true);
    const old = askerOf({ own: FINISHED, chosen: 0x002f });
    expect((await confirmVersion(old.asker, 0x0300)).why?.ours).toBe(true);
    expect(old.asked).toEqual([]);
  });
});

describe('a handshake in place of a question', () => {
  it('offers the suites of our own, the strongest first, and shows what was taken of them', async () => {
    const { offered, asker } = askerOf({ own: FINISHED, chosen: 0x002f });
    const proof = await proveWith(asker, TLS12, [0x0004, 0x002f, 0x009e, 0xc02f]);
    expect(proof).toMatchObject({
      confirmed: { completed: true, suite: 'TLS_RSA_WITH_AES_128_CBC_SHA' },
      offered: [0xc02f, 0x002f],
      answer: { kind: 'chose', suite: 0x002f },
      refusalCounts: true,
    });
    expect(offered).toEqual([[0xc02f, 0x002f]]);
  });
  it('still shows a suite that was taken, where the handshake did not come to its end', async () => {
    const { asker } = askerOf({ own: UNFINISHED, chosen: 0xc02f });
    const proof = await proveWith(asker, TLS12, [0xc02f]);
    expect(proof).toMatchObject({ confirmed: null, answer: { kind: 'chose', suite: 0xc02f } });
  });
  it('says in TLS 1.3 that a refusal may be one of the groups', async () => {
    const { asker } = askerOf({ own: alert(40) });
    const proof = await proveWith(asker, TLS13, [0x1301, 0x1303, 0xc102]);
    expect(proof).toMatchObject({ confirmed: null, offered: [0x1301, 0x1303], refusalCounts: false });
    expect(proof?.answer.kind).toBe('refused');
  });
  it('is no proof in TLS 1.3 without a signature that fits', async () => {
    for (const signed of [false, null]) {
      const { asker } = askerOf({ own: FINISHED, chosen: 0x1301, signed });
      expect((await proveWith(asker, TLS13, [0x1301]))?.confirmed).toBeNull();
    }
  });
  it('does not take a suite that was not offered', async () => {
    const { asker } = askerOf({ own: FINISHED, chosen: 0x1302 });
    expect(await proveWith(asker, TLS13, [0x1301])).toMatchObject({
      confirmed: null,
      answer: { kind: 'unclear' },
    });
  });
  it('asks nobody when there is none of ours', async () => {
    const { asked, asker } = askerOf({ own: FINISHED });
    expect(await proveWith(asker, TLS12, [0x0004, 0x009e])).toBeNull();
    expect(asked).toEqual([]);
  });
  it('is for the versions that can be completed', () => {
    expect([0x0300, 0x0301, 0x0304].map(canProve)).toEqual([false, true, true]);
  });
});
