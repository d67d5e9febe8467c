import { describe, expect, it } from 'vitest';
import { probe } from './client-certificate';
import type { Seen } from './define-probe';
import { context, type FakeNetScript, fakeNet, helloSeen } from './testing/fake-net';

const modern: Seen = { hello: helloSeen(), versions: { rungs: [], spoken: ['TLS 1.2', 'TLS 1.3'] } };
const LEAF = [Uint8Array.of(1)];

const run = async (script: FakeNetScript, seen: Seen) => {
  const net = fakeNet(script);
  return { net, answer: await probe.run(context(net, seen)) };
};

describe('client-certificate, tried again', () => {
  it('tries twice more what was refused twice, and sees that it goes through at times', async () => {
    let tries = 0;
    const refusal = { certificates: LEAF, completed: true, afterFinished: 'alert', alertName: 'x' } as const;
    const stayed = { certificates: LEAF, completed: true, afterFinished: 'quiet' } as const;
    const { answer } = await run({ flight: () => (++tries === 3 ? stayed : refusal) }, modern);
    const refused = [true, true, false, true];
    expect(answer).toMatchObject({
      facts: { steady: false, tries: refused.map((one) => ({ refused: one })) },
    });
  });
  it('tries no more where the first two went otherwise, or were met with silence', async () => {
    let tries = 0;
    const stayed = { certificates: LEAF, completed: true, afterFinished: 'quiet' } as const;
    const cut = { outcome: { kind: 'rst', stage: 'in-server-flight' } } as const;
    const mixed = await run({ flight: () => (++tries === 1 ? stayed : cut) }, modern);
    expect(mixed.answer).toMatchObject({
      facts: { steady: false, tries: [{ refused: false }, { refused: true }] },
    });
    const silence = { kind: 'silence', stage: 'in-server-flight', afterMs: 5_000 } as const;
    const { net } = await run({ flight: () => ({ outcome: silence }) }, modern);
    expect(net.calls.flights).toHaveLength(2);
  });
  it('names no language the next two times where the signal is about it, and only then', async () => {
    const refusal = (code: number) =>
      ({ outcome: { kind: 'alert', level: 'fatal', code, name: 'x', stage: 'in-server-flight' } }) as const;
    const stayed = { certificates: LEAF, completed: true, afterFinished: 'quiet' } as const;
    const flight = ({ alpn }: { readonly alpn?: readonly string[] }) =>
      alpn?.length === 0 ? stayed : refusal(120);
    const { net, answer } = await run({ flight }, modern);
    expect(net.calls.flights.map(({ alpn }) => alpn)).toEqual([undefined, undefined, [], []]);
    expect(answer).toMatchObject({
      facts: { completed: false, steady: true, withoutAlpn: [{ refused: false }, { refused: false }] },
    });
    const other = await run({ flight: () => refusal(40) }, modern);
    expect(other.net.calls.flights.map(({ alpn }) => alpn)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(other.answer).not.toHaveProperty('facts.withoutAlpn');
  });
});
