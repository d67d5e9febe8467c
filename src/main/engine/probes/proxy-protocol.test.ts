import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import type { Seen } from './define-probe';
import type { AttemptOptions } from './net-port';
import { probe } from './proxy-protocol';
import {
  alert,
  CLOSED,
  context,
  fakeNet,
  helloFacts,
  helloSeen,
  type Reply,
  serverHello,
} from './testing/fake-net';

const ANSWERS: Reply = { serverHello: serverHello(0x0304) };
const RST: Outcome = { kind: 'rst', stage: 'after-hello' };
const seen = (outcome: Outcome | null = RST): Seen => ({
  hello: helloSeen(helloFacts(outcome ? { outcome } : {})),
});
const SPOKE = {
  attemptId: 'reach-1',
  address: '192.0.2.1',
  family: 4,
  connected: true,
  connectMs: 1,
  outcome: { kind: 'plaintext', stage: 'before-hello', looksLike: 'smtp', text: '220 hi' },
  banner: { looksLike: 'smtp', text: '220 hi' },
} as const;
const prefaceOf = ({ preface }: AttemptOptions): string =>
  preface === undefined ? 'bare' : preface[0] === 0x50 ? 'v1' : 'v2';
const run = (before: Seen, reply: (preface: string, index: number) => Reply) => {
  const net = fakeNet({ attempt: (options, index) => reply(prefaceOf(options), index) });
  return { net, answer: probe.run(context(net, before)) };
};

describe('the line that a load balancer sends first', () => {
  it('is found to be wanted, in one version or both, with the bare greeting before and after', async () => {
    const { net, answer } = run(seen(), (preface) => (preface === 'bare' ? { outcome: RST } : ANSWERS));
    expect(await answer).toMatchObject({
      status: 'ok',
      facts: { wanted: [1, 2], holds: true, before: { answered: false }, after: { answered: false } },
      outcome:
        'With a load balancer’s line in front (PROXY protocol) the server answers, and without it it does not.',
    });
    expect(net.calls.attempts.map(prefaceOf)).toEqual(['bare', 'v1', 'v2', 'v1', 'v2', 'bare']);
  });
  it('names no address of this computer', async () => {
    const { net, answer } = run(seen(), () => ({ outcome: RST }));
    await answer;
    const sent = net.calls.attempts.flatMap(({ preface }) =>
      preface ? [Buffer.from(preface).toString('hex')] : [],
    );
    expect(sent).toEqual([
      Buffer.from('PROXY UNKNOWN\r\n').toString('hex'),
      '0d0a0d0a000d0a515549540a20000000',
    ]);
  });
  it('that changes nothing is said so', async () => {
    const { answer } = run(seen(), () => ({ outcome: RST }));
    expect(await answer).toMatchObject({
      facts: { wanted: [], holds: false },
      outcome: 'A load balancer’s line in front (PROXY protocol) changes nothing.',
    });
  });
  it('is not wanted for a refusal in other words, nor for one answer of two', async () => {
    const words = run(seen(), (preface) => ({
      outcome: preface === 'v1' ? alert(40, 'handshake_failure') : RST,
    }));
    expect(await words.answer).toMatchObject({ facts: { wanted: [] } });
    const once = run(seen(), (_, index) => (index === 2 ? ANSWERS : { outcome: RST }));
    expect(await once.answer).toMatchObject({ facts: { wanted: [], versions: [{ repeated: {} }, {}] } });
  });
  it('is not compared where nothing is answered afterwards, nor where the server has changed its ways', async () => {
    const same = run(seen(), () => ({ outcome: RST }));
    await same.answer;
    expect(same.net.calls.attempts.map(prefaceOf)).toEqual(['bare', 'v1', 'v2']);
    const gone = run(seen(), () => ({ outcome: { kind: 'refused' } }));
    expect(await gone.answer).toMatchObject({ facts: { versions: [], wanted: [], holds: false } });
    expect(gone.net.calls.attempts.map(prefaceOf)).toEqual(['bare']);
  });
  it('is not tried when the server speaks first', async () => {
    const reach = { best: '192.0.2.1', addresses: [SPOKE] };
    const { net, answer } = run({ ...seen(), reach }, () => ANSWERS);
    expect((await answer).status).toBe('skipped');
    expect(net.calls.attempts).toHaveLength(0);
  });
  it('does not hold when the bare greeting is answered in between', async () => {
    const { answer } = run(seen(), (preface, index) =>
      preface === 'v2' || index === 6 ? ANSWERS : { outcome: RST },
    );
    const { facts } = (await answer) as { facts: { holds: boolean; wanted: number[] } };
    expect(facts).toMatchObject({ wanted: [2] });
    const flapping = run(seen(), (preface, index) =>
      preface !== 'bare' || index > 1 ? ANSWERS : { outcome: RST },
    );
    expect(await flapping.answer).toMatchObject({ facts: { wanted: [1, 2], holds: false } });
  });
  it.each<readonly [string, Outcome]>([
    ['closed', CLOSED],
    ['silent', { kind: 'silence', stage: 'after-hello', afterMs: 5_000 }],
    ['silent before a plain greeting', { kind: 'silence', stage: 'before-hello', afterMs: 10_000 }],
    ['closed behind a proxy', { kind: 'proxy', what: 'closed-after-accept', status: null, text: '' }],
  ])('is tried when the server %s', async (_, outcome) => {
    expect((await run(seen(outcome), () => ({ outcome })).answer).status).toBe('ok');
  });
  it.each<readonly [string, Seen]>([
    ['was never greeted', {}],
    ['answers', seen(null)],
    ['says an alert', seen(alert(40, 'handshake_failure'))],
    ['speaks in plain text', seen({ kind: 'plaintext', stage: 'after-hello', looksLike: 'http', text: '' })],
    ['breaks off its answer', seen({ kind: 'fin', stage: 'in-server-flight' })],
    ['is not let through to by a proxy', seen({ kind: 'proxy', what: 'forbidden', status: 403, text: '' })],
  ])('is not tried when the server %s', async (_, before) => {
    const { net, answer } = run(before, () => ANSWERS);
    expect((await answer).status).toBe('skipped');
    expect(net.calls.attempts).toHaveLength(0);
  });
});
