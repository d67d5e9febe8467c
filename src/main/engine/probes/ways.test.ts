import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import type { Seen } from './define-probe';
import type { AttemptOptions } from './net-port';
import { CLOSED, context, fakeNet, helloFacts, helloSeen, type Reply, serverHello } from './testing/fake-net';
import { probe } from './ways';

const NAME = 'www.lab.test';
const V4 = '192.0.2.1';
const V6 = '2001:db8::1';
const ANSWERS: Reply = { serverHello: serverHello(0x0304) };
const REFUSED: Outcome = { kind: 'refused' };
const FORBIDDEN: Outcome = { kind: 'proxy', what: 'forbidden', status: 403, text: 'no' };
const NO_ROAD: Outcome = { kind: 'unreachable', code: 'ENETUNREACH' };
const entry = (address: string) => ({ address, family: address.includes(':') ? (6 as const) : (4 as const) });

const reached = (
  address: string,
  outcome: Outcome = { kind: 'silence', stage: 'before-hello', afterMs: 300 },
) => ({
  ...entry(address),
  ...{
    attemptId: `reach-${address}`,
    connected: outcome.kind === 'silence',
    connectMs: null,
    outcome,
    banner: null,
  },
});
const names = (...here: string[]): NonNullable<Seen['names']> => ({
  ...{ name: NAME, given: false, isAddress: false, failure: null },
  addresses: [{ address: NAME, family: 4 }],
  here: {
    addresses: here.map(entry),
    failure: here.length > 0 ? null : { code: 'not-found', text: 'no such name' },
  },
});

/** With a proxy; `direct` is asked for every direct greeting, `proxied` for every other. */
const through = (seen: Seen, proxied: Reply, direct: (options: AttemptOptions, index: number) => Reply) => {
  const net = fakeNet({
    attempt: (options, index) => (options.via === 'direct' ? direct(options, index) : proxied),
  });
  const plain = context(net, seen);
  const proxy = { kind: 'http', host: '192.0.2.80', port: 8080, user: null } as const;
  const answer = probe.run({ ...plain, asked: { ...plain.asked, options: { ...USUAL_OPTIONS, proxy } } });
  return { net, answer };
};
const seenThrough = (base = helloFacts({ address: NAME }), ...here: string[]): Seen => ({
  ...{ names: names(...(here.length > 0 ? here : [V4])), reach: { addresses: [reached(NAME)], best: NAME } },
  hello: helloSeen(base),
});

