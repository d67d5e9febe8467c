import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../shared/model/failure';
import type { VersionCode } from '../../wire/api';
import type { AttemptResult, FlightOptions, FlightResult, HandshakeResult, NetPort } from '../net-port';
import type { Asker } from './ask';
import { canProve, confirmBriefly, confirmVersion, proveWith } from './confirm';

const TLS12: VersionCode = 0x0303;
const TLS13: VersionCode = 0x0304;
const FINISHED: Outcome = { kind: 'answered', stage: 'after-finished' };
const UNFINISHED: Outcome = { kind: 'answered', stage: 'after-server-flight' };
const RESET: Outcome = { kind: 'rst', stage: 'after-hello' };
const alert = (code: number): Outcome => ({
  ...{ kind: 'alert', stage: 'after-hello', level: 'fatal' },
  ...{ code, name: `alert ${code}` },
});

interface Ends {
  /** How our own handshake ends, and what the server chose. */
  readonly own: Outcome;
  readonly chosen?: number;
  /** How the watched one ends. */
  readonly watched?: Partial<HandshakeResult>;
}

/** A server whose handshakes end as told. */
const askerOf = ({ own, chosen, watched }: Ends) => {
  const asked: string[] = [];
  const offered: (readonly number[])[] = [];
  const result = (version: VersionCode) => ({
    attempt: { outcome: own },
    serverHello: chosen === undefined ? null : { version, suite: chosen },
    timing: {},
  });
  const net = {
    handshake: async () => {
      asked.push('watched');
      return { completed: true, suite: 'A', localRefusal: null, ...watched } as HandshakeResult;
    },
    flight: async ({ brief, suites }: FlightOptions) => {
      asked.push(brief ? 'our own' : 'our own, with all groups');
      offered.push(suites ?? []);
      return { finishedValid: true, ...result(TLS13) } as unknown as FlightResult;
    },
  } as unknown as NetPort;
  const ask: Asker['ask'] = async ({ until, suites, version }) => {
    asked.push(until === 'finished' ? 'our own' : 'a question');
    offered.push(suites);
    const seen = result(version) as unknown as AttemptResult;
    return chosen === undefined
      ? { kind: 'refused', plainly: true, outcome: own, other: null, result: seen }
      : { kind: 'chose', suite: chosen, result: seen };
  };
  return { asked, offered, asker: { net, ask, subject: { address: '127.0.0.1', serverName: null } } };
};

const GOOD: readonly [VersionCode, number, string][] = [
  [TLS12, 0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  [TLS13, 0x1301, 'TLS_AES_128_GCM_SHA256'],
];

describe('confirming a version', () => {
  it('is done by what can do most, and at once, unless it is to take little', async () => {
    for (const [version, how] of [
      [TLS12, 'watched'],
      [TLS13, 'our own, with all groups'],
    ] as const) {
      const { asked, asker } = askerOf({ own: FINISHED, chosen: 0x1301 });
      expect(await confirmVersion(asker, version)).toMatchObject({ completed: true, why: null });
      expect(asked).toEqual([how]);
    }
  });
  it.each(GOOD)('%i takes one handshake of our own when that completes', async (version, chosen, suite) => {
    const { asked, asker } = askerOf({ own: FINISHED, chosen });
    expect(await confirmBriefly(asker, version)).toEqual({ version, completed: true, suite, why: null });
    expect(asked).toEqual(['our own']);
  });
  it.each([
    ['ended without a word', { own: RESET }],
    ['was refused: other suites may do', { own: alert(40) }],
    ['was taken with a suite that is none of ours', { own: UNFINISHED, chosen: 0xc02f }],
  ] as [string, Ends][])('looks again, watched, when our own %s', async (_, ends) => {
    const { asked, asker } = askerOf(ends);
    expect(await confirmBriefly(asker, TLS12)).toMatchObject({ completed: true, suite: 'A' });
    expect(asked).toEqual(['our own', 'watched']);
  });
  it('asks in TLS 1.3 once more with all groups', async () => {
    const { asked, asker } = askerOf({ own: alert(40) });
    expect(await confirmBriefly(asker, TLS13)).toMatchObject({ version: TLS13, completed: true });
    expect(asked).toEqual(['our own', 'our own, with all groups']);
  });
  it.each([TLS12, TLS13])('%i: leaves it at a refusal of the version, and at a cancel', async (version) => {
    for (const own of [alert(70), { kind: 'cancelled' } as const]) {
      const { asked, asker } = askerOf({ own });
      const { completed, why } = await confirmBriefly(asker, version);
      expect([completed, why?.ours, asked]).toEqual([false, false, ['our own']]);
    }
  });
  it('says that it is this program which can’t', async () => {
    const { asker } = askerOf({ own: RESET, watched: { completed: false, localRefusal: 'ERR_SSL_X' } });
    expect((await confirmBriefly(asker, TLS12)).why?.ours).toBe(true);
    const old = askerOf({ own: FINISHED, chosen: 0x002f });
    expect((await confirmBriefly(old.asker, 0x0300)).why?.ours).toBe(true);
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
