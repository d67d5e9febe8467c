import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { probe } from './client-certificate';
import type { Seen } from './define-probe';
import { CLOSED, context, type FakeNetScript, fakeNet, helloFacts, helloSeen } from './testing/fake-net';

const modern: Seen = {
  hello: helloSeen(),
  versions: { rungs: [], spoken: ['TLS 1.2', 'TLS 1.3'] },
};
const older: Seen = {
  hello: helloSeen(helloFacts({ version: 'TLS 1.2' })),
  versions: { rungs: [], spoken: ['TLS 1.2'] },
};
const AUTHORITY = Uint8Array.of(0x30, 0x0c, 0x31, 0x0a, 0x30, 0x08, 6, 3, 0x55, 4, 3, 0x0c, 1, 0x41);
const REQUEST = { certificateTypes: [1], signatureSchemes: [0x0403], authorities: [AUTHORITY] };
const REQUEST_13 = { ...REQUEST, context: new Uint8Array(), certificateSchemes: [], extensions: [] };
const LEAF = [Uint8Array.of(1)];

const run = async (script: FakeNetScript, seen: Seen) => {
  const net = fakeNet(script);
  const answer = await probe.run(context(net, seen));
  if (answer.status === 'ok') expect(probe.facts.safeParse(answer.facts).success).toBe(true);
  return { net, answer };
};

describe('client-certificate, with TLS 1.3', () => {
  it('opens the request, and waits for the refusal that comes after the handshake', async () => {
    const { net, answer } = await run(
      {
        flight: () => ({
          certificateRequest: REQUEST_13,
          certificates: LEAF,
          completed: true,
          afterFinished: 'alert',
          alertName: 'certificate_required',
        }),
      },
      modern,
    );
    expect(answer).toMatchObject({
      facts: {
        asked: true,
        authorities: ['CN=A'],
        authoritiesInAll: 1,
        schemes: ['ecdsa_secp256r1_sha256'],
        presented: [],
        completed: true,
        afterFinished: 'alert',
        alertName: 'certificate_required',
        steady: true,
      },
      outcome: 'The server asks for a certificate, and refuses to go on without one.',
    });
    expect(net.calls.flights.map(({ listenMs }) => listenMs)).toEqual([800, 800, 800, 800]);
    expect(net.calls.handshakes).toHaveLength(0);
  });
  it('knows that a server does not ask, once its certificates were there', async () => {
    const flight = () => ({ certificates: LEAF, completed: true, afterFinished: 'quiet' }) as const;
    expect((await run({ flight }, modern)).answer).toMatchObject({
      facts: { asked: false, completed: true, afterFinished: 'quiet' },
      outcome: 'The handshake was completed without a certificate.',
    });
  });
  it.each([
    ['close_notify', 'the server closed the connection right after the handshake.'],
    ['internal_error', 'the server sent an error signal right after the handshake.'],
  ])('takes %s for no refusal where nothing was asked for', async (alertName, words) => {
    const flight = () =>
      ({ certificates: LEAF, completed: true, afterFinished: 'alert', alertName }) as const;
    const { answer } = await run({ flight }, modern);
    expect(answer).toMatchObject({
      facts: { asked: false },
      outcome: `The handshake was tried without a certificate; ${words}`,
    });
  });
  it('calls no handshake complete whose signature does not fit the certificate', async () => {
    const flight = (valid: boolean | null) => () => ({
      certificates: LEAF,
      completed: true,
      certificateVerify: { scheme: 0x0804, valid },
    });
    const { answer } = await run({ flight: flight(false) }, modern);
    expect(answer).toMatchObject({
      facts: { completed: false },
      outcome: expect.stringContaining('signature does not fit'),
    });
    expect((await run({ flight: flight(null) }, modern)).answer).toMatchObject({
      facts: { completed: true },
    });
  });
  it('does not know it when the flight broke off', async () => {
    const outcome = { kind: 'rst', stage: 'in-server-flight' } as const;
    expect((await run({ flight: () => ({ outcome }) }, modern)).answer).toMatchObject({
      facts: { asked: null, completed: false, outcome },
    });
  });
  it('leaves the handshake to the runtime where the flight could not be opened before', async () => {
    const certificate = { seenBy: 'complete-handshake' } as Seen['certificate'] & object;
    const { net } = await run({}, { ...modern, certificate });
    expect([net.calls.flights.length, net.calls.handshakes.length]).toEqual([0, 2]);
  });
});

