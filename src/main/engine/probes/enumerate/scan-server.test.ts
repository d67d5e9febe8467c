import { describe, expect, it } from 'vitest';
import { suiteName } from '../../wire/ids';
import type { FakeNet } from '../testing/fake-net';
import { suitesOf } from './offered';
import { scanServer } from './scan-server';
import { FAST, POLITE, type Style } from './style';
import { type ListServer, listServer, SUBJECT } from './testing';

const MODERN = [0x1302, 0x1303, 0x1301];
/** Mozilla's "intermediate". */
const INTERMEDIATE = [0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0x009e, 0x009f, 0xccaa];
/** Eight and four more of each kind of server that takes everything. */
const OLD = [0xc00a, 0xc014, 0x0039, 0xc009, 0xc013, 0x0033, 0x0035, 0x002f, 0x0084, 0x0041, 0x0088, 0x0045];
const EVERY = suitesOf(0x0303).slice(0, 59);

const connectionsOf = ({ calls }: FakeNet): number =>
  calls.attempts.length + calls.handshakes.length + calls.flights.length;

const scanned = async (server: ListServer, style: Style) => {
  const net = listServer(server);
  const scan = await scanServer(net, SUBJECT, style);
  return {
    scan,
    connections: connectionsOf(net),
    suites: Object.fromEntries(scan.suites.map((list) => [list.version, list])),
  };
};

const sorted = (suites: readonly number[] | undefined) =>
  [...(suites ?? [])].sort((one, other) => one - other);

describe('scanning a server', () => {
  const kinds: readonly [string, ListServer['suites'], number][] = [
    ['a modern server with some older suites', { 771: INTERMEDIATE, 772: MODERN }, 22],
    ['an old server that takes everything', { 769: OLD, 770: OLD, 771: EVERY, 772: MODERN }, 100],
    ['a server with TLS 1.3 alone', { 772: MODERN }, 11],
  ];
  for (const style of [POLITE, FAST]) {
    for (const order of ['client', 'server'] as const) {
      it.each(kinds)(
        `finds every suite of %s (${style.name}, order of the ${order})`,
        async (_, suites, most) => {
          const { scan, connections, suites: lists } = await scanned({ suites, order }, style);
          for (const [version, taken] of Object.entries(suites)) {
            expect(sorted(lists[version]?.suites)).toEqual(sorted(taken));
            expect(lists[version]).toMatchObject({ complete: true, order, choking: null });
            if (lists[version]?.inServerOrder) expect(lists[version].suites).toEqual(taken);
          }
          expect(scan.versions.map(({ verdict }) => verdict)).toEqual(
            [0x0304, 0x0303, 0x0302, 0x0301, 0x0300].map((version) =>
              version in suites ? 'spoken' : 'refused',
            ),
          );
          if (style === POLITE) expect(connections).toBeLessThanOrEqual(most);
        },
      );
    }
  }
});

describe('the order of the suites', () => {
  it.each([POLITE, FAST])('is claimed only where every place was measured ($name)', async (style) => {
    const { suites } = await scanned(
      { suites: { 771: OLD, 772: [0x1302, 0x1303, 0x1301] }, order: 'server' },
      style,
    );
    expect(Object.values(suites).map(({ inServerOrder }) => inServerOrder)).toEqual([false, false]);
    const two = await scanned(
      { suites: { 771: [0xc02f, 0x009c], 772: [0x1301, 0x1302] }, order: 'server' },
      style,
    );
    expect(two.suites[0x0304]).toMatchObject({ inServerOrder: true, suites: [0x1301, 0x1302] });
    if (style === POLITE)
      expect(two.suites[0x0303]).toMatchObject({ inServerOrder: true, suites: [0xc02f, 0x009c] });
  });
});

describe('the handshake that proves a version', () => {
  const server: ListServer = { suites: { 771: INTERMEDIATE, 772: MODERN }, order: 'server' };
  it('takes the place of a question, and is our own', async () => {
    const net = listServer(server);
    const scan = await scanServer(net, SUBJECT, POLITE);
    const proofs = net.calls.attempts.filter(({ until }) => until === 'finished');
    expect([proofs.length, net.calls.flights.length, net.calls.handshakes.length]).toEqual([1, 1, 0]);
    expect(scan.confirmed.map(({ completed }) => completed)).toEqual([true, true]);
    for (const { version, suite } of scan.confirmed)
      expect(scan.suites.find((list) => list.version === version)?.suites.map(suiteName)).toContain(suite);
  });
  it('costs little where it fails, and no suite is missed', async () => {
    const working = listServer(server);
    const whole = await scanServer(working, SUBJECT, POLITE);
    const net = listServer({ ...server, neverFinishes: true });
    const scan = await scanServer(net, SUBJECT, POLITE);
    expect(scan.confirmed.map(({ completed }) => completed)).toEqual([false, false]);
    expect(scan.suites.map(({ suites }) => sorted(suites))).toEqual(
      whole.suites.map(({ suites }) => sorted(suites)),
    );
    expect(scan.suites.every(({ complete }) => complete)).toBe(true);
    // For each version one that can do more.
    expect(connectionsOf(net) - connectionsOf(working)).toBe(2);
  });
  it('is made by the runtime where the suites are none of ours', async () => {
    const suites = [0x009e, 0x009f, 0xccaa];
    const net = listServer({ suites: { 771: suites }, order: 'client' });
    const scan = await scanServer(net, SUBJECT, POLITE);
    expect(sorted(scan.suites[0]?.suites)).toEqual(suites);
    expect(scan.confirmed).toMatchObject([{ version: 0x0303, completed: true }]);
    expect(net.calls.handshakes).toHaveLength(1);
  });
});
