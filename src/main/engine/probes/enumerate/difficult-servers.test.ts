import { describe, expect, it } from 'vitest';
import { alert, fakeNet, serverHello } from '../testing/fake-net';
import { suitesOf } from './offered';
import { scanServer } from './scan-server';
import { FAST, POLITE } from './style';
import { CLOSED, CUT, type ListServer, listServer, SILENT, SUBJECT } from './testing';

const MODERN = [0xc02f, 0xc030, 0x009c, 0x002f];

const scanned = async (server: ListServer, style = POLITE) => {
  const net = listServer(server);
  const scan = await scanServer(net, SUBJECT, style);
  const [list] = scan.suites;
  const verdict = (version: number) => scan.versions.find((one) => one.version === version);
  return { scan, list, verdict, connections: net.calls.attempts.length };
};
const sorted = (suites: readonly number[] | undefined) =>
  [...(suites ?? [])].sort((one, other) => one - other);

describe.each([POLITE, FAST])('$name, a server that', (style) => {
  it('closes on a long list is asked in pieces, and its choking is noted', async () => {
    const suites = { 771: [...MODERN, 0xc022, 0xc0a9] };
    const { list } = await scanned({ suites, longest: 120, choke: CLOSED }, style);
    expect(sorted(list?.suites)).toEqual(sorted(suites[0x0303]));
    expect(list?.complete).toBe(true);
    if (style === POLITE) expect(list?.choking).toMatchObject({ outcome: CLOSED });
  });
  it('closes as its way to say no is not taken for one that chokes', async () => {
    const { list, verdict, connections } = await scanned({ suites: { 771: MODERN }, refuse: CLOSED }, style);
    expect(sorted(list?.suites)).toEqual(sorted(MODERN));
    expect(list).toMatchObject({ complete: true, choking: null });
    // Long lists are fine here, so one of them settles all that was closed upon.
    expect(connections).toBeLessThan(style === FAST ? 42 : 30);
    expect(verdict(0x0302)).toMatchObject({ verdict: 'refused', outcome: CLOSED });
  });
  it('closes whenever it chooses a suite that it has no parameters for hides none of the others', async () => {
    const dhe = [0x0033, 0x0039, 0x0067, 0x006b, 0x009e, 0x009f, 0xccaa];
    const rest = [0xc061, 0xc060, 0xc02f, 0xc030, 0xcca8, 0xc027, 0xc028, 0xc013, 0xc014];
    for (const refuse of [undefined, CLOSED]) {
      const server = { suites: { 771: [...rest, ...dhe] }, order: 'client', closesOn: dhe } as const;
      const { list, connections } = await scanned({ ...server, ...(refuse ? { refuse } : {}) }, style);
      expect(sorted(list?.suites)).toEqual(sorted(rest));
      // Nobody knows of those at which it closes whether they would be taken.
      expect(list).toMatchObject({ complete: false, stumbles: true, choking: null });
      expect(connections).toBeLessThan(160);
    }
  });
  it('refuses what it can’t go on with by another alert hides none of the others (Erlang, SRP)', async () => {
    const srp = [0xc01e, 0xc021];
    const rest = [...MODERN, 0x000a, 0x0004];
    const server = { suites: { 771: [0xc02f, 0xc030, ...srp, ...rest] }, order: 'server' } as const;
    const nothingShared = alert(71, 'insufficient_security');
    const { list, connections } = await scanned({ ...server, refusesOn: srp, refuse: nothingShared }, style);
    expect(sorted(list?.suites)).toEqual(sorted(rest));
    expect(list).toMatchObject({ complete: false, stumbles: true });
    expect(connections).toBeLessThan(120);
  });
  it.each([
    { kind: 'fin', stage: 'in-server-flight' },
    { kind: 'rst', stage: 'in-server-flight' },
    { kind: 'fin-in-record', stage: 'in-server-flight', have: 3, need: 90 },
  ] as const)('begins an answer and breaks off is not said to refuse ($kind)', async (refuse) => {
    const { verdict } = await scanned({ suites: { 771: MODERN }, refuse }, style);
    expect(verdict(0x0302)).toMatchObject({ verdict: 'unclear', outcome: refuse });
  });
  it('answers nothing is never said to refuse anything', async () => {
    const { scan, connections } = await scanned({ suites: {}, stopsAfter: 0 }, style);
    expect(scan.versions.map(({ verdict }) => verdict)).toEqual(Array(5).fill('unclear'));
    expect(scan.ssl2?.verdict).toBe('unclear');
    expect(scan.suites).toEqual([]);
    expect(connections).toBeLessThan(40);
  });
  it('speaks plain text is never said to refuse anything, SSL 2.0 included', async () => {
    const text = 'HTTP/1.1 400 Bad Request\r\n\r\n';
    const outcome = { kind: 'plaintext', stage: 'in-server-flight', looksLike: 'http', text } as const;
    const net = fakeNet({ attempt: () => ({ outcome, plaintext: new TextEncoder().encode(text) }) });
    const patient = { ...net, pause: () => new Promise<void>(() => undefined) };
    const scan = await scanServer(patient, SUBJECT, style);
    expect(scan.versions.map(({ verdict }) => verdict)).toEqual(Array(5).fill('unclear'));
    expect(scan.ssl2).toMatchObject({ verdict: 'unclear', outcome });
  });
  it.each([SILENT, CUT])(
    'stops answering in the middle leaves a list that may go on ($kind)',
    async (choke) => {
      const everything = { 771: suitesOf(0x0303).slice(0, 80) };
      const stopsAfter = style === FAST ? 50 : 30;
      const { list, connections } = await scanned({ suites: everything, stopsAfter, choke }, style);
      expect(list?.suites.length).toBeGreaterThan(10);
      expect(list?.complete).toBe(false);
      expect(connections).toBeLessThan(stopsAfter + 120);
    },
  );
  it('has one unusual suite is found to speak its version', async () => {
    const { list, verdict } = await scanned({ suites: { 771: [0xc031] } }, style);
    expect(verdict(0x0303)?.verdict).toBe('spoken');
    expect(list).toMatchObject({ suites: [0xc031], complete: true });
    // The first greeting was longer, and yet it was not its length: it did not offer that suite.
    expect(verdict(0x0303)?.shortOnly).toBeNull();
  });
});

