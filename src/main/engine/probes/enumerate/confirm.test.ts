import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../shared/model/failure';
import type { VersionCode } from '../../wire/api';
import type { FlightResult, HandshakeOptions, HandshakeResult, NetPort } from '../net-port';
import { createAsker } from './ask';
import { canProve, confirmVersion, proveWith } from './confirm';

const TLS12: VersionCode = 0x0303;
const TLS13: VersionCode = 0x0304;
const ANSWERED: Outcome = { kind: 'answered', stage: 'after-finished' };
const alert = (code: number): Outcome => ({
  ...{ kind: 'alert', stage: 'after-hello', level: 'fatal' },
  ...{ code, name: `alert ${code}` },
});

type Shake = Partial<HandshakeResult> & { readonly outcome: Outcome };

/** A net whose handshakes end one after the other as told, and whose own TLS 1.3 comes to its end. */
const netOf = (ends: readonly Shake[]) => {
  const asked: string[] = [];
  const left = [...ends];
  const net = {
    handshake: async ({ brief, maxVersion }: HandshakeOptions) => {
      asked.push(`${brief ? 'quick' : 'watched'} ${maxVersion}`);
      const { outcome, ...more } = left.shift() ?? { outcome: ANSWERED };
      const found = { completed: outcome.kind === 'answered', suite: 'A', localRefusal: null };
      return { ...found, ...more, attempt: { outcome } } as HandshakeResult;
    },
    flight: async () => {
      asked.push('our own');
      return { finishedValid: true, serverHello: { suite: 0x1301 } } as FlightResult;
    },
  } as unknown as NetPort;
  return { asked, asker: createAsker(net, { address: '127.0.0.1', serverName: null }) };
};

describe('confirming a version', () => {
  it('is watched unless a quick one is asked for', async () => {
    for (const [version, how] of [
      [TLS12, 'watched TLSv1.2'],
      [TLS13, 'our own'],
    ] as const) {
      const { asked, asker } = netOf([]);
      expect(await confirmVersion(asker, version)).toMatchObject({ completed: true, why: null });
      expect(asked).toEqual([how]);
    }
  });
  it('takes one quick handshake when that completes', async () => {
    for (const version of [TLS12, TLS13]) {
      const { asked, asker } = netOf([]);
      expect(await confirmVersion(asker, version, true)).toMatchObject({
        version,
        completed: true,
        suite: 'A',
      });
      expect(asked).toHaveLength(1);
    }
  });
  it('looks again, watched, when the quick one ended without a word', async () => {
    const { asked, asker } = netOf([{ outcome: { kind: 'rst', stage: 'after-hello' }, unwatched: true }]);
    expect(await confirmVersion(asker, TLS12, true)).toMatchObject({ completed: true });
    expect(asked).toEqual(['quick TLSv1.2', 'watched TLSv1.2']);
  });
  it('does not look again where the line was watched, as it is through a proxy', async () => {
    const { asked, asker } = netOf([{ outcome: { kind: 'rst', stage: 'after-hello' } }]);
    expect(await confirmVersion(asker, TLS12, true)).toMatchObject({ completed: false });
    expect(asked).toHaveLength(1);
  });
  it('lets an alert below TLS 1.3 stand: the same greeting would be answered alike', async () => {
    const { asked, asker } = netOf([{ outcome: alert(40) }]);
    const { completed, why } = await confirmVersion(asker, TLS12, true);
    expect([completed, why?.ours, asked]).toEqual([false, false, ['quick TLSv1.2']]);
  });
  it('asks in TLS 1.3 once more by our own, which knows more groups, unless the version is refused', async () => {
    const more = netOf([{ outcome: alert(40) }]);
    expect(await confirmVersion(more.asker, TLS13, true)).toMatchObject({
      completed: true,
      suite: 'TLS_AES_128_GCM_SHA256',
    });
    expect(more.asked).toEqual(['quick TLSv1.3', 'our own']);
    const none = netOf([{ outcome: alert(70) }]);
    expect(await confirmVersion(none.asker, TLS13, true)).toMatchObject({ completed: false });
    expect(none.asked).toEqual(['quick TLSv1.3']);
  });
  it('says that it is this program which can’t, and does not try again', async () => {
    const local: Outcome = { kind: 'local', code: 'ERR_SSL_X', text: 'no' };
    const { asked, asker } = netOf([{ outcome: local, localRefusal: 'ERR_SSL_X' }]);
    expect((await confirmVersion(asker, TLS12, true)).why?.ours).toBe(true);
    expect(asked).toHaveLength(1);
    expect((await confirmVersion(asker, 0x0300, true)).why?.ours).toBe(true);
    expect(asked).toHaveLength(1);
  });
});

describe('a handshake in place of a question', () => {
  const offered = [0x1301, 0x1303];
  it('shows what was offered and what was taken of it', async () => {
    const { asked, asker } = netOf([{ outcome: ANSWERED, suite: 'TLS_CHACHA20_POLY1305_SHA256', offered }]);
    expect(await proveWith(asker, TLS13, [0x1301, 0x1303, 0xc102])).toEqual({
      confirmed: {
        version: TLS13,
        completed: true,
        suite: 'TLS_CHACHA20_POLY1305_SHA256',
        why: null,
      },
      offer: { offered, chosen: 0x1303 },
    });
    expect(asked).toEqual(['quick TLSv1.3']);
  });
  it.each<[string, Shake]>([
    ['did not complete', { outcome: alert(40), offered, suite: null }],
    ['completed with what was not offered', { outcome: ANSWERED, offered, suite: 'TLS_AES_256_GCM_SHA384' }],
    ['was not made', { outcome: ANSWERED, completed: false, localRefusal: 'NONE', offered: [] }],
  ])('shows nothing when it %s, and asks no more', async (_, end) => {
    const { asked, asker } = netOf([end]);
    expect(await proveWith(asker, TLS13, offered)).toBeNull();
    expect(asked).toHaveLength(1);
  });
  it('is for the versions that the runtime can be asked for', () => {
    expect([0x0300, 0x0301, 0x0304].map(canProve)).toEqual([false, true, true]);
  });
});
