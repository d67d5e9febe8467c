import { connect, type Socket } from 'node:net';
import { DEFAULT_CIPHERS, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { AttemptOptions, AttemptResult } from '../../probes/net-port';
import type { HelloOptions, VersionCode } from '../../wire/api';
import { suiteName, VERSIONS } from '../../wire/ids';
import { encodeClientHello } from '../../wire/our-hello';
import { OWN_SUITES } from '../../wire/own-suites';
import { suiteFacts } from '../../wire/suite-facts';
import { createNet } from '../create-net';
import { freshRandom } from '../fresh-random';
import { lineDialogue } from '../testing/dialogue';
import { certificate12, onHello, serverHello12, serverHelloDone, startPeer } from '../testing/peer';
import { privatePem, startTlsPeer } from '../testing/tls-server';
import { ecKey, makeCertificate, pem, rsaKey } from '../trust/testing/make-chain';

const made = [rsaKey(2048), ecKey()].map((key) => makeCertificate({ subject: 'handrail.test', key }));
const identity: TlsOptions = { key: made.map(privatePem), cert: made.map(pem) };
const EVERYTHING: TlsOptions = {
  ...identity,
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.2',
  ciphers: `${DEFAULT_CIPHERS}:ALL:@SECLEVEL=0`,
};
const SIGNS_ANYTHING: TlsOptions = {
  sigalgs:
    'RSA+SHA1:ECDSA+SHA1:RSA+SHA224:RSA+SHA256:ECDSA+SHA256:RSA+SHA384:ECDSA+SHA384:RSA+SHA512:ECDSA+SHA512:rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512',
};
const ALL_OWN = [...OWN_SUITES.keys()];
const FINISHED = { kind: 'answered', stage: 'after-finished' };

let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

const helloWith = (more: Partial<HelloOptions>): Uint8Array =>
  encodeClientHello({
    versions: [VERSIONS['TLS 1.2']],
    random: freshRandom(32),
    sessionId: freshRandom(32),
    serverName: 'handrail.test',
    suites: ALL_OWN,
    groups: [0x1d, 0x17, 0x18, 0x19],
    signatureSchemes: [0x0403, 0x0804, 0x0401, 0x0201, 0x0203],
    keyShares: [],
    alpn: [],
    ...more,
  });

const ask = (
  port: number,
  hello: Partial<HelloOptions> = {},
  more: Partial<AttemptOptions> = {},
): Promise<AttemptResult> =>
  createNet({ target: { port, extraRoots: [] } }).attempt({
    purpose: 'to the end',
    address: '127.0.0.1',
    send: helloWith(hello),
    hello: null,
    until: 'finished',
    waitMs: 3_000,
    ...more,
  });

const atServer = async (
  server: TlsOptions,
  hello: Partial<HelloOptions> = {},
  more: Partial<AttemptOptions> = {},
): Promise<AttemptResult> => {
  const peer = await startTlsPeer({ ...EVERYTHING, ...server });
  close = peer.close;
  return ask(peer.port, hello, more);
};
const atPeer = async (script: (socket: Socket) => void): Promise<AttemptResult> => {
  const peer = await startPeer(script);
  close = peer.close;
  const result = await ask(peer.port);
  await expect.poll(() => peer.sockets.size).toBe(0);
  return result;
};

/** Passes everything on; `meddle` sees what the server says, with the number of the client's writes before it. */
const relay = (socket: Socket, port: number, meddle: (chunk: Buffer, writes: number) => Uint8Array): void => {
  const inner = connect(port, '127.0.0.1');
  let writes = 0;
  inner.on('error', () => socket.destroy());
  inner.on('data', (chunk) => socket.write(meddle(chunk, writes)));
  inner.on('end', () => socket.end());
  socket.on('data', (chunk) => {
    writes += 1;
    inner.write(chunk);
  });
  socket.on('close', () => inner.destroy());
};

const versions: readonly VersionCode[] = [0x0301, 0x0302, 0x0303];
const cases = versions.flatMap((version) =>
  ALL_OWN.filter((suite) => (suiteFacts(suite)?.minVersion ?? 0) <= version).map(
    (suite) => [version, suite] as const,
  ),
);

describe('our own end of a handshake', () => {
  it.each(cases.map(([version, suite]) => [version - 0x0301, suiteName(suite), version, suite] as const))(
    'TLS 1.%i completes with %s, and the server says so too',
    async (_, __, version, suite) => {
      let secured = 0;
      const peer = await startTlsPeer(EVERYTHING, () => {
        secured += 1;
      });
      close = peer.close;
      const { attempt, serverHello } = await ask(peer.port, { versions: [version], suites: [suite] });
      expect(attempt.outcome).toEqual(FINISHED);
      expect(serverHello).toMatchObject({ version, suite });
      expect(attempt.events.map(({ label }) => label)).toContain(
        'ClientKeyExchange, ChangeCipherSpec, Finished',
      );
      await expect.poll(() => secured).toBe(1);
    },
  );
  it.each(['X25519', 'P-256', 'P-384', 'P-521'])('completes with the curve %s', async (ecdhCurve) => {
    const { attempt, serverKeyExchange } = await atServer({ ecdhCurve }, { suites: [0xc02f] });
    expect(attempt.outcome).toEqual(FINISHED);
    expect(serverKeyExchange?.kind).toBe('ecdhe');
  });
  it.each([0x0201, 0x0203, 0x0301, 0x0401, 0x0403, 0x0501, 0x0503, 0x0601, 0x0603, 0x0804, 0x0805, 0x0806])(
    'completes where the key exchange is signed with scheme %i',
    async (scheme) => {
      const suites = [(scheme & 0xff) === 3 ? 0xc02b : 0xc02f];
      const { attempt, serverKeyExchange } = await atServer(SIGNS_ANYTHING, {
        suites,
        signatureSchemes: [scheme],
      });
      expect(attempt.outcome).toEqual(FINISHED);
      expect(serverKeyExchange).toMatchObject({ scheme });
    },
  );
  it('completes without the extended master secret, and without a ticket', async () => {
    for (const without of [[23], [35], [23, 35]])
      expect((await atServer({}, { without })).attempt.outcome).toEqual(FINISHED);
  });
  it('shows an empty list where a certificate is wished for, and hears the alert where it is demanded', async () => {
    const wished = await atServer({ requestCert: true, rejectUnauthorized: false });
    expect(wished.attempt.outcome).toEqual(FINISHED);
    expect(wished.certificateRequest).not.toBeNull();
    expect(wished.attempt.events.map(({ label }) => label)).toContain(
      'Certificate (empty), ClientKeyExchange, ChangeCipherSpec, Finished',
    );
    const demanded = await atServer({ requestCert: true, rejectUnauthorized: true });
    expect(demanded.attempt.outcome).toMatchObject({ kind: 'alert', code: 40, stage: 'after-server-flight' });
  });
  it('goes as far as the server’s part with a suite that is none of ours', async () => {
    const { attempt, serverHello, serverHelloDone: done } = await atServer({}, { suites: [0x009e, 0xcca8] });
    expect(attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect([0x009e, 0xcca8]).toContain(serverHello?.suite);
    expect(done).toBe(true);
  });
  it('can’t finish what did not begin with a lone hello', async () => {
    const hello = helloWith({});
    const send = [hello.subarray(0, 40), hello.subarray(40)];
    const { attempt } = await atServer({}, {}, { send, pauseMs: 1 });
    expect(attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
  });
  it('keeps the end and what was said in a brief transcript', async () => {
    const { attempt } = await atServer({}, {}, { brief: true });
    expect(attempt.outcome).toEqual(FINISHED);
    const kinds = attempt.events.map(({ kind }) => kind);
    expect(kinds).toEqual(['connecting', 'connected', 'sent', 'sent', 'closed']);
  });
  it('speaks behind a plain dialogue as well', async () => {
    const peer = await startTlsPeer(EVERYTHING);
    const front = await startPeer((socket) => {
      socket.write('220 ready\r\n');
      socket.once('data', () => {
        socket.write('220 go ahead\r\n');
        relay(socket, peer.port, (chunk) => chunk);
      });
    });
    close = async () => {
      await front.close();
      await peer.close();
    };
    const { attempt } = await ask(front.port, {}, { dialogue: lineDialogue(['STARTTLS']) });
    expect(attempt.outcome).toEqual(FINISHED);
  });
});

describe('what a server may do instead', () => {
  const flight = Buffer.concat([serverHello12, certificate12, serverHelloDone]);
  it('says nothing fit to finish: no key exchange, a certificate that is none', async () => {
    const { attempt } = await atPeer(onHello((socket) => socket.end(flight)));
    expect(attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
  });
  it.each<[string, (socket: Socket) => void, object]>([
    ['closes', (socket) => socket.end(), { kind: 'fin', stage: 'after-hello' }],
    ['cuts the line', (socket) => socket.resetAndDestroy(), { kind: 'rst', stage: 'after-hello' }],
    ['speaks plainly', (socket) => socket.end('220 mail\r\n'), { kind: 'plaintext' }],
    ['stops within its part', (socket) => socket.end(certificate12), { kind: 'fin' }],
  ])('%s', async (_, script, outcome) => {
    const { attempt } = await atPeer(onHello(script));
    expect(attempt.outcome).toMatchObject(outcome);
  });

  it('says more messages than a handshake has', async () => {
    const empty = Buffer.concat(Array.from({ length: 40 }, () => serverHelloDone.subarray(5)));
    const record = Buffer.concat([Uint8Array.of(22, 3, 3, 0, empty.length), empty]);
    const { attempt } = await atPeer(onHello((socket) => socket.end(Buffer.concat([serverHello12, record]))));
    expect(attempt.outcome).toMatchObject({ kind: 'malformed', what: 'more messages than a handshake has' });
  });
  it.each([0x0301, 0x0303].flatMap((version) => [0xc013, 0xc009].map((suite) => [version, suite] as const)))(
    'signs its key exchange wrongly, in version %i with suite %i',
    async (version, suite) => {
      const peer = await startTlsPeer(EVERYTHING);
      // The last byte of ServerKeyExchange, which is followed by ServerHelloDone in a record of its own or in the same.
      const bent = (chunk: Buffer) => {
        const at = chunk.lastIndexOf(Buffer.from([14, 0, 0, 0]));
        const end = chunk.readUInt8(at - 5) === 22 ? at - 6 : at - 1;
        return chunk.map((byte, index) => (index === end ? byte ^ 1 : byte));
      };
      const front = await startPeer((socket) =>
        relay(socket, peer.port, (chunk, writes) => (writes === 1 ? bent(chunk) : chunk)),
      );
      close = async () => {
        await front.close();
        await peer.close();
      };
      const { attempt } = await ask(front.port, { versions: [version], suites: [suite] });
      const what = 'the signature over the key exchange does not fit the certificate';
      expect(attempt.outcome).toEqual({ kind: 'malformed', stage: 'after-server-flight', what });
    },
  );
  const CCS = [20, 3, 3, 0, 1, 1];
  const record = (length: number): number[] => [
    22,
    3,
    3,
    length >> 8,
    length & 0xff,
    ...Array(length).fill(0),
  ];
  /** What stands in place of the server's last flight. */
  const instead: [string, (last: Buffer) => Uint8Array, object][] = [
    [
      'says Finished with one bit wrong',
      (last) => last.map((byte, at) => (at === last.length - 1 ? byte ^ 1 : byte)),
      { kind: 'malformed' },
    ],
    [
      'says nothing under keys',
      () => Uint8Array.of(...CCS),
      { kind: 'silence', stage: 'after-server-flight' },
    ],
    ...[1, 16, 24, 31, 48, 64, 4_096].map((length): [string, () => Uint8Array, object] => [
      `says ${length} bytes that are no Finished`,
      () => Uint8Array.of(...CCS, ...record(length)),
      { kind: 'malformed', stage: 'after-server-flight' },
    ]),
    [
      'says it in the clear',
      () => Uint8Array.of(22, 3, 3, 0, 16, 20, 0, 0, 12, ...Array(12).fill(1)),
      { kind: 'silence' },
    ],
  ];
  it.each(instead.flatMap((one) => [0xc02f, 0xc013].map((suite) => [one[0], suite, one] as const)))(
    '%s, with suite %i',
    async (_, suite, [, put, outcome]) => {
      const peer = await startTlsPeer(EVERYTHING);
      const front = await startPeer((socket) =>
        relay(socket, peer.port, (chunk, writes) => (writes > 1 ? put(chunk) : chunk)),
      );
      close = async () => {
        await front.close();
        await peer.close();
      };
      const { attempt } = await ask(front.port, { suites: [suite] }, { waitMs: 300 });
      expect(attempt.outcome).toMatchObject(outcome);
    },
  );
});
