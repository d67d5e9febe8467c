import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import type { ProbeContext, Seen } from './define-probe';
import type { HandshakeOptions, HandshakeResult } from './net-port';
import { probe } from './resumption';
import { CLOSED, context, fakeNet, helloFacts, helloSeen } from './testing/fake-net';

const seen: Seen = {
  hello: { ...helloSeen(), steady: false },
  versions: { rungs: [], spoken: ['TLS 1.0', 'TLS 1.2', 'TLS 1.3'] },
};
const old: Seen = {
  hello: { ...helloSeen(helloFacts({ version: 'TLS 1.1' })), steady: false },
  versions: { rungs: [], spoken: ['TLS 1.1'] },
};
const SESSION = { kind: 'session', id: 1 } as const;

type Answer = (
  options: HandshakeOptions,
  index: number,
) => Partial<HandshakeResult> & { outcome?: HandshakeResult['attempt']['outcome'] };

const run = async (handshake: Answer, given: Seen = seen, more: Partial<ProbeContext['asked']> = {}) => {
  // Unless the test says otherwise, who gives a session gives a ticket where one is asked for.
  const net = fakeNet({
    handshake(options, index) {
      const reply = handshake(options, index);
      return { ticket: reply.session != null && options.tickets !== false, ...reply };
    },
  });
  const all = context(net, given);
  const answer = await probe.run({ ...all, asked: { ...all.asked, ...more } });
  if (answer.status === 'ok') expect(probe.facts.safeParse(answer.facts).success).toBe(true);
  return { net, answer };
};
const results = ({ answer }: Awaited<ReturnType<typeof run>>) =>
  answer.status === 'ok' ? answer.facts.ways.map(({ by, version, result }) => [version, by, result]) : answer;

const verdicts = (done: Awaited<ReturnType<typeof run>>) =>
  done.answer.status === 'ok' ? done.answer.facts.ways.map(({ result }) => result) : [];