describe('the direct way against the proxy', () => {
  it('alike is not repeated, and what hello saw through the proxy is not asked again', async () => {
    const { net, answer } = through(seenThrough(), ANSWERS, () => ANSWERS);
    expect(await answer).toMatchObject({
      status: 'ok',
      facts: {
        compared: 'proxy',
        differ: false,
        holds: false,
        ways: [{ via: 'proxy' }, { via: 'direct', address: V4 }],
      },
      outcome: 'The server answers through the proxy and directly.',
    });
    expect(net.calls.attempts.map(({ via, address }) => [via, address])).toEqual([['direct', V4]]);
  });
  it('different is tried again by turns', async () => {
    const { net, answer } = through(seenThrough(), ANSWERS, () => ({ outcome: CLOSED }));
    expect(await answer).toMatchObject({
      facts: {
        differ: true,
        holds: true,
        ways: [{ repeated: [{}, {}], holds: true }, { repeated: [{}, {}] }],
      },
      outcome: 'The server answers through the proxy, but not directly.',
    });
    expect(net.calls.attempts.map(({ via }) => via ?? 'asked')).toEqual([
      ...['direct', 'asked', 'direct', 'direct', 'asked'],
    ]);
  });
  it('does not blame a way when two servers take turns behind both and one of them is broken', async () => {
    let connection = 0;
    const byTurns = (): Reply => {
      connection += 1;
      return connection % 2 === 1 ? { outcome: CLOSED } : ANSWERS;
    };
    const net = fakeNet({ attempt: byTurns });
    const plain = context(net, seenThrough());
    const proxy = { kind: 'http', host: '192.0.2.80', port: 8080, user: null } as const;
    const asked = { ...plain.asked, options: { ...USUAL_OPTIONS, proxy } };
    expect(await probe.run({ ...plain, asked })).toMatchObject({ facts: { differ: true, holds: false } });
  });
  it('is said when only the direct way works', async () => {
    const base = helloFacts({ address: NAME, outcome: { ...FORBIDDEN, what: 'closed-after-accept' } });
    const { answer } = through(seenThrough(base), { outcome: base.outcome }, () => ANSWERS);
    expect(await answer).toMatchObject({
      outcome: 'The server answers directly, but not through the proxy.',
    });
  });
  it('closed without a word is the same on both, whoever closed behind the proxy', async () => {
    const base = helloFacts({ address: NAME, outcome: { ...FORBIDDEN, what: 'closed-after-accept' } });
    const { net, answer } = through(seenThrough(base), { outcome: base.outcome }, () => ({
      outcome: CLOSED,
    }));
    expect(await answer).toMatchObject({
      facts: { differ: false },
      outcome:
        'Through the proxy and directly it ends the same way. The server closed the connection (FIN) right after our greeting (ClientHello), without one byte of answer.',
    });
    expect(net.calls.attempts).toHaveLength(1);
  });
  it('takes the proxy’s refusal from the first connection when no greeting got through', async () => {
    const seen: Seen = { names: names(V4), reach: { addresses: [reached(NAME, FORBIDDEN)], best: null } };
    const { answer } = through(seen, { outcome: FORBIDDEN }, () => ANSWERS);
    expect(await answer).toMatchObject({
      facts: {
        holds: true,
        ways: [{ via: 'proxy', family: null, first: { attemptId: `reach-${NAME}` } }, {}],
      },
      outcome: 'The server answers directly, but not through the proxy.',
    });
  });
  it('does not hold when it comes out otherwise the second time', async () => {
    const { answer } = through(seenThrough(), ANSWERS, (_, index) =>
      index > 3 ? ANSWERS : { outcome: CLOSED },
    );
    expect(await answer).toMatchObject({
      facts: { differ: true, holds: false },
      outcome: 'Through the proxy and directly it went differently, but not the same way each time.',
    });
  });
  it('goes to one address of each kind, and a missing road to one of them is no difference', async () => {
    const seen = seenThrough(undefined, V4, '192.0.2.2', V6);
    const { net, answer } = through(seen, ANSWERS, ({ address }) =>
      address === V6 ? { outcome: NO_ROAD, connected: false } : ANSWERS,
    );
    expect(await answer).toMatchObject({ facts: { differ: false } });
    expect(net.calls.attempts.map(({ address }) => address)).toEqual([V4, V6]);
  });
  it('with no road at all works through the proxy alone', async () => {
    const { answer } = through(seenThrough(), ANSWERS, () => ({ outcome: NO_ROAD, connected: false }));
    expect(await answer).toMatchObject({
      outcome: 'The server answers through the proxy, but not directly.',
    });
  });
  it('can not be compared when only the proxy knows the name', async () => {
    const { net, answer } = through({ ...seenThrough(), names: names() }, ANSWERS, () => ANSWERS);
    expect(await answer).toMatchObject({
      facts: { noDirect: 'no such name', ways: [{ via: 'proxy' }] },
      outcome: 'The direct way could not be compared: this computer knows no address of the server.',
    });
    expect(net.calls.attempts).toHaveLength(0);
  });
  it('goes to the very address that was given', async () => {
    const given = {
      name: NAME,
      given: true,
      isAddress: false,
      failure: null,
      addresses: [entry(V6), entry(V4)],
    };
    const base = helloFacts({ address: V6 });
    const seen: Seen = {
      names: given,
      reach: { addresses: [reached(V6), reached(V4)], best: V6 },
      hello: helloSeen(base),
    };
    const { net, answer } = through(seen, ANSWERS, () => ANSWERS);
    expect(await answer).toMatchObject({ facts: { ways: [{ family: 6 }, { address: V6 }] } });
    expect(net.calls.attempts).toHaveLength(1);
  });
  it('is skipped when nothing was sent through the proxy', async () => {
    expect((await through({ names: names(V4) }, ANSWERS, () => ANSWERS).answer).status).toBe('skipped');
  });
});

