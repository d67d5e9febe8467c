import type { TLSSocket, TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { FlightOptions, FlightResult } from '../../probes/net-port';
import { GROUPS } from '../../wire/ids';
import { createNet } from '../create-net';
import { privatePem, startTlsPeer } from '../testing/tls-server';
import { ecKey, makeCertificate, pem, rsaKey } from '../trust/testing/make-chain';

const root = makeCertificate({ subject: 'Test root', authority: true });
const middle = makeCertificate({ subject: 'Test middle', authority: true, issuer: root });
const stranger = makeCertificate({ subject: 'Somebody else', authority: true });
const leaf = makeCertificate({ subject: 'handrail.test', names: ['handrail.test'], issuer: middle });
const identity = { key: privatePem(leaf), cert: pem(leaf) + pem(stranger) + pem(middle) };

let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

const startTls = async (options: TlsOptions, talk?: (socket: TLSSocket) => void): Promise<number> => {
  const peer = await startTlsPeer({ ...identity, minVersion: 'TLSv1.3', ...options }, talk);
  close = peer.close;
  return peer.port;
};
const fly = (port: number, more: Partial<FlightOptions> = {}): Promise<FlightResult> =>
  createNet({ target: { port, extraRoots: [] } }).flight({
    purpose: 'our own TLS 1.3 handshake',
    address: '127.0.0.1',
    serverName: 'handrail.test',
    listenMs: 200,
    ...more,
  });
const hex = (ders: readonly Uint8Array[] | null) => ders?.map((der) => Buffer.from(der).toString('hex'));
const labels = ({ attempt: { events } }: FlightResult) => events.map(({ label }) => label);

describe('our own TLS 1.3 handshake, against node:tls', () => {
  it('opens the server’s flight and shows the chain exactly as it was sent, strangers included', async () => {
    let name: unknown = null;
    const port = await startTls({}, (socket) => {
      name = socket.servername;
    });
    const result = await fly(port);
    expect(result).toMatchObject({
      completed: true,
      finishedValid: true,
      afterFinished: 'quiet',
      certificateRequest: null,
      certificateVerify: { scheme: 0x0403, valid: true },
      retry: null,
      alertName: null,
      attempt: {
        outcome: { kind: 'answered', stage: 'after-finished' },
        hello: {
          versions: ['TLS 1.3'],
          serverName: 'handrail.test',
          groups: ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'],
        },
      },
    });
    expect(hex(result.certificates)).toEqual(hex([leaf.der, stranger.der, middle.der]));
    expect(result.tickets).toBeGreaterThan(0);
    expect(name).toBe('handrail.test');
    expect(labels(result)).toEqual(expect.arrayContaining(['ClientHello', 'ServerHello', 'Finished']));
    expect(result.timing.helloAt).not.toBeNull();
  });
  it.each([0x1301, 0x1302, 0x1303, 0x1304])('does so with suite %i', async (suite) => {
    const ciphers =
      'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_CCM_SHA256';
    const result = await fly(await startTls({ ciphers }), { suites: [suite] });
    expect(result).toMatchObject({ completed: true, finishedValid: true, serverHello: { suite } });
  });
  it.each(['x25519', 'secp256r1', 'secp384r1', 'secp521r1', 'x448', 'ffdhe2048', 'ffdhe3072'] as const)(
    'does so with the group %s',
    async (group) => {
      const ecdhCurve = 'X25519:P-256:P-384:P-521:X448:ffdhe2048:ffdhe3072';
      const result = await fly(await startTls({ ecdhCurve }), { groups: [GROUPS[group]] });
      expect(result).toMatchObject({ completed: true, serverHello: { group: GROUPS[group] }, retry: null });
    },
  );
  it('answers a HelloRetryRequest with a key of the group it names', async () => {
    const result = await fly(await startTls({ ecdhCurve: 'P-384' }));
    expect(result).toMatchObject({
      completed: true,
      finishedValid: true,
      retry: { helloRetryRequest: true, group: GROUPS.secp384r1 },
      serverHello: { helloRetryRequest: false, group: GROUPS.secp384r1 },
    });
    expect(labels(result)).toEqual(expect.arrayContaining(['HelloRetryRequest', 'ClientHello (second)']));
  });
  it('asks for a HelloRetryRequest where it has no key of its own for the first group', async () => {
    const result = await fly(await startTls({}), { groups: [0x0a0a, GROUPS.x25519] });
    expect(result).toMatchObject({ completed: true, retry: { group: GROUPS.x25519 } });
  });
  it.each([
    ['RSA', 0x0804, () => makeCertificate({ subject: 'handrail.test', key: rsaKey(2048) })],
    ['P-384', 0x0503, () => makeCertificate({ subject: 'handrail.test', key: ecKey('P-384') })],
  ] as const)('checks the signature of a server with %s', async (_kind, scheme, make) => {
    const made = make();
    const port = await startTls({ key: privatePem(made), cert: pem(made) });
    expect((await fly(port)).certificateVerify).toEqual({ scheme, valid: true });
  });
  it('reads whom the server would believe, and the refusal that comes after Finished', async () => {
    const port = await startTls({ requestCert: true, rejectUnauthorized: true, ca: pem(root) });
    const result = await fly(port, { listenMs: 3_000 });
    expect(result).toMatchObject({
      completed: true,
      afterFinished: 'alert',
      alertName: 'certificate_required',
      attempt: { outcome: { kind: 'alert', stage: 'after-finished', code: 116 } },
    });
    expect(result.certificateRequest?.authorities).toHaveLength(1);
    expect(result.certificateRequest?.signatureSchemes).toContain(0x0403);
    expect(labels(result)).toContain('Certificate (empty), Finished');
  });
  it('sees a server that asks for a certificate and goes on without', async () => {
    const port = await startTls({ requestCert: true, rejectUnauthorized: false });
    expect(await fly(port)).toMatchObject({
      completed: true,
      afterFinished: 'quiet',
      certificateRequest: {},
    });
  });
  it('stops after the server’s Finished when it is not to listen', async () => {
    const result = await fly(await startTls({}), { listenMs: 0 });
    expect(result).toMatchObject({
      completed: false,
      finishedValid: true,
      afterFinished: null,
      attempt: { outcome: { kind: 'answered', stage: 'after-server-flight' } },
    });
    expect(labels(result)).not.toContain('Finished, Finished');
  });
  it('hears data, a close and a cut after the handshake', async () => {
    const heard = async (talk: (socket: TLSSocket) => void) => {
      const { afterFinished } = await fly(await startTls({}, talk), { listenMs: 3_000 });
      await close?.();
      return afterFinished;
    };
    expect(await heard((socket) => socket.write('hello'))).toBe('data');
    expect(await heard((socket) => socket.end())).toBe('alert');
    expect(await heard((socket) => socket.destroy())).toBe('fin');
  });
  it('agrees on a protocol where the server has one', async () => {
    const port = await startTls({ ALPNProtocols: ['http/1.1'] });
    expect((await fly(port)).alpn).toBe('http/1.1');
    expect((await fly(port, { alpn: [] })).alpn).toBeNull();
  });
  it('is told that TLS 1.3 is not spoken', async () => {
    const result = await fly(await startTls({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' }));
    expect(result).toMatchObject({ completed: false, alertName: 'protocol_version', serverHello: null });
  });
  it('is a value where nobody listens', async () => {
    const port = await startTls({});
    await close?.();
    expect((await fly(port)).attempt.outcome).toEqual({ kind: 'refused' });
  });
});
