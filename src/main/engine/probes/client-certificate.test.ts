import { describe, expect, it } from 'vitest';
import { probe } from './client-certificate';
import {
  CLOSED,
  context,
  type FakeNetScript,
  fakeNet,
  helloFacts,
  helloSeen,
  serverHello,
} from './testing/fake-net';

const seen = {
  hello: helloSeen(),
  versions: { rungs: [], spoken: ['TLS 1.2' as const, 'TLS 1.3' as const] },
};
const AUTHORITY = Uint8Array.of(0x30, 0x0c, 0x31, 0x0a, 0x30, 0x08, 6, 3, 0x55, 4, 3, 0x0c, 1, 0x41);
const REQUEST = { certificateTypes: [1], signatureSchemes: [], authorities: [AUTHORITY] };
const run = (script: FakeNetScript) => probe.run(context(fakeNet(script), seen));

describe('client-certificate', () => {
  it('reads the request, and waits for the refusal that TLS 1.3 sends after the handshake', async () => {
    const net = fakeNet({
      attempt: () => ({ serverHello: serverHello(0x0303), certificateRequest: REQUEST }),
      handshake: () => ({ afterFinished: 'alert', alertName: 'certificate_required' }),
    });
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: {
        asked: true,
        authorities: ['CN=A'],
        completed: true,
        afterFinished: 'alert',
        alertName: 'certificate_required',
        steady: true,
      },
      outcome: 'The server asks for a certificate, and refuses to go on without one.',
    });
    expect(net.calls.handshakes.map(({ listenMs }) => listenMs)).toEqual([1500, 1500]);
  });
  it('knows that a server does not ask, once its whole part was read', async () => {
    expect(
      await run({ attempt: () => ({ serverHello: serverHello(0x0303), serverHelloDone: true }) }),
    ).toMatchObject({
      facts: { asked: false, completed: true, afterFinished: 'quiet' },
      outcome: 'The handshake was completed without a certificate.',
    });
  });
  it('does not know it when the answer broke off', async () => {
    expect(await run({ attempt: () => ({ serverHello: serverHello(0x0303) }) })).toMatchObject({
      facts: { asked: null },
    });
  });
  it('sees a server that asks and goes on without', async () => {
    expect(await run({ attempt: () => ({ certificateRequest: REQUEST }) })).toMatchObject({
      outcome: 'The server asks for a certificate but goes on without one.',
    });
  });
  it('keeps a handshake that ended before it was complete', async () => {
    const outcome = { kind: 'fin', stage: 'after-server-flight' } as const;
    expect(
      await run({ handshake: () => ({ completed: false, afterFinished: null, outcome }) }),
    ).toMatchObject({
      status: 'ok',
      facts: { completed: false, outcome },
    });
  });
  it('says when the program’s own TLS is at its end', async () => {
    expect(
      await run({ handshake: () => ({ completed: false, localRefusal: 'ERR_SSL_UNSUPPORTED_PROTOCOL' }) }),
    ).toMatchObject({
      facts: { localRefusal: 'ERR_SSL_UNSUPPORTED_PROTOCOL' },
      outcome: 'This program’s own TLS could not finish the handshake with this server.',
    });
  });
  it('notices when the second handshake ends otherwise', async () => {
    expect(
      await run({ handshake: (_options, index) => ({ afterFinished: index === 1 ? 'quiet' : 'rst' }) }),
    ).toMatchObject({
      facts: { steady: false },
    });
  });
  it('keeps to the version that the server takes, when it does not take our usual offer', async () => {
    const net = fakeNet({});
    const old = {
      hello: helloSeen(helloFacts({ outcome: CLOSED })),
      versions: { rungs: [], spoken: ['TLS 1.2' as const] },
    };
    await probe.run(context(net, old));
    expect(net.calls.handshakes[0]).toMatchObject({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
    await probe.run(context(net, seen));
    expect(net.calls.handshakes[2]).not.toHaveProperty('maxVersion');
  });
  it('is skipped when no greeting was answered', async () => {
    const net = fakeNet({});
    const answer = await probe.run(context(net, { hello: helloSeen(helloFacts({ outcome: CLOSED })) }));
    expect(answer.status).toBe('skipped');
    expect(net.calls.handshakes).toHaveLength(0);
  });
});