describe('the addresses of a name against each other', () => {
  const seen = (results: readonly (readonly [string, Outcome | null])[]): Seen => {
    const greeted = results.map(([address, outcome]) =>
      helloFacts({ address, ...(outcome ? { outcome } : {}) }),
    );
    const [base = helloFacts()] = greeted;
    return {
      reach: { addresses: results.map(([address]) => reached(address)), best: base.address },
      hello: { ...helloSeen(base), addresses: greeted },
    };
  };
  const run = (before: Seen, reply: (options: AttemptOptions) => Reply) => {
    const net = fakeNet({ attempt: reply });
    return { net, answer: probe.run(context(net, before)) };
  };

  it('alike take no connection', async () => {
    const { net, answer } = run(
      seen([
        [V4, null],
        [V6, null],
      ]),
      () => ANSWERS,
    );
    expect(await answer).toMatchObject({
      facts: { compared: 'addresses', differ: false, ways: [{ family: 4 }, { family: 6 }] },
      outcome: 'Every address ended in the same way.',
    });
    expect(net.calls.attempts).toHaveLength(0);
  });
  it('of two kinds are named by their kind', async () => {
    const { net, answer } = run(
      seen([
        [V4, null],
        [V6, CLOSED],
      ]),
      ({ address }) => (address === V6 ? { outcome: CLOSED } : ANSWERS),
    );
    expect(await answer).toMatchObject({
      facts: { differ: true, holds: true },
      outcome: 'The older addresses (IPv4) answer, the newer ones (IPv6) do not.',
    });
    expect(net.calls.attempts.map(({ address }) => address)).toEqual([V4, V6, V6, V4]);
  });
  it('of one kind are counted', async () => {
    const odd = '192.0.2.3';
    const { answer } = run(
      seen([
        [V4, null],
        ['192.0.2.2', null],
        [odd, CLOSED],
      ]),
      ({ address }) => (address === odd ? { outcome: CLOSED } : ANSWERS),
    );
    expect(await answer).toMatchObject({ outcome: '2 of 3 addresses answer, the same ones each time.' });
  });
  it('count one that refuses the connection, but not one that this computer has no road to', async () => {
    const before = seen([[V4, null]]);
    const addresses = [reached(V4), reached('192.0.2.2', REFUSED), reached(V6, NO_ROAD)];
    const { answer } = run({ ...before, reach: { addresses, best: V4 } }, ({ address }) =>
      address === V4 ? ANSWERS : { outcome: REFUSED, connected: false },
    );
    expect(await answer).toMatchObject({
      facts: {
        differ: true,
        holds: true,
        ways: [{ repeated: [{}, {}] }, { repeated: [{}, {}] }, { repeated: [] }],
      },
    });
  });
  it('never take more than the budget', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((n) => [`192.0.2.${n}`, n === 1 ? null : CLOSED] as const);
    const { net, answer } = run(seen(many), ({ address }) =>
      address === V4 ? ANSWERS : { outcome: CLOSED },
    );
    expect((await answer).status).toBe('ok');
    expect(net.calls.attempts).toHaveLength(probe.budget.connections);
  });
  it('are skipped when there is one, or none that accepted', async () => {
    expect((await run(seen([[V4, null]]), () => ANSWERS).answer).status).toBe('skipped');
    const { hello: _, ...nobody } = seen([
      [V4, null],
      [V6, null],
    ]);
    expect((await run(nobody, () => ANSWERS).answer).status).toBe('skipped');
  });
});
