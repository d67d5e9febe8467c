import { describe, expect, it } from 'vitest';
import { readClientHello } from '../wire/client-hello';
import { probe } from './client-greeting';
import { clientGreetingFactsSchema } from './client-greeting-facts';
import type { AttemptOptions } from './net-port';
import {
  CLOSED,
  context,
  type FakeNetScript,
  fakeNet,
  helloFacts,
  helloSeen,
  serverHello,
} from './testing/fake-net';

const HEADERS = 9;
const bytesOf = ({ send }: AttemptOptions) => (send instanceof Uint8Array ? send : new Uint8Array());
const isOwn = ({ purpose }: AttemptOptions): boolean => purpose.startsWith('The greeting of');

const run = (client: string | null, script: FakeNetScript, seen = { hello: helloSeen() }) => {
  const net = fakeNet(script);
  const usual = context(net, seen);
  return { net, answer: probe.run({ ...usual, asked: { ...usual.asked, client } }) };
};
const factsOf = async (client: string, script: FakeNetScript) => {
  const { net, answer } = run(client, script);
  const given = await answer;
  if (given.status !== 'ok') throw new Error(`it was ${given.status}`);
  return { net, facts: clientGreetingFactsSchema.parse(given.facts), outcome: given.outcome };
};
const ANSWERED = { serverHello: serverHello(0x0304) };

describe('client-greeting', () => {
  it('steps aside, without a connection, when no program was chosen', async () => {
    const { net, answer } = run(null, {});
    expect(await answer).toMatchObject({ status: 'skipped' });
    expect(net.calls.attempts).toHaveLength(0);
  });
  it('steps aside for a program that it does not know', async () => {
    const { net, answer } = run('a-program-of-tomorrow', {});
    expect(await answer).toMatchObject({ status: 'skipped', why: expect.stringContaining('not among') });
    expect(net.calls.attempts).toHaveLength(0);
  });
  it('steps aside when no greeting could be sent at all', async () => {
    const { answer } = run('node-20', {}, {} as { hello: ReturnType<typeof helloSeen> });
    expect(await answer).toMatchObject({ status: 'skipped' });
  });
  it('sends both greetings by turns, each on odd and on even connections', async () => {
    const { net } = await factsOf('node-20', { attempt: () => ANSWERED });
    expect(net.calls.attempts.map(isOwn)).toEqual([false, true, true, false]);
    expect(net.calls.attempts).toHaveLength(probe.budget.connections);
  });
  it('sends the bytes of the profile, with the name that was asked for', async () => {
    const { net } = await factsOf('openssl-1-0-2', { attempt: () => ANSWERED });
    const own = net.calls.attempts.filter(isOwn)[0];
    const hello = own && readClientHello(bytesOf(own).subarray(HEADERS));
    expect(hello?.serverName).toBe('www.lab.test');
    expect(hello?.suites).toHaveLength(86);
    expect(own?.hello).toMatchObject({
      versions: ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'],
      suites: 86,
      serverName: 'www.lab.test',
      bytes: own && bytesOf(own).length,
    });
  });
  it('says of a program without server name that it sends none', async () => {
    const { net } = await factsOf('java-6', { attempt: () => ANSWERED });
    expect(net.calls.attempts.find(isOwn)?.hello?.serverName).toBeNull();
  });
  it('notes a difference that came out the same way each time', async () => {
    const { facts, outcome } = await factsOf('java-7', {
      attempt: (options) => (isOwn(options) ? { outcome: CLOSED } : ANSWERED),
    });
    expect(facts).toMatchObject({ profile: 'java-7', differs: true, steady: true, basis: 'documented' });
    expect([facts.base.length, facts.own.length]).toEqual([2, 2]);
    expect(outcome).toContain('Java 7');
  });
  it('finds no difference where both are answered, or neither is', async () => {
    expect((await factsOf('node-20', { attempt: () => ANSWERED })).facts).toMatchObject({
      differs: false,
      steady: true,
    });
    expect((await factsOf('node-20', { attempt: () => ({ outcome: CLOSED }) })).facts).toMatchObject({
      differs: false,
      steady: true,
    });
  });
  it('takes a server that answers by turns for unsteady, not for one that minds the greeting', async () => {
    const { facts } = await factsOf('node-20', {
      attempt: (_options, index) => (index % 2 === 0 ? ANSWERED : { outcome: CLOSED }),
    });
    expect(facts).toMatchObject({ differs: false, steady: false });
  });
  it('gives up when no connection is left, and counts none that was not made', async () => {
    const none = { kind: 'local', code: 'BUDGET', text: 'all were used' } as const;
    expect(await run('node-20', { attempt: () => ({ outcome: none }) }).answer).toMatchObject({
      status: 'gave-up',
    });
    const { facts } = await factsOf('node-20', {
      attempt: (_options, index) => (index <= 2 ? ANSWERED : { outcome: none }),
    });
    expect([facts.base.length, facts.own.length]).toEqual([1, 1]);
  });
  it('says so when a key of the program can’t be made here', async () => {
    const net = { ...fakeNet({ attempt: () => ANSWERED }), keyShare: () => null };
    const usual = context(net, { hello: helloSeen() });
    const answer = await probe.run({ ...usual, asked: { ...usual.asked, client: 'node-24' } });
    expect(answer).toMatchObject({
      status: 'ok',
      facts: { withoutKeys: ['X25519MLKEM768', 'x25519'] },
      outcome: expect.stringContaining('without its key for X25519MLKEM768'),
    });
  });
  it('asks behind the plain words of a mail server, and not for web pages there', async () => {
    const before = helloFacts({ outcome: CLOSED });
    const net = fakeNet({ attempt: () => ANSWERED });
    const seen = {
      hello: helloSeen(before),
      starttls: { protocol: 'smtp' as const, by: 'banner' as const, offered: true, result: helloFacts() },
    };
    const usual = context(net, seen as never);
    await probe.run({ ...usual, asked: { ...usual.asked, client: 'curl-7-88' } });
    const own = net.calls.attempts.find(isOwn);
    expect(own?.dialogue?.name).toBeDefined();
    expect(own && readClientHello(bytesOf(own).subarray(HEADERS)).alpn).toEqual([]);
  });
});