describe.each([POLITE, FAST])('$name, what stands in a greeting', (style) => {
  it.each([[0x11ec], [0x11eb, 0x11ed], [0x0200], [0x0201], [0x0202], [0x001f], [0x0020], [0x0021]])(
    'names every group of TLS 1.3 that a server may insist on (%i)',
    async (...groups) => {
      const { verdict, list } = await scanned({ suites: { 772: [0x1302, 0x1301] }, groups }, style);
      expect(verdict(0x0304)).toMatchObject({ verdict: 'spoken', shortOnly: null });
      expect(sorted(list?.suites)).toEqual([0x1301, 0x1302]);
    },
  );
});

describe.each([POLITE, FAST])('$name, a server that refuses whatever it chooses of one kind', (style) => {
  const ECDHE_RSA = [0xc010, 0xc011, 0xc012, 0xc013, 0xc014];
  const REST = [0xc009, 0xc00a, 0x002f, 0x0035];
  it('is asked in another order before a version is called not spoken, and all it takes is found', async () => {
    const suites = { 769: [...ECDHE_RSA, ...REST], 770: [...ECDHE_RSA, ...REST], 771: MODERN };
    const { scan, verdict } = await scanned({ suites, order: 'client', refusesOn: ECDHE_RSA }, style);
    for (const version of [0x0302, 0x0301]) {
      expect(verdict(version)).toMatchObject({ verdict: 'spoken', shortOnly: null });
      const list = scan.suites.find((one) => one.version === version);
      expect(sorted(list?.suites)).toEqual(sorted(REST));
      // Of those that it refuses so nothing is known.
      expect(list).toMatchObject({ complete: false, stumbles: true });
    }
  });
  it('is not asked again where nothing else is spoken, or a version is refused as such', async () => {
    const refused = alert(40, 'handshake_failure');
    const asked = async (server: ListServer) => {
      const net = listServer(server);
      await scanServer(net, SUBJECT, style);
      return net.calls.attempts.filter(({ purpose }) => purpose.includes('another order')).length;
    };
    expect(await asked({ suites: {}, refuse: refused })).toBe(0);
    expect(await asked({ suites: { 771: MODERN } })).toBe(0);
    // SSL 3.0 is refused like this by nearly every server.
    expect(await asked({ suites: { 771: MODERN }, refuse: refused })).toBe(2);
  });
});

describe('a picky box', () => {
  it('that lets only short greetings through hides no version', async () => {
    const { verdict, list } = await scanned({ suites: { 771: MODERN }, mostBytes: 330, choke: CUT });
    expect(verdict(0x0303)).toMatchObject({ verdict: 'spoken', shortOnly: { outcome: CUT } });
    expect(list?.suites).toContain(0xc02f);
  });
});

describe('a server that answers in a version that was not asked for', () => {
  it('is said to do so, and not to speak the version', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: serverHello(0x0301) }) });
    const patient = { ...net, pause: () => new Promise<void>(() => undefined) };
    const scan = await scanServer(patient, SUBJECT, POLITE);
    const said = scan.versions.map(({ verdict, other }) => [verdict, other]);
    expect(said[0]).toEqual(['refused', 0x0301]);
    expect(said[1]).toEqual(['refused', 0x0301]);
  });
});

describe('a hello that never leaves this computer', () => {
  it('ends the scan soon and tells nothing of the server', async () => {
    const outcome = { kind: 'local', code: 'BUDGET', text: 'all were used' } as const;
    const net = fakeNet({ attempt: () => ({ outcome }) });
    const scan = await scanServer(
      { ...net, pause: () => new Promise<void>(() => undefined) },
      SUBJECT,
      POLITE,
    );
    expect(scan.versions.every(({ verdict }) => verdict === 'unclear')).toBe(true);
    expect(net.calls.attempts.length).toBe(5);
  });
});
