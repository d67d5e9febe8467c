import { describe, expect, it } from 'vitest';
import { probe } from './hello';
import { CLOSED, context, type FakeNetScript, fakeNet, serverHello } from './testing/fake-net';

const address = (text: string, connected = true) => ({
  attemptId: 'r',
  address: text,
  family: 4 as const,
  connected,
  connectMs: connected ? 1 : null,
  outcome: { kind: 'refused' as const },
  banner: null,
});
const reach = (best: string | null, ...addresses: ReturnType<typeof address>[]) => ({
  reach: { best, addresses },
});
const TLS13 = { serverHello: serverHello(0x0304) };
const run = (script: FakeNetScript, seen: ReturnType<typeof reach>) => {
  const net = fakeNet(script);
  return Promise.resolve(probe.run(context(net, seen))).then((answer) => ({ answer, net }));
};

describe('hello', () => {
  it('sends an up-to-date greeting with the name, and the same once more', async () => {
    const { answer, net } = await run({ attempt: () => TLS13 }, reach('192.0.2.1', address('192.0.2.1')));
    expect(net.calls.attempts.map(({ hello }) => [hello?.versions, hello?.serverName])).toEqual([
      [['TLS 1.3', 'TLS 1.2'], 'www.lab.test'],
      [['TLS 1.3', 'TLS 1.2'], 'www.lab.test'],
    ]);
    expect(answer).toMatchObject({
      status: 'ok',
      facts: { steady: true },
      outcome: 'The server answered with TLS 1.3.',
    });
  });
  it('keeps what the server chose and how long it took', async () => {
    const { answer } = await run({ attempt: () => TLS13 }, reach('192.0.2.1', address('192.0.2.1')));
    expect(answer.status === 'ok' && answer.facts.base).toEqual({
      attemptId: 'a1',
      address: '192.0.2.1',
      answered: true,
      outcome: { kind: 'answered', stage: 'in-server-flight' },
      version: 'TLS 1.3',
      suite: 'TLS_AES_128_GCM_SHA256',
      group: 'x25519',
      firstByteMs: 27.5,
    });
  });
  it('keeps a closed connection as an answer that teaches something', async () => {
    const { answer } = await run(
      { attempt: () => ({ outcome: CLOSED }) },
      reach('192.0.2.1', address('192.0.2.1')),
    );
    expect(answer).toMatchObject({
      status: 'ok',
      facts: { base: { answered: false, version: null, outcome: CLOSED }, steady: true },
      outcome:
        'The server closed the connection (FIN) right after our greeting (ClientHello), without one byte of answer.',
    });
  });
  it('greets every address that accepted a connection, and says when one does otherwise', async () => {
    const { answer, net } = await run(
      { attempt: (options) => (options.address === '192.0.2.3' ? { outcome: CLOSED } : TLS13) },
      reach('192.0.2.1', address('192.0.2.1'), address('192.0.2.2', false), address('192.0.2.3')),
    );
    expect(net.calls.attempts.map((options) => options.address)).toEqual([
      '192.0.2.1',
      '192.0.2.3',
      '192.0.2.1',
    ]);
    expect(answer).toMatchObject({
      outcome: 'The server answered with TLS 1.3. 1 of 2 addresses did otherwise.',
    });
  });
  it('notices when the second time goes otherwise', async () => {
    const { answer } = await run(
      { attempt: (_options, index) => (index === 2 ? { outcome: CLOSED } : TLS13) },
      reach('192.0.2.1', address('192.0.2.1')),
    );
    expect(answer).toMatchObject({
      facts: { steady: false },
      outcome: 'The server answered with TLS 1.3. The second time it went otherwise.',
    });
  });
  it('says that two refusals differ, and does not call that unsteady', async () => {
    const reset = { kind: 'rst', stage: 'after-hello' } as const;
    const { answer } = await run(
      { attempt: (_options, index) => ({ outcome: index === 2 ? reset : CLOSED }) },
      reach('192.0.2.1', address('192.0.2.1')),
    );
    expect(answer).toMatchObject({
      facts: { steady: true },
      outcome: expect.stringContaining('The second time it went otherwise.'),
    });
  });
  it('takes what it could not send for no answer, and not for another one', async () => {
    const lost = { kind: 'local', code: 'EMFILE', text: 'too many open files' } as const;
    const { answer } = await run(
      { attempt: (_options, index) => (index === 1 ? TLS13 : { outcome: lost }) },
      reach('192.0.2.1', address('192.0.2.1'), address('192.0.2.3')),
    );
    expect(answer).toMatchObject({
      facts: { steady: true, repeated: { outcome: lost } },
      outcome: 'The server answered with TLS 1.3.',
    });
  });
  it('is skipped when no address accepted a connection', async () => {
    const { answer } = await run({}, reach(null, address('192.0.2.1', false)));
    expect(answer).toEqual({ status: 'skipped', why: 'No address accepted a connection.' });
  });
  it('waits less the second time when the first was met with silence', async () => {
    const { net } = await run({}, reach('192.0.2.1', address('192.0.2.1')));
    expect(net.calls.attempts.map(({ waitMs }) => waitMs)).toEqual([undefined, 1_500]);
  });
});
