import { describe, expect, it } from 'vitest';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import { probe } from './stability';
import { stabilitySchema } from './stability/stability-facts';
import { context, type FakeNetScript, fakeNet, helloSeen, type Reply, serverHello } from './testing/fake-net';

const ANSWER: Reply = { serverHello: serverHello(0x0304) };
const SESSION = { kind: 'session', id: 1 } as const;

const run = async (script: FakeNetScript, options: Partial<RunOptions>) => {
  const net = fakeNet(script);
  const usual = context(net, { hello: helloSeen() });
  const asked = { ...usual.asked, options: { ...USUAL_OPTIONS, ...options } };
  const answer = await probe.run({ ...usual, asked });
  return { answer, net, facts: answer.status === 'ok' ? answer.facts : null };
};

describe('stability, through a proxy', () => {
  const proxy = { kind: 'http', host: 'proxy.lab.test', port: 3128, user: null } as const;
  const stopped = (what: 'bad-gateway' | 'closed-after-accept' = 'bad-gateway') =>
    ({ kind: 'proxy', what, status: 502, text: '' }) as const;
  it('does not count what the proxy stopped as a failure of the server', async () => {
    const { facts, answer, net } = await run(
      {
        attempt: (_options, index) => (index % 4 === 0 ? { outcome: stopped() } : ANSWER),
        handshake: (_options, index) =>
          index % 3 === 0 ? { completed: false, outcome: stopped() } : { session: SESSION, resumed: true },
      },
      { repeats: 50, proxy },
    );
    const all = net.calls.attempts.length + net.calls.handshakes.length;
    expect(facts?.proxyStopped).toBeGreaterThan(10);
    const tallies = [
      facts?.first,
      facts?.second,
      facts?.parallel?.serial,
      facts?.parallel?.together,
      facts?.sessions?.fresh,
      facts?.sessions?.resumed,
    ];
    for (const tally of tallies) expect(tally?.answered).toBe(tally?.sent);
    expect(facts?.first.course).toMatch(/^a+$/);
    const counted = [
      facts?.first,
      facts?.second,
      facts?.parallel?.together,
      facts?.sessions?.fresh,
      facts?.sessions?.resumed,
    ];
    expect(counted.reduce((sum, tally) => sum + (tally?.sent ?? 0), facts?.proxyStopped ?? 0)).toBe(all);
    expect(answer).toMatchObject({
      outcome: expect.stringContaining(`${facts?.proxyStopped} times the proxy did not let us through.`),
    });
    expect(stabilitySchema.parse(facts)).toEqual(facts);
  });
  it('counts a close behind the proxy’s yes: it may be the server’s', async () => {
    const { facts } = await run(
      { attempt: (_options, index) => (index % 2 ? { outcome: stopped('closed-after-accept') } : ANSWER) },
      { repeats: 10, proxy, concurrency: 1 },
    );
    expect(facts?.first.sent).toBe(10);
    expect(facts?.first.answered).toBeLessThan(10);
    expect(facts).not.toHaveProperty('proxyStopped');
  });
  it('says so when nothing came as far as the server', async () => {
    const { answer } = await run({ attempt: () => ({ outcome: stopped() }) }, { repeats: 5, proxy });
    expect(answer).toEqual({
      status: 'gave-up',
      why: '7 times the proxy did not let us through. Nothing came as far as the server.',
    });
  });
  it('keeps the second greeting though the proxy stopped it the first time', async () => {
    const { facts } = await run(
      {
        attempt: ({ purpose }) =>
          purpose.startsWith('The same with one change') && purpose.includes('time 1 of')
            ? { outcome: stopped() }
            : ANSWER,
      },
      { repeats: 10, proxy },
    );
    expect(facts?.second?.what).toContain('X25519MLKEM768');
    expect(facts?.proxyStopped).toBe(1);
  });
});
