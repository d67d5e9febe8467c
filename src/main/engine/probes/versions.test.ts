import { describe, expect, it } from 'vitest';
import {
  alert,
  CLOSED,
  context,
  fakeNet,
  helloFacts,
  helloSeen,
  serverHello,
  speaks,
} from './testing/fake-net';
import { probe } from './versions';

const GREETING = {
  kind: 'plaintext',
  stage: 'after-hello',
  looksLike: 'smtp',
  text: '220 mail.lab.test ESMTP',
} as const;

describe('versions', () => {
  it('offers each version alone, oldest first', async () => {
    const net = fakeNet({
      attempt: speaks({ 'TLS 1.2': 0x0303, 'TLS 1.3': 0x0304 }, alert(70, 'protocol_version')),
    });
    const answer = await probe.run(context(net, { hello: helloSeen() }));
    expect(net.calls.attempts.map(({ hello }) => hello?.versions)).toEqual([
      ['SSL 3.0'],
      ['TLS 1.0'],
      ['TLS 1.1'],
      ['TLS 1.2'],
      ['TLS 1.3'],
    ]);
    expect(answer).toMatchObject({
      facts: { spoken: ['TLS 1.2', 'TLS 1.3'] },
      outcome: 'The server speaks TLS 1.2, TLS 1.3.',
    });
  });
  it('does not count an answer in another version as spoken', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: serverHello(0x0303) }) });
    expect(await probe.run(context(net, { hello: helloSeen() }))).toMatchObject({
      facts: { spoken: ['TLS 1.2'] },
    });
  });
  it('says how a server refuses them all', async () => {
    const net = fakeNet({ attempt: () => ({ outcome: CLOSED }) });
    expect(await probe.run(context(net, { hello: helloSeen() }))).toMatchObject({
      facts: { spoken: [] },
      outcome: 'The server took no version from our usual greetings; each time: closed (FIN).',
    });
  });
  it('sends the same greeting in SSL 3.0 without what SSL 3.0 does not have', async () => {
    const net = fakeNet({});
    await probe.run(context(net, { hello: helloSeen() }));
    const [ssl3, tls10] = net.calls.attempts.map(({ send }) => send);
    expect([ssl3?.[1], ssl3?.[2], tls10?.[1], tls10?.[2]]).toEqual([3, 0, 3, 1]);
    expect(net.calls.attempts[0]?.hello?.serverName).toBeNull();
  });
  it('is skipped when no greeting could be sent', async () => {
    expect((await probe.run(context(fakeNet({})))).status).toBe('skipped');
  });
  it('asks behind the words that the server began with, and goes on once they led to a greeting', async () => {
    const net = fakeNet({ attempt: speaks({ 'TLS 1.2': 0x0303 }, CLOSED) });
    const answer = await probe.run(context(net, { hello: helloSeen(helloFacts({ outcome: GREETING })) }));
    expect(net.calls.attempts.map(({ dialogue }) => dialogue?.name)).toEqual(Array(5).fill('SMTP'));
    expect(answer).toMatchObject({
      facts: { spoken: ['TLS 1.2'], protocol: 'smtp', rungs: { length: 5, 0: { version: 'SSL 3.0' } } },
    });
  });
  it('asks once where those words lead nowhere', async () => {
    const silent = { kind: 'silence', stage: 'before-hello', afterMs: 10_000 } as const;
    const net = fakeNet({ attempt: () => ({ outcome: silent }) });
    const answer = await probe.run(context(net, { hello: helloSeen(helloFacts({ outcome: GREETING })) }));
    expect(net.calls.attempts).toHaveLength(1);
    expect(answer).toMatchObject({ facts: { spoken: [], rungs: [{ version: 'TLS 1.2' }] } });
    expect(answer).not.toMatchObject({ facts: { protocol: 'smtp' } });
  });
  it('is skipped where the words that the run was told of lead nowhere', async () => {
    const stuck = helloFacts({ outcome: { kind: 'silence', stage: 'before-hello', afterMs: 10_000 } });
    expect((await probe.run(context(fakeNet({}), { hello: helloSeen(stuck) }))).status).toBe('skipped');
  });
  it('waits less for each version when the up-to-date greeting was met with silence', async () => {
    const silent = helloFacts({ outcome: { kind: 'silence', stage: 'after-hello', afterMs: 5_000 } });
    const [slow, usual] = [fakeNet({}), fakeNet({})];
    await probe.run(context(slow, { hello: helloSeen(silent) }));
    await probe.run(context(usual, { hello: helloSeen() }));
    expect(slow.calls.attempts.map(({ waitMs }) => waitMs)).toEqual(Array(5).fill(1_500));
    expect(usual.calls.attempts.map(({ waitMs }) => waitMs)).toEqual(Array(5).fill(undefined));
  });
});