describe('client-certificate, begun before the certificates were seen', () => {
  const early = async (script: FakeNetScript) => {
    const net = fakeNet(script);
    const answer = await probe.run({ ...context(net, modern), early: true });
    return { answer, used: [net.calls.flights.length, net.calls.handshakes.length] };
  };
  it('needs nothing else where the flight opens', async () => {
    const flight = () => ({ certificates: LEAF, completed: true, afterFinished: 'quiet' }) as const;
    const { answer, used } = await early({ flight });
    expect(answer).toMatchObject({ facts: { asked: false, completed: true, afterFinished: 'quiet' } });
    expect(used).toEqual([2, 0]);
  });
  it('leaves the handshake to the runtime where it does not', async () => {
    const handshake = () => ({ certificates: LEAF, completed: true, serverHelloDone: true });
    const { answer, used } = await early({ flight: () => ({}), handshake });
    expect(answer).toMatchObject({ facts: { asked: false, completed: true } });
    expect(used).toEqual([2, 2]);
  });
  it('keeps how the flight ended where the runtime sees no certificate either', async () => {
    const outcome = { kind: 'rst', stage: 'in-server-flight' } as const;
    const handshake = () => ({
      completed: false,
      outcome: { kind: 'fin', stage: 'in-server-flight' } as const,
    });
    expect((await early({ flight: () => ({ outcome }), handshake })).answer).toMatchObject({
      facts: { asked: null, completed: false, outcome },
    });
  });
  it('is possible only where the up-to-date greeting was answered in TLS 1.3', () => {
    expect(probe.early?.without(modern)).toEqual(['certificate']);
    expect(probe.early?.without(older)).toEqual([]);
    expect(probe.early?.without({})).toEqual([]);
  });
});

