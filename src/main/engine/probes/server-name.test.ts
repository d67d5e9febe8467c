import { describe, expect, it } from 'vitest';
import { probe } from './server-name';
import { alert, askedName, context, fakeNet, helloFacts, helloSeen, serverHello } from './testing/fake-net';

const UNKNOWN = alert(112, 'unrecognized_name');
const TLS12 = serverHello(0x0303);
const spoken12 = { rungs: [], spoken: ['TLS 1.1' as const, 'TLS 1.2' as const, 'TLS 1.3' as const] };

describe('server-name', () => {
  it('asks with the name, without one, and with one that can’t exist', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: TLS12 }) });
    const answer = await probe.run(context(net, { hello: helloSeen() }));
    expect(net.calls.attempts.map(askedName)).toEqual(['www.lab.test', null, 'handrail-check.invalid']);
    expect(answer).toMatchObject({ outcome: 'The name makes no difference.' });
  });
  it('finds a server that answers to the right name only', async () => {
    const net = fakeNet({
      attempt: (options) =>
        askedName(options) === 'www.lab.test' ? { serverHello: TLS12 } : { outcome: UNKNOWN },
    });
    expect(await probe.run(context(net, { hello: helloSeen() }))).toMatchObject({
      facts: { with: { result: { answered: true } }, without: { result: { answered: false } } },
      outcome:
        'With the name: answered. Without a name: alert: unrecognized name (112). With another name: alert: unrecognized name (112).',
    });
  });
  it('compares in the newest version that shows its certificates, and keeps the first of each', async () => {
    const net = fakeNet({
      attempt: (options) => ({
        serverHello: TLS12,
        certificates: [Uint8Array.of(askedName(options) === 'www.lab.test' ? 11 : 22), Uint8Array.of(33)],
      }),
    });
    const answer = await probe.run(context(net, { hello: helloSeen(), versions: spoken12 }));
    expect(net.calls.attempts.map(({ hello }) => hello?.versions)).toEqual([
      ['TLS 1.2'],
      ['TLS 1.2'],
      ['TLS 1.2'],
    ]);
    expect(answer).toMatchObject({
      facts: { with: { leaf: '11'.repeat(32) }, without: { leaf: '22'.repeat(32) } },
      outcome:
        'With the name: answered. Without a name: answered. With another name: answered. Not all of them brought the same certificate.',
    });
  });
  it('sends no name of its own when the target is an address', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: TLS12 }) });
    const answer = await probe.run(context(net, { hello: helloSeen() }, { serverName: null }));
    expect(answer).toMatchObject({
      facts: { name: null, with: null, literal: { result: { answered: true } } },
    });
    expect(net.calls.attempts.map(askedName)).toEqual([null, 'handrail-check.invalid', null]);
  });
  it('sends the target’s number in the place of a name, byte for byte, where there is no name', async () => {
    const holds = (send: unknown) =>
      send instanceof Uint8Array && Buffer.from(send).includes(Buffer.from('192.0.2.1'));
    const net = fakeNet({
      attempt: ({ send }) => (holds(send) ? { outcome: UNKNOWN } : { serverHello: TLS12 }),
    });
    const target = { serverName: null, host: '192.0.2.1' };
    const answer = await probe.run(context(net, { hello: helloSeen() }, target));
    expect(answer).toMatchObject({
      facts: { literal: { result: { answered: false } }, without: { result: { answered: true } } },
      outcome: 'With a number in the place of a name: alert: unrecognized name (112).',
    });
  });
  it('asks behind the plain words where the versions were asked behind them', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: TLS12 }) });
    const versions = { ...spoken12, protocol: 'imap' as const };
    const answer = await probe.run(context(net, { hello: helloSeen(), versions }));
    expect(net.calls.attempts.map(({ dialogue }) => dialogue?.name)).toEqual(['IMAP', 'IMAP', 'IMAP']);
    expect(answer).toMatchObject({ facts: { protocol: 'imap' } });
  });
  it('steps aside where the server fell silent among the plain words', async () => {
    const stuck = helloFacts({ outcome: { kind: 'silence', stage: 'before-hello', afterMs: 10_000 } });
    expect((await probe.run(context(fakeNet({}), { hello: helloSeen(stuck) }))).status).toBe('skipped');
  });
  it('still asks all three when the base was not answered', async () => {
    const net = fakeNet({
      attempt: (options) => (askedName(options) === null ? { serverHello: TLS12 } : { outcome: UNKNOWN }),
    });
    const answer = await probe.run(context(net, { hello: helloSeen(helloFacts({ outcome: UNKNOWN })) }));
    expect(answer).toMatchObject({
      outcome:
        'With the name: alert: unrecognized name (112). Without a name: answered. With another name: alert: unrecognized name (112).',
    });
  });
  it('waits less after silence, unless a version is known that the server answers', async () => {
    const silent = helloFacts({ outcome: { kind: 'silence', stage: 'after-hello', afterMs: 5_000 } });
    const [none, known] = [fakeNet({}), fakeNet({})];
    await probe.run(context(none, { hello: helloSeen(silent) }));
    await probe.run(context(known, { hello: helloSeen(silent), versions: spoken12 }));
    expect(none.calls.attempts.map(({ waitMs }) => waitMs)).toEqual([1_500, 1_500, 1_500]);
    expect(known.calls.attempts.map(({ waitMs }) => waitMs)).toEqual([undefined, undefined, undefined]);
  });
});
