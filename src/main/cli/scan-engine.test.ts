import { afterEach, describe, expect, it } from 'vitest';
import { createNet, type RunNet } from '../engine/net/create-net';
import { createSlots, type Slots } from '../engine/net/slots';
import { startTlsPeer, type TlsPeer } from '../engine/net/testing/tls-server';
import { createAsker } from '../engine/probes/enumerate/ask';
import { enumerateCurves, enumerateGroups13, readDhParameters } from '../engine/probes/enumerate/groups';
import { scanServer } from '../engine/probes/enumerate/scan-server';
import { enumerateSchemes12, enumerateSchemes13 } from '../engine/probes/enumerate/schemes';
import { FAST, POLITE } from '../engine/probes/enumerate/style';
import { createScanner } from './scan-engine';
import { endpointFrom, scanAskedFrom } from './scan-options';

const open: { net: RunNet; peer: TlsPeer }[] = [];
afterEach(async () => {
  for (const { net, peer } of open.splice(0)) {
    await net.close();
    await peer.close();
  }
});

const SUBJECT = { address: '127.0.0.1', serverName: 'handrail.test' };

const begin = async (options: Parameters<typeof startTlsPeer>[0]): Promise<RunNet> => {
  const peer = await startTlsPeer(options);
  const target = { port: peer.port, extraRoots: [] };
  const net = createNet({ target, limits: { connections: 500, atOnce: 16 } });
  open.push({ net, peer });
  return net;
};

const CIPHERS = 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-SHA';
const TAKEN = [0xc02b, 0xc00a];

describe('a server of node:tls', () => {
  it.each([
    { style: POLITE, own: true },
    { style: POLITE, own: false },
    { style: FAST, own: true },
    { style: FAST, own: false },
  ])(
    'tells its versions and suites ($style.name, its own order: $own)',
    async ({ style, own: honorCipherOrder }) => {
      // Without an RSA key its RSA suite is never taken.
      const ciphers = `${CIPHERS}:TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:@SECLEVEL=0`;
      const net = await begin({ ciphers, honorCipherOrder, minVersion: 'TLSv1.1' });
      const scan = await scanServer(net, SUBJECT, style);
      const verdicts = scan.versions.map(({ verdict }) => verdict);
      expect(verdicts).toEqual(['spoken', 'spoken', 'spoken', 'refused', 'refused']);
      expect(scan.ssl2?.verdict).toBe('refused');
      const lists = scan.suites.map(({ suites }) => [...suites].sort((one, other) => one - other));
      expect(lists).toEqual([[0x1301, 0x1302], [...TAKEN].sort((one, other) => one - other), [0xc00a]]);
      expect(scan.suites.every(({ complete }) => complete)).toBe(true);
      const order = honorCipherOrder ? 'server' : 'client';
      expect(scan.suites.slice(0, 2).map((list) => list.order)).toEqual([order, order]);
      expect(scan.confirmed.every(({ completed }) => completed)).toBe(true);
    },
  );
  it('tells its groups and the size of its Diffie-Hellman group', async () => {
    const net = await begin({ ecdhCurve: 'P-384:X25519' });
    const asker = createAsker(net, SUBJECT);
    const [modern, curves, dh] = await Promise.all([
      enumerateGroups13(asker),
      enumerateCurves(asker, 0x0303, [0xc02b]),
      readDhParameters(asker, 0x0303, [0xc02b], true),
    ]);
    expect([...modern.taken].sort()).toEqual([0x18, 0x1d]);
    expect(modern.complete).toBe(true);
    expect(curves?.taken).toContain(0x18);
    expect(dh).toEqual([]);
  });
  it('tells the curves beyond that of its only certificate, which has to stay on offer', async () => {
    const net = await begin({
      ecdhCurve: 'P-256:P-384:P-521',
      maxVersion: 'TLSv1.2',
      honorCipherOrder: false,
    });
    const curves = await enumerateCurves(createAsker(net, SUBJECT), 0x0303, [0xc02b]);
    expect([...(curves?.taken ?? [])].sort()).toEqual([0x17, 0x18, 0x19]);
    expect(curves?.complete).toBe(true);
  });
  it('tells what it signs with', async () => {
    const net = await begin({});
    const asker = createAsker(net, SUBJECT);
    const lists = [...(await enumerateSchemes13(asker)), ...(await enumerateSchemes12(asker, null))];
    expect(lists.map(({ version, keys }) => [version, keys])).toEqual([
      [0x0304, 'ECDSA'],
      [0x0303, 'ECDSA'],
    ]);
    expect(lists[0]?.taken).toEqual([0x0403]);
    expect(lists[1]?.taken).toContain(0x0403);
  });
});

describe('a scan from the terminal', () => {
  const asked = scanAskedFrom(['127.0.0.1', '--sni', 'handrail.test', '--all-groups']);
  it('goes from the name to the groups and leaves nothing open', async () => {
    const peer = await startTlsPeer({ maxVersion: 'TLSv1.2' });
    const scan = createScanner(asked, () => 0, new AbortController().signal);
    const versions: string[] = [];
    const result = await scan(endpointFrom(`127.0.0.1:${peer.port}`, asked.serverName), {
      version: ({ verdict }) => void versions.push(verdict),
    });
    await peer.close();
    expect(result).toMatchObject({ address: '127.0.0.1', problem: null, slowed: false });
    expect(versions).toHaveLength(5);
    expect(result.scan?.suites.map(({ version }) => version)).toEqual([0x0303]);
    expect(result.scan?.groups?.lists.map(({ version }) => version)).toEqual([0x0303]);
    expect(result.connections).toBeGreaterThan(10);
  });
  it('lets no fault of ours on the way to one server end the scan of the others', async () => {
    const peer = await startTlsPeer({ maxVersion: 'TLSv1.2' });
    const slots = createSlots(8);
    let given = 0;
    const take = (before: number) => {
      given += 1;
      if (given === 9) throw new Error('a fault\u001b[31m');
      return slots.take(before);
    };
    const faulty: Slots = { take, leave: () => slots.leave(), room: () => slots.room(), crowded: false };
    const scan = createScanner(asked, () => 0, new AbortController().signal, null, faulty);
    const endpoint = endpointFrom(`127.0.0.1:${peer.port}`, asked.serverName);
    const [first, second] = [await scan(endpoint, {}), await scan(endpoint, {})];
    await peer.close();
    expect(first).toMatchObject({ scan: null, problem: expect.stringContaining('inside Handrail: a fault') });
    expect(first.problem).not.toContain('\u001b');
    expect(second).toMatchObject({ problem: null, scan: { suites: [{ version: 0x0303 }] } });
  });
  it('ends soon when the person stops it, and blames nobody', async () => {
    const peer = await startTlsPeer({});
    const stop = new AbortController();
    const scan = createScanner(asked, () => 0, stop.signal);
    const result = await scan(endpointFrom(`127.0.0.1:${peer.port}`, asked.serverName), {
      version: () => stop.abort(),
    });
    await peer.close();
    expect(result.scan?.suites.every(({ complete }) => !complete)).toBe(true);
  });
});
