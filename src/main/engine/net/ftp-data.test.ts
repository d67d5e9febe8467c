import { afterEach, describe, expect, it } from 'vitest';
import { protocolOf } from '../starttls/registry';
import { createNet } from './create-net';
import { type FtpPeer, type FtpServer, startFtpPeer } from './testing/ftp-peer';
import { type Peer, startPeer } from './testing/peer';

let peer: FtpPeer | Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const look = async (wishes: FtpServer, reuse: boolean) => {
  const server = await startFtpPeer(wishes);
  peer = server;
  const net = createNet({ target: { port: server.port, extraRoots: [] } });
  const result = await net.ftpData({
    purpose: 'a test',
    address: '127.0.0.1',
    serverName: 'ftp.lab.test',
    reuse,
    dialogue: wishes.implicit ? null : protocolOf('ftp').start({ serverName: null }),
  });
  return { result, server, net };
};

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('the data connection in %s', (version) => {
  it.each([false, true])(
    'of a server that wants no session is opened either way (reuse: %s)',
    async (reuse) => {
      const { result, server } = await look({ version }, reuse);
      expect(result).toMatchObject({
        reached: 'listed',
        version: version.replace('v', ' '),
        hadSession: true,
        lastCode: 226,
        otherAddress: null,
        data: { completed: true, resumed: reuse },
      });
      expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-finished' });
      expect(server.reused).toEqual([reuse]);
    },
  );
  it('of a server that wants the session is refused without it', async () => {
    const { result } = await look({ version, requiresReuse: true }, false);
    expect(result).toMatchObject({
      reached: 'passive',
      lastCode: 522,
      lastReply: '522 SSL connection failed: session reuse required',
      data: { resumed: false },
    });
    expect(result.data?.afterFinished).not.toBe('data');
  });
  it('of the same server is opened with it', async () => {
    const { result } = await look({ version, requiresReuse: true }, true);
    expect(result).toMatchObject({ reached: 'listed', lastCode: 226, data: { resumed: true } });
  });
});

describe('the control connection', () => {
  it('says what is needed and no more', async () => {
    const { server } = await look({}, false);
    expect(server.commands).toEqual([
      'USER anonymous',
      'PASS anonymous@handrail.invalid',
      'PBSZ 0',
      'PROT P',
      'EPSV',
      'LIST',
    ]);
  });
  it('may be secure from the first byte', async () => {
    const { result } = await look({ implicit: true }, true);
    expect(result).toMatchObject({ reached: 'listed', data: { resumed: true } });
  });
  it('ends where guests are not let in, without a data connection', async () => {
    const { result } = await look({ refusesLogin: true }, false);
    expect(result).toMatchObject({
      reached: null,
      lastCode: 530,
      lastReply: '530 Not for guests.',
      data: null,
    });
  });
  it('ends where data only travels in the clear', async () => {
    const { result } = await look({ plainData: true }, false);
    expect(result).toMatchObject({ reached: 'logged-in', lastCode: 536, data: null });
  });
  it('never follows another address than the server’s own', async () => {
    const { result } = await look({ oldAddress: '192.0.2.77' }, false);
    expect(result).toMatchObject({ reached: 'listed', otherAddress: '192.0.2.77' });
    expect(result.data?.attempt.address).toBe('127.0.0.1');
  });
  it('takes an old passive answer with the server’s own address', async () => {
    const { result } = await look({ oldAddress: '127.0.0.1' }, false);
    expect(result).toMatchObject({ reached: 'listed', otherAddress: null });
  });
  it('that never says its last word is not waited for', async () => {
    const { result } = await look({ endless: true }, false);
    expect(result).toMatchObject({ reached: 'passive', data: { afterFinished: 'data' } });
  });
  it('is two connections, each counted and with its own transcript', async () => {
    const { result, net } = await look({}, false);
    expect(net.used).toBe(2);
    const ids = [result.attempt.id, result.data?.attempt.id];
    expect(ids).toEqual(['attempt-1', 'attempt-1-data']);
    expect(result.attempt.events.some(({ kind, label }) => kind === 'dialogue' && label === 'PROT P')).toBe(
      true,
    );
  });
  it('opens no data connection when no connection is left for it', async () => {
    const server = await startFtpPeer({});
    peer = server;
    const target = { port: server.port, extraRoots: [] };
    const net = createNet({ target, limits: { connections: 1, atOnce: 1 } });
    const dialogue = protocolOf('ftp').start({ serverName: null });
    const result = await net.ftpData({
      purpose: 'a test',
      address: '127.0.0.1',
      serverName: null,
      reuse: false,
      dialogue,
    });
    expect(result.data?.attempt.outcome).toMatchObject({ kind: 'local', code: 'BUDGET' });
    expect([net.used, server.reused]).toEqual([1, []]);
  });
  it('that breaks is a value', async () => {
    const broken = await startPeer((socket) => {
      socket.end('220 hi\r\n');
    });
    peer = broken;
    const net = createNet({ target: { port: broken.port, extraRoots: [] } });
    const result = await net.ftpData({
      purpose: 'a test',
      address: '127.0.0.1',
      serverName: null,
      reuse: false,
      dialogue: protocolOf('ftp').start({ serverName: null }),
    });
    expect(result).toMatchObject({ reached: null, version: null, data: null });
    expect(result.attempt.outcome).toMatchObject({ kind: 'fin', stage: 'before-hello' });
  });
  it('is closed by a cancel, and the data connection with it', async () => {
    const server = await startFtpPeer({ endless: true });
    peer = server;
    const net = createNet({ target: { port: server.port, extraRoots: [] } });
    const result = net.ftpData({
      purpose: 'a test',
      address: '127.0.0.1',
      serverName: null,
      reuse: false,
      dialogue: protocolOf('ftp').start({ serverName: null }),
    });
    await net.close();
    expect((await result).attempt.outcome.kind).toBe('cancelled');
  });
});