describe('client-certificate, up to TLS 1.2', () => {
  it('reads the request in the handshake itself', async () => {
    const outcome = {
      kind: 'alert',
      stage: 'after-server-flight',
      level: 'fatal',
      code: 40,
      name: 'x',
    } as const;
    const handshake = () =>
      ({
        certificateRequest: REQUEST,
        serverHelloDone: true,
        completed: false,
        afterFinished: null,
        alertName: 'x',
        outcome,
      }) as const;
    expect((await run({ handshake }, older)).answer).toMatchObject({
      facts: { asked: true, authorities: ['CN=A'], completed: false, outcome, steady: true },
    });
  });
  it('knows that a server does not ask, once its whole part was read, and not before', async () => {
    const done = await run({ handshake: () => ({ serverHelloDone: true }) }, older);
    expect(done.answer).toMatchObject({ facts: { asked: false } });
    expect((await run({}, older)).answer).toMatchObject({ facts: { asked: null } });
  });
  it('sees a server that asks and goes on without', async () => {
    expect((await run({ handshake: () => ({ certificateRequest: REQUEST }) }, older)).answer).toMatchObject({
      outcome: 'The server asks for a certificate but goes on without one.',
    });
  });
  it('keeps a handshake that ended before it was complete', async () => {
    const outcome = { kind: 'fin', stage: 'after-server-flight' } as const;
    const handshake = () => ({ completed: false, afterFinished: null, outcome });
    expect((await run({ handshake }, older)).answer).toMatchObject({
      status: 'ok',
      facts: { completed: false, outcome },
    });
  });
  it('says when the program’s own TLS is at its end', async () => {
    const handshake = () => ({ completed: false, localRefusal: 'ERR_SSL_UNSUPPORTED_PROTOCOL' });
    expect((await run({ handshake }, older)).answer).toMatchObject({
      facts: { localRefusal: 'ERR_SSL_UNSUPPORTED_PROTOCOL' },
      outcome: 'This program’s own TLS could not finish the handshake with this server.',
    });
  });
  it('notices when the second handshake ends otherwise', async () => {
    const handshake = (_options: unknown, index: number) =>
      ({ afterFinished: index === 1 ? 'quiet' : 'rst' }) as const;
    expect((await run({ handshake }, older)).answer).toMatchObject({ facts: { steady: false } });
  });
  it('names the languages that our greeting names: some servers speak HTTP/2 alone', async () => {
    const { net } = await run({}, older);
    expect(net.calls.handshakes.map(({ alpn }) => alpn)).toEqual([
      ['h2', 'http/1.1'],
      ['h2', 'http/1.1'],
    ]);
  });
  it('keeps to the version that the server takes, when it does not take our usual offer', async () => {
    const refused = await run({}, { ...older, hello: helloSeen(helloFacts({ outcome: CLOSED })) });
    expect(refused.net.calls.handshakes[0]).toMatchObject({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
    const usual = await run({}, older);
    expect(usual.net.calls.handshakes[0]).not.toHaveProperty('maxVersion');
  });
});

describe('client-certificate, with a certificate of the person’s own', () => {
  const wanting: FakeNetScript = {
    hasClientCertificate: true,
    flight: () => ({
      certificateRequest: REQUEST_13,
      certificates: LEAF,
      completed: true,
      afterFinished: 'alert',
    }),
  };
  it('shows it in both versions and tells what came of it', async () => {
    const { net, answer } = await run(
      {
        ...wanting,
        handshake: ({ maxVersion }) =>
          maxVersion === 'TLSv1.3'
            ? { certificateShown: true, afterFinished: 'alert', alertName: 'unknown_ca', outcome: UNKNOWN_CA }
            : { certificateShown: true },
      },
      modern,
    );
    expect(answer).toMatchObject({
      facts: {
        presented: [
          { version: 'TLS 1.3', result: 'refused', alertName: 'unknown_ca' },
          { version: 'TLS 1.2', result: 'accepted' },
        ],
      },
      outcome: expect.stringMatching(
        /refuses to go on without one\. With TLS 1\.3 your certificate was shown and refused\..* With TLS 1\.2 your certificate was shown, and the server went on\.$/,
      ),
    });
    const asked = (version: string) =>
      net.calls.handshakes
        .filter(({ maxVersion }) => maxVersion === version)
        .map((one) => one.clientCertificate);
    expect(asked('TLSv1.3')).toEqual([true, true]);
    expect(asked('TLSv1.2')).toEqual([true, false, false, true]);
  });
  it.each([
    [{ certificateShown: false }, 'not-asked'],
    [{ certificateShown: null }, 'unclear'],
    [{ certificateShown: false, completed: false, outcome: CLOSED }, 'unclear'],
    [{ certificateShown: true, completed: false, outcome: CLOSED }, 'refused'],
    [{ completed: false, localRefusal: 'ERR_SSL_X' }, 'unclear'],
    [{ completed: false, localRefusal: 'The key belongs to another certificate.' }, 'not-shown'],
  ] as const)('with %j is %s', async (reply, result) => {
    const { answer } = await run({ ...wanting, handshake: () => reply }, modern);
    expect(answer).toMatchObject({ facts: { presented: [{ result }, { result }] } });
  });
  it('has the connections for it only when one was given', () => {
    const given = { subject: 'me', fingerprint: 'x', notAfter: '2027-01-01T00:00:00Z' };
    expect(probe.requested?.(USUAL_OPTIONS)).toBeNull();
    expect(probe.requested?.({ ...USUAL_OPTIONS, clientCertificate: given })?.connections).toBe(10);
  });
});

const UNKNOWN_CA = {
  kind: 'alert',
  stage: 'after-finished',
  level: 'fatal',
  code: 48,
  name: 'unknown_ca',
} as const;

describe('client-certificate', () => {
  it('is skipped when no greeting was answered', async () => {
    const { net, answer } = await run({}, { hello: helloSeen(helloFacts({ outcome: CLOSED })) });
    expect(answer.status).toBe('skipped');
    expect(net.calls.handshakes).toHaveLength(0);
  });
});
