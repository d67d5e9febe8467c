import { constants } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClientIdentity } from '../../../shared/model/way';
import type { HandshakeOptions } from '../probes/net-port';
import { createNet, type RunNet } from './create-net';
import { privatePem, startTlsPeer, type TlsPeer } from './testing/tls-server';
import { makeCertificate, pem } from './trust/testing/make-chain';

const root = makeCertificate({ subject: 'Clients', authority: true });
const own = makeCertificate({ subject: 'me', issuer: root, purposes: ['1.3.6.1.5.5.7.3.2'] });
const other = makeCertificate({ subject: 'somebody else' });
const identity: ClientIdentity = {
  kind: 'pem',
  certificates: pem(own),
  key: privatePem(own),
  passphrase: null,
};
const locked = (passphrase: string | null): ClientIdentity => ({
  ...identity,
  key: own.key.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' })
    .toString(),
  passphrase,
});

let peer: TlsPeer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});
const netFor = (port: number, clientIdentity: ClientIdentity | null = null): RunNet =>
  createNet({ target: { port, extraRoots: [] }, secrets: { proxyPassword: null, clientIdentity } });
const asking = (more: Partial<HandshakeOptions> = {}): HandshakeOptions => ({
  purpose: 'a complete handshake',
  address: '127.0.0.1',
  serverName: 'handrail.test',
  listenMs: 150,
  ...more,
});

const wanting = { requestCert: true, rejectUnauthorized: true, ca: pem(root) };
const showing = async (
  options: Parameters<typeof startTlsPeer>[0],
  who: ClientIdentity,
  more: Partial<HandshakeOptions> = {},
) => {
  await peer?.close();
  let seen: unknown = null;
  peer = await startTlsPeer(options, (socket) => {
    seen = socket.getPeerCertificate().subject?.CN ?? null;
  });
  const net = netFor(peer.port, who);
  const result = await net.handshake(asking({ clientCertificate: true, ...more }));
  return { result, seen, used: net.used };
};

describe('a client certificate of the person’s own', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'is shown to a server that asks for it in %s',
    async (maxVersion) => {
      const { result, seen } = await showing({ ...wanting, maxVersion }, identity);
      expect(result).toMatchObject({
        completed: true,
        certificateShown: true,
        afterFinished: 'quiet',
        localRefusal: null,
      });
      expect(seen).toBe('me');
    },
  );
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('is not shown where nobody asks in %s', async (maxVersion) => {
    const { result } = await showing({ maxVersion }, identity);
    expect(result).toMatchObject({ completed: true, certificateShown: false });
  });
  it('is not shown when it was not wanted', async () => {
    const { result } = await showing({ ...wanting, maxVersion: 'TLSv1.2' }, identity, {
      clientCertificate: false,
    });
    expect(result).toMatchObject({ completed: false, certificateShown: false });
  });
  it.each([
    ['TLSv1.2', { completed: false, afterFinished: null }],
    ['TLSv1.3', { completed: true, afterFinished: 'fin' }],
  ] as const)('is seen to be refused in %s', async (maxVersion, expected) => {
    const stranger: ClientIdentity = {
      kind: 'pem',
      certificates: pem(other),
      key: privatePem(other),
      passphrase: null,
    };
    // A server of node:tls says nothing to a certificate that it does not believe: it closes.
    const { result } = await showing({ ...wanting, maxVersion }, stranger, { listenMs: 3_000 });
    expect(result).toMatchObject({ ...expected, certificateShown: true });
    expect(result.attempt.outcome.kind).toBe('fin');
  });
  it('opens with its passphrase', async () => {
    const { result, seen } = await showing(wanting, locked('right'));
    expect([result.completed, seen]).toEqual([true, 'me']);
  });
  it('comes out of a PFX too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handrail-'));
    try {
      writeFileSync(join(folder, 'both.pem'), `${pem(own)}${privatePem(own)}`);
      const { execFileSync } = await import('node:child_process');
      const file = join(folder, 'me.pfx');
      const args = [
        'pkcs12',
        '-export',
        '-in',
        join(folder, 'both.pem'),
        '-out',
        file,
        '-passout',
        'pass:right',
      ];
      execFileSync('openssl', args);
      const pfx = readFileSync(file).toString('base64');
      const right = await showing(wanting, { kind: 'pfx', pfx, passphrase: 'right' });
      expect([right.result.completed, right.seen]).toEqual([true, 'me']);
      const wrong = await showing(wanting, { kind: 'pfx', pfx, passphrase: 'wrong' });
      expect(wrong.result.localRefusal).toContain('passphrase');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it.each([
    ['a wrong passphrase', locked('wrong'), 'passphrase'],
    ['no passphrase', locked(null), 'passphrase'],
    ['the key of another', { ...identity, key: privatePem(other) }, 'another certificate'],
    ['no key', { ...identity, key: '' }, 'missing'],
    ['nothing readable', { ...identity, certificates: 'x', key: 'y' }, 'read'],
  ] as const)('with %s is a value in plain words, and no connection is made', async (_what, who, words) => {
    const { result } = await showing(wanting, who);
    expect(result.localRefusal).toContain(words);
    expect(result.localRefusal?.length).toBeLessThanOrEqual(120);
    expect(result.completed).toBe(false);
    expect(result.attempt.outcome).toMatchObject({ kind: 'local', code: 'CLIENT-CERTIFICATE' });
    expect(result.attempt.events.some(({ kind }) => kind === 'connecting')).toBe(false);
    expect(JSON.stringify(result)).not.toContain('right');
  });
});

