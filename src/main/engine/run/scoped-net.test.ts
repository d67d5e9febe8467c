import { afterEach, describe, expect, it } from 'vitest';
import { createCancelSwitch } from '../net/cancel-switch';
import { createNet } from '../net/create-net';
import { type FtpPeer, startFtpPeer } from '../net/testing/ftp-peer';
import { protocolOf } from '../starttls/registry';
import { scopeNet } from './scoped-net';

let peer: FtpPeer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const begin = async (budget: number) => {
  const server = await startFtpPeer({});
  peer = server;
  const net = createNet({ target: { port: server.port, extraRoots: [] } });
  const seen: number[] = [];
  const scoped = scopeNet(net, {
    since: 0,
    onMark: () => {},
    probe: 'ftp',
    budget,
    cancel: createCancelSwitch(),
    onChange: () => seen.push(scoped.connections()),
  });
  const ftp = () =>
    scoped.ftpData({
      purpose: 'a test',
      address: '127.0.0.1',
      serverName: null,
      reuse: false,
      dialogue: protocolOf('ftp').start({ serverName: null }),
    });
  return { net, scoped, ftp, seen };
};

describe('the net of one probe', () => {
  it('counts the data connection when it is opened, as the gate does, and keeps it behind its control connection', async () => {
    const { net, scoped, ftp, seen } = await begin(8);
    await ftp();
    await ftp();
    expect([scoped.connections(), net.used]).toEqual([4, 4]);
    expect(scoped.attempts().map(({ id }) => id)).toEqual(['ftp-1', 'ftp-1-data', 'ftp-2', 'ftp-2-data']);
    expect([...new Set(seen)]).toEqual([1, 2, 3, 4]);
  });
  it('opens nothing beyond its budget, of which data connections are a part', async () => {
    const { net, scoped, ftp } = await begin(2);
    await ftp();
    const spent = await ftp();
    expect(spent.attempt.outcome).toMatchObject({ kind: 'local', code: 'BUDGET' });
    expect([scoped.connections(), net.used]).toEqual([2, 2]);
  });
});
