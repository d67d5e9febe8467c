import { describe, expect, it } from 'vitest';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import type { Seen } from './define-probe';
import type { NetPort } from './net-port';
import { probe } from './stability';
import { stabilitySchema } from './stability/stability-facts';
import {
  CLOSED,
  context,
  type FakeNetScript,
  fakeNet,
  helloFacts,
  helloSeen,
  type Reply,
  serverHello,
} from './testing/fake-net';

const ANSWER: Reply = { serverHello: serverHello(0x0304) };
const REFUSED: Reply = { outcome: CLOSED };
const closed = helloFacts({ outcome: CLOSED });
const SESSION = { kind: 'session', id: 1 } as const;
const flapping: Seen = { hello: { ...helloSeen(), repeated: closed, steady: false } };

/** The same numbers each time (mulberry32), 0 to 1. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const run = async (
  script: FakeNetScript,
  options: Partial<RunOptions> = {},
  seen: Seen = { hello: helloSeen() },
  wrap: (net: NetPort) => NetPort = (net) => net,
) => {
  const net = fakeNet(script);
  const usual = context(wrap(net), seen);
  const answer = await probe.run({
    ...usual,
    asked: { ...usual.asked, options: { ...USUAL_OPTIONS, ...options } },
  });
  return { answer, net, facts: answer.status === 'ok' ? answer.facts : null };
};

describe('stability, asked for by number', () => {
  it('counts what fails at random, and says how sure that is', async () => {
    const random = seeded(7);
    const { facts, net } = await run(
      { attempt: () => (random() < 0.3 ? REFUSED : ANSWER) },
      { repeats: 200, concurrency: 1 },
    );
    expect(facts?.first.sent).toBe(200);
    expect(facts?.first.failing.low).toBeGreaterThan(0.15);
    expect(facts?.first.failing.high).toBeLessThan(0.45);
    expect(facts?.first.failing.low).toBeLessThan(0.3);
    expect(facts?.first.failing.high).toBeGreaterThan(0.3);
    expect(facts?.chance).toBeGreaterThan(0.01);
    expect(facts?.first.course).toMatch(/^[af]{200}$/);
    expect(facts?.first.failures).toHaveLength(10);
    expect(net.calls.attempts.every(({ brief }) => brief)).toBe(true);
    expect(stabilitySchema.parse(facts)).toEqual(facts);
  });
  it('finds that the greeting with one change fails far more often', async () => {
    const random = seeded(11);
    const { facts, answer } = await run(
      { attempt: ({ hello }) => ((hello?.bytes ?? 0) > 1400 && random() < 0.6 ? REFUSED : ANSWER) },
      { repeats: 60 },
    );
    expect(facts?.second?.what).toContain('X25519MLKEM768');
    expect(facts?.first.answered).toBe(60);
    expect(facts?.chance).toBeLessThan(0.001);
    expect(answer).toMatchObject({ outcome: expect.stringContaining('hardly chance') });
  });
  it('spends no more than two connections a repeat, handshakes included', async () => {
    for (const repeats of [1, 10, 300]) {
      const { net, facts } = await run(
        { attempt: () => ANSWER, handshake: () => ({ session: SESSION, resumed: true }) },
        { repeats },
      );
      expect(net.calls.attempts.length + net.calls.handshakes.length).toBe(2 * repeats);
      // A server may forget the session of a connection that was dropped.
      expect(net.calls.handshakes.every(({ closeCleanly }) => closeCleanly)).toBe(true);
      expect(probe.requested?.({ ...USUAL_OPTIONS, repeats })?.connections).toBe(2 * repeats);
      expect(facts?.ended).toBe('complete');
    }
  });
  it('sends one greeting after the other, and several at a time only where it says so', async () => {
    const seenAtOnce = new Map<string, number>();
    let open = 0;
    const watching = (net: NetPort): NetPort => ({
      ...net,
      async attempt(options) {
        open += 1;
        const kind = options.purpose.startsWith('Several') ? 'together' : 'turns';
        seenAtOnce.set(kind, Math.max(seenAtOnce.get(kind) ?? 0, open));
        await Promise.resolve();
        const result = await net.attempt(options);
        open -= 1;
        return result;
      },
    });
    await run({ attempt: () => ANSWER }, { repeats: 50, concurrency: 4 }, undefined, watching);
    expect(Object.fromEntries(seenAtOnce)).toEqual({ turns: 1, together: 4 });
    seenAtOnce.clear();
    const { facts } = await run(
      { attempt: () => ANSWER },
      { repeats: 50, gentle: true },
      undefined,
      watching,
    );
    expect(Object.fromEntries(seenAtOnce)).toEqual({ turns: 1 });
    expect(facts?.notTried).toContainEqual(expect.stringContaining('one after the other'));
  });
  it('finds that several at a time fail where one by one works', async () => {
    const { facts } = await run(
      { attempt: ({ purpose }) => (purpose.startsWith('Several') ? REFUSED : ANSWER) },
      { repeats: 50 },
    );
    expect(facts?.parallel).toMatchObject({ serial: { answered: 10 }, together: { sent: 10, answered: 0 } });
    expect(facts?.parallel?.chance).toBeLessThan(0.001);
  });
  it('finds that sessions can’t be taken up', async () => {
    const { facts } = await run(
      {
        attempt: () => ANSWER,
        handshake: ({ session }) => (session ? { completed: false } : { session: SESSION }),
      },
      { repeats: 100 },
    );
    expect(facts?.sessions).toMatchObject({
      fresh: { sent: 20, answered: 20 },
      resumed: { sent: 20, answered: 0 },
      takenUp: 0,
    });
    expect(facts?.sessions?.chance).toBeLessThan(1e-6);
  });
  it('sees no fault of sessions where two servers take turns and one of them is broken', async () => {
    const { facts } = await run(
      {
        attempt: () => ANSWER,
        handshake: (_options, index) => ({ session: SESSION, completed: index % 2 === 0 }),
      },
      { repeats: 100 },
    );
    expect(facts?.sessions).toMatchObject({ fresh: { sent: 20, answered: 10 }, resumed: { answered: 10 } });
    expect(facts?.sessions?.chance).toBeCloseTo(1);
  });
  it('takes a close after the handshake for nothing where the server always does that, and for a refusal elsewhere', async () => {
    const sessions = async (afterFresh: 'fin' | 'quiet') => {
      const { facts } = await run(
        {
          attempt: () => ANSWER,
          handshake: ({ session }) => ({
            session: SESSION,
            resumed: true,
            afterFinished: session ? 'fin' : afterFresh,
          }),
        },
        { repeats: 50 },
      );
      return [facts?.sessions?.fresh.answered, facts?.sessions?.resumed.answered];
    };
    expect(await sessions('fin')).toEqual([10, 10]);
    expect(await sessions('quiet')).toEqual([10, 0]);
  });
  it('says why no session was taken up, after three tries', async () => {
    const { facts, net } = await run(
      { attempt: () => ANSWER, handshake: () => ({ session: null }) },
      { repeats: 100 },
    );
    expect(facts?.sessions).toBeNull();
    expect(facts?.notTried).toEqual(['The server gave no session to take up.']);
    expect(net.calls.handshakes).toHaveLength(3);
    const large = await run(
      { attempt: () => ANSWER, handshake: () => ({ session: null, sessionTooLarge: true }) },
      { repeats: 100 },
    );
    expect(large.facts?.notTried).toEqual([expect.stringContaining('certificate is so large')]);
  });
  it.each(['cancelled', 'local'] as const)('keeps what it saw when it ends early: %s', async (kind) => {
    const outcome =
      kind === 'local' ? ({ kind, code: 'BUDGET', text: 'all used' } as const) : ({ kind } as const);
    const { facts, net } = await run(
      { attempt: (_options, index) => (index > 25 ? { outcome } : ANSWER) },
      { repeats: 100 },
    );
    expect((facts?.first.sent ?? 0) + (facts?.second?.sent ?? 0)).toBe(25);
    expect(facts?.ended).toBe(kind === 'local' ? 'no-connections-left' : 'cancelled');
    expect(net.calls.attempts).toHaveLength(26);
  });
  it('ends by itself before its time is up', async () => {
    const slow = (net: NetPort): NetPort => ({
      ...net,
      async attempt(options) {
        const result = await net.attempt(options);
        return { ...result, attempt: { ...result.attempt, ms: 5_000 } };
      },
    });
    const { facts } = await run({ attempt: () => REFUSED }, { repeats: 100 }, undefined, slow);
    expect(facts?.ended).toBe('time');
    expect(facts?.first.sent).toBeGreaterThan(10);
  });
});

describe('stability, where the greeting flaps', () => {
  it('takes a short look by itself', async () => {
    const { facts, net } = await run(
      { attempt: (_options, index) => (index % 3 ? ANSWER : REFUSED) },
      {},
      flapping,
    );
    expect(net.calls.attempts).toHaveLength(12);
    expect(facts).toMatchObject({ first: { sent: 6 }, second: { sent: 6 }, sessions: null, parallel: null });
  });
  it('tries several at a time where nothing flaps and the person says that it fails at times', async () => {
    const net = fakeNet({ attempt: () => ANSWER });
    const usual = context(net, { hello: helloSeen() });
    const asked = { ...usual.asked, answers: { 'how-often': 'sometimes' } };
    expect(await probe.run({ ...usual, asked })).toMatchObject({
      facts: { first: { sent: 4 }, second: null, parallel: { atOnce: 8, together: { sent: 8 } } },
    });
    expect(net.calls.attempts).toHaveLength(12);
  });
  it('steps aside where nothing flaps and nothing was asked for', async () => {
    const { answer, net } = await run({});
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toEqual([]);
  });
  it('compares with another address of the same name, if there is one', async () => {
    const { facts } = await run(
      { attempt: ({ address }) => (address === '192.0.2.9' ? REFUSED : ANSWER) },
      { repeats: 20 },
      { hello: { ...helloSeen(), addresses: [helloFacts(), helloFacts({ address: '192.0.2.9' })] } },
    );
    expect(facts?.second).toMatchObject({ address: '192.0.2.9', answered: 0 });
  });
  it('compares with the form of which the run was not sure', async () => {
    const form = {
      id: 'size-600',
      differsIn: 'x',
      technical: 'x',
      base: [helloFacts()],
      variant: [closed],
      differs: true,
      holds: false,
    };
    const { facts } = await run(
      { attempt: () => ANSWER },
      { repeats: 10 },
      {
        hello: helloSeen(),
        'hello-form': { baseAnswered: true, baseSteady: true, ofStarttls: false, forms: [form], untried: [] },
      },
    );
    expect(facts?.second?.what).toBe('The same with one change: the size: 600 bytes, filled up with zeros');
  });
  it('takes another second greeting where this computer can’t make the key', async () => {
    const { facts } = await run({ attempt: () => ANSWER }, { repeats: 10 }, undefined, (net) => ({
      ...net,
      keyShare: (group) => (group === 0x11ec ? null : net.keyShare(group)),
    }));
    expect(facts?.second?.what).toContain('1500 bytes');
  });
  it('goes through the plain beginning where the server answers only after that', async () => {
    const starttls = { protocol: 'smtp' as const, offered: true, refusedText: null, result: helloFacts() };
    const { net } = await run(
      { attempt: () => ANSWER },
      { repeats: 10 },
      { hello: helloSeen(closed), starttls },
    );
    expect(new Set(net.calls.attempts.map(({ dialogue }) => dialogue?.name))).toEqual(new Set(['SMTP']));
  });
});