describe('sessions', () => {
  const NO_TICKET = { secureOptions: constants.SSL_OP_NO_TICKET };
  const twice = async (
    server: Parameters<typeof startTlsPeer>[0],
    more: Partial<HandshakeOptions> = {},
    remembers = () => true,
  ) => {
    peer = await startTlsPeer(server, () => {}, remembers);
    const net = netFor(peer.port);
    const first = await net.handshake(asking(more));
    const second = await net.handshake(asking({ ...more, session: first.session }));
    return { first, second };
  };

  it('come back by ticket in TLS 1.2', async () => {
    const { first, second } = await twice({ maxVersion: 'TLSv1.2' });
    expect(first).toMatchObject({ resumed: false, ticket: true, session: { kind: 'session' } });
    expect(second).toMatchObject({ completed: true, resumed: true, version: 'TLS 1.2' });
    expect(second.session).not.toBeNull();
  });
  it('come back by id in TLS 1.2, on the wish of either side', async () => {
    const ours = await twice({ maxVersion: 'TLSv1.2' }, { tickets: false });
    expect(ours.first).toMatchObject({ resumed: false, ticket: false, session: { kind: 'session' } });
    expect(ours.second).toMatchObject({ resumed: true, ticket: false });
    expect(ours.second.session).toEqual(ours.first.session);
    await peer?.close();
    const theirs = await twice({ maxVersion: 'TLSv1.2', ...NO_TICKET });
    expect([theirs.first.ticket, theirs.second.resumed]).toEqual([false, true]);
  });
  it('come back by ticket in TLS 1.3', async () => {
    const { first, second } = await twice({ minVersion: 'TLSv1.3' });
    expect(first).toMatchObject({ resumed: false, ticket: true, version: 'TLS 1.3' });
    expect(second).toMatchObject({ completed: true, resumed: true });
  });
  it('do not come back where the server has forgotten them', async () => {
    const { first, second } = await twice({ maxVersion: 'TLSv1.2', ...NO_TICKET }, {}, () => false);
    expect([first.resumed, second.completed, second.resumed]).toEqual([false, true, false]);
  });
  it('of another run count for nothing', async () => {
    const { first } = await twice({ maxVersion: 'TLSv1.2' });
    const stranger = await netFor(peer?.port ?? 0).handshake(asking({ session: first.session }));
    expect(stranger).toMatchObject({ completed: true, resumed: false });
  });
});

describe('a protocol for what comes after (ALPN)', () => {
  it('is agreed on where the server has it, asked for as wanted, and not at all when none is', async () => {
    peer = await startTlsPeer({ ALPNProtocols: ['h2', 'http/1.1'] });
    const net = netFor(peer.port);
    expect((await net.handshake(asking({ alpn: ['h2'], listenMs: 0 }))).alpn).toBe('h2');
    expect((await net.handshake(asking({ listenMs: 0 }))).alpn).toBe('http/1.1');
    expect((await net.handshake(asking({ alpn: [], listenMs: 0 }))).alpn).toBeNull();
  });
});