describe('resumption', () => {
  it('tries each way back by turns with new connections', async () => {
    const done = await run(({ session }) => ({ session: SESSION, resumed: session != null }));
    expect(results(done)).toEqual([
      ['TLS 1.3', 'tls13-ticket', 'works'],
      ['TLS 1.2', 'ticket', 'works'],
      ['TLS 1.2', 'id', 'works'],
    ]);
    expect(done.net.calls.handshakes.map(({ session }) => (session ? 'again' : 'new'))).toEqual(
      Array.from({ length: 3 }, () => ['new', 'again', 'again', 'new']).flat(),
    );
    expect(done.net.calls.handshakes.map(({ maxVersion, tickets }) => [maxVersion, tickets])[8]).toEqual([
      'TLSv1.2',
      false,
    ]);
    expect(done.net.calls.handshakes.map(({ closeCleanly }) => closeCleanly)).toEqual(Array(12).fill(true));
    expect(done.answer).toMatchObject({
      outcome:
        'The server takes up earlier sessions: TLS 1.3 by ticket, TLS 1.2 by ticket, TLS 1.2 by session id.',
    });
    expect(done.net.calls.handshakes.length).toBeLessThanOrEqual(probe.budget.connections);
  });
  it('does not blame sessions when two servers take turns and one of them is broken', async () => {
    const done = await run(
      (_options, index) =>
        index % 2 === 1 ? { completed: false, afterFinished: null, outcome: CLOSED } : { session: SESSION },
      old,
    );
    expect(verdicts(done)).toEqual(['unclear', 'unclear']);
  });
  it('does not blame sessions for what a proxy, or this computer, did', async () => {
    for (const outcome of [
      { kind: 'proxy', what: 'bad-gateway', status: 502, text: 'no' },
      { kind: 'local', code: 'EMFILE', text: 'no more files' },
    ] as const) {
      const done = await run(
        ({ session }) =>
          session ? { completed: false, afterFinished: null, outcome } : { session: SESSION },
        old,
      );
      expect(verdicts(done)).toEqual(['unclear', 'unclear']);
    }
  });
  it('sees that only connections with a session break', async () => {
    const done = await run(
      ({ session }) =>
        session ? { completed: false, afterFinished: null, outcome: CLOSED } : { session: SESSION },
      old,
    );
    expect(results(done)).toEqual([
      ['TLS 1.1', 'ticket', 'breaks'],
      ['TLS 1.1', 'id', 'breaks'],
    ]);
    expect(done.answer).toMatchObject({
      outcome: expect.stringContaining('Taking up an earlier session breaks the connection each time'),
    });
  });
  it('blames no session when new connections fail as well, or one of them only', async () => {
    const always = await run(() => ({ session: SESSION, afterFinished: 'rst', outcome: CLOSED }), old);
    expect(results(always)).toEqual([
      ['TLS 1.1', 'ticket', 'unclear'],
      ['TLS 1.1', 'id', 'unclear'],
    ]);
    const once = await run(({ session }, index) => ({
      session: SESSION,
      resumed: session != null,
      ...(index === 4 ? { completed: false, afterFinished: null, outcome: CLOSED } : {}),
    }));
    expect(verdicts(once)).toEqual(['unclear', 'works', 'works']);
  });
  it('takes a server that gives no session, or takes up none, for a server that may do so', async () => {
    const none = await run(() => ({}), old);
    expect(results(none)).toMatchObject([
      ['TLS 1.1', 'ticket', 'not-given'],
      ['TLS 1.1', 'id', 'not-given'],
    ]);
    expect(none.net.calls.handshakes).toHaveLength(2);
    const never = await run(() => ({ session: SESSION }), old);
    expect(verdicts(never)).toEqual(['not-taken-up', 'not-taken-up']);
    expect(never.answer).toMatchObject({ outcome: expect.stringContaining('That is allowed') });
  });
  it('does not call it coming back by a ticket when the server gave none and knows the id', async () => {
    const done = await run(
      ({ session }) => ({ session: SESSION, resumed: session != null, ticket: false }),
      old,
    );
    expect(results(done)).toEqual([
      ['TLS 1.1', 'ticket', 'not-given'],
      ['TLS 1.1', 'id', 'works'],
    ]);
    expect(done.net.calls.handshakes.map(({ session }) => session != null)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(done.answer).toMatchObject({
      outcome: 'The server takes up earlier sessions: TLS 1.1 by session id.',
    });
  });
  it('could not tell where this runtime would not show a session', async () => {
    const tls13: Seen = { ...seen, versions: { rungs: [], spoken: ['TLS 1.3'] } };
    const done = await run(() => ({ sessionTooLarge: true }), tls13);
    expect(done.answer).toMatchObject({
      facts: { ways: [{ result: 'unclear', why: 'session-too-large' }] },
      outcome: 'It could not be told whether the server takes up earlier sessions.',
    });
    const beside = await run(({ maxVersion }) => ({ sessionTooLarge: maxVersion === 'TLSv1.3' }));
    expect(verdicts(beside)).toEqual(['unclear', 'not-given', 'not-given']);
    expect(beside.answer).toMatchObject({ outcome: expect.stringContaining('could not be told') });
  });
  it('sees sessions that are taken up now and then', async () => {
    const done = await run((_options, index) => ({ session: SESSION, resumed: index % 4 === 2 }), old);
    expect(verdicts(done)).toEqual(['sometimes', 'sometimes']);
  });
  it('tries longer when every list is asked for', async () => {
    const options = { ...USUAL_OPTIONS, depth: 'all' } as const;
    const done = await run(() => ({ session: SESSION }), seen, { options });
    expect(done.net.calls.handshakes).toHaveLength(30);
    expect(probe.allBudget?.connections).toBe(30);
  });
  it('steps aside when nothing depends on it', async () => {
    const healthy: Seen = { ...seen, hello: helloSeen() };
    expect((await run(() => ({}), healthy)).answer).toMatchObject({ status: 'skipped' });
    const fine = { completed: true, afterFinished: 'quiet' } as Seen['client-certificate'] & object;
    const message = 'The remote party has closed the transport stream';
    const reported = await run(() => ({}), { ...healthy, 'client-certificate': fine }, { message });
    expect(reported.answer.status).toBe('ok');
    const lists = { message: 'Received fatal alert: handshake_failure' };
    const refused = await run(() => ({}), { ...healthy, 'client-certificate': fine }, lists);
    expect(refused.answer.status).toBe('skipped');
  });
  it('is skipped when no greeting was answered', async () => {
    const closed: Seen = { hello: helloSeen(helloFacts({ outcome: CLOSED })) };
    expect((await run(() => ({}), closed)).answer).toMatchObject({ status: 'skipped' });
  });
});
