import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speakIn } from '../../shared/i18n/load';
import { retell } from '../../shared/i18n/retell';
import type { VersionVerdict } from '../engine/probes/enumerate/opening';
import type { ServerScan } from '../engine/probes/enumerate/scan-server';
import { runCli } from './run-cli';
import { scanCommand } from './scan';
import type { createScanner, Scanned } from './scan-engine';
import { endpointFrom, type ScanAsked, scanAskedFrom } from './scan-options';
import { type TestIo, testIo, testTools } from './testing';
import { UsageError } from './usage-error';

let top = '';
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'handrail-scan-'));
});
afterAll(() => rm(top, { recursive: true, force: true }));

const SILENT = { kind: 'silence', stage: 'after-hello', afterMs: 5000 } as const;

const verdict = (version: number, more: Partial<VersionVerdict> = {}): VersionVerdict => ({
  version,
  verdict: 'spoken',
  outcome: { kind: 'answered', stage: 'in-server-flight' },
  other: null,
  attempts: [],
  shortOnly: null,
  ...more,
});

const silent: ServerScan = {
  versions: [0x0304, 0x0303, 0x0302, 0x0301, 0x0300].map((version) =>
    verdict(version, { verdict: 'unclear', outcome: SILENT }),
  ),
  ssl2: null,
  suites: [],
  confirmed: [],
  groups: null,
};

const modern: ServerScan = {
  ...silent,
  versions: [
    verdict(0x0304),
    verdict(0x0303, { verdict: 'refused', outcome: { kind: 'fin', stage: 'after-hello' } }),
  ],
  ssl2: { verdict: 'refused', outcome: { kind: 'rst', stage: 'after-hello' }, kinds: [], attempt: 'a' },
  suites: [
    {
      version: 0x0304,
      suites: [0x1301, 0x1302],
      order: 'client',
      inServerOrder: false,
      complete: true,
      choking: null,
    },
  ],
  confirmed: [{ version: 0x0304, completed: true, suite: 'TLS_AES_128_GCM_SHA256', why: null }],
  groups: {
    lists: [{ version: 0x0304, taken: [0x001d], complete: true, withKeyOnly: [0x11ec] }],
    dh: [
      { version: 0x0303, bits: 1024, name: null, suite: 0x009e },
      { version: 0x0303, bits: 3072, name: 'ffdhe3072', suite: 0x009f },
    ],
  },
};

/** Scans that connect to nothing; `asked` and `seen` collect what was wanted. */
const scannerOf = (scan: ServerScan | null) => {
  const seen: { asked: ScanAsked | null; labels: string[]; most: number } = {
    asked: null,
    labels: [],
    most: 0,
  };
  let running = 0;
  const scannerFor: typeof createScanner = (asked) => {
    seen.asked = asked;
    return async (endpoint, listener): Promise<Scanned> => {
      seen.labels.push(endpoint.label);
      running += 1;
      seen.most = Math.max(seen.most, running);
      listener.begun?.('192.0.2.1');
      for (const one of [...(scan?.versions ?? [])].reverse()) listener.version?.(one, 5);
      // A few turns of the event loop: servers are begun one a turn.
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      const problem = scan ? null : 'The resolver says that there is no such name.';
      return { endpoint, address: '192.0.2.1', problem, scan, connections: 9, ms: 81.26, slowed: false };
    };
  };
  return { scannerFor, seen };
};

const scan = async (argv: readonly string[], found: ServerScan | null = modern, io: TestIo = testIo()) => {
  const { scannerFor, seen } = scannerOf(found);
  const code = await scanCommand(argv, io, () => 0, scannerFor);
  return { code, out: io.said.out, seen };
};

describe('handrail scan', () => {
  it('shows versions newest first, then suites, groups and what was confirmed', async () => {
    const { code, out } = await scan(['shop.example', '--all-groups']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^shop\.example:443 \(192\.0\.2\.1\)\n\n {2}TLS 1\.3 {2}spoken\n {2}TLS 1\.2 {2}not spoken: closed/,
    );
    expect(out).toContain(
      'TLS 1.3: 2 suites, the order of the greeting decides\n  0x1301  TLS_AES_128_GCM_SHA256\n',
    );
    expect(out).toContain('A handshake was completed with TLS_AES_128_GCM_SHA256.');
    expect(out).toContain('  x25519\n  X25519MLKEM768 (only when a key comes with it)\n');
    expect(out).toContain('TLS 1.2: Diffie-Hellman of 1024 bits, a prime of the server’s own');
    expect(out).toContain('9 connections in 0.08 s.');
  });
  it('takes a list for the server’s order only where it is', async () => {
    const withOrder = (inServerOrder: boolean): ServerScan => ({
      ...modern,
      suites: modern.suites.map((list) => ({ ...list, order: 'server', inServerOrder })),
    });
    expect((await scan(['shop.example'], withOrder(true))).out).toContain(
      '2 suites, in the server’s own order',
    );
    expect((await scan(['shop.example'], withOrder(false))).out).toContain('this list does not show');
    const { out } = await scan(['shop.example', '--json'], withOrder(false));
    expect(out).toContain('"order":"server","inServerOrder":false');
  });
  it('speaks the language that is spoken, and data stay English', async () => {
    await speakIn('de');
    try {
      const { out } = await scan(['shop.example', '--all-groups']);
      for (const words of [
        'not spoken: closed (FIN)',
        'the order of the greeting decides',
        'A handshake was completed with TLS_AES_128_GCM_SHA256.',
        'X25519MLKEM768 (only when a key comes with it)',
        '9 connections in 0.08 s.',
      ]) {
        expect(out).not.toContain(words);
        expect(out).toContain(retell(words));
      }
      expect((await scan(['--help'])).out).toContain(
        retell('the language of what is shown; files for programs (--json) stay English'),
      );
      expect((await scan(['shop.example', '--json'])).out).toContain('"verdict":"refused"');
    } finally {
      await speakIn('en');
    }
  });
  it('says that a silent server is silent, never that it refuses, and ends with 3', async () => {
    const { code, out } = await scan(['shop.example'], silent);
    expect(code).toBe(3);
    expect(out).toContain('could not tell: silent for 5 s');
    expect(out).toContain('The server is silent: it accepts connections and answers no greeting.');
    expect(out).not.toContain('not spoken');
  });
  it('says why a name leads nowhere', async () => {
    const { code, out } = await scan(['nowhere.invalid'], null);
    expect(code).toBe(3);
    expect(out).toContain('there is no such name');
  });
  it('gives a version a line of JSON as soon as it is known, and the whole server one more', async () => {
    const { out } = await scan(['[2001:db8::1]:8443', '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({
      target: '[2001:db8::1]:8443',
      version: 'TLS 1.2',
      verdict: 'refused',
      connections: 5,
    });
    expect(lines.at(-1)).toMatchObject({
      host: '2001:db8::1',
      serverName: null,
      connections: 9,
      ms: 81.3,
      suites: [
        { in: 'TLS 1.3', suites: ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'], order: 'client' },
      ],
    });
  });
  it('takes many servers, also from a list, each once and only so many at a time', async () => {
    const path = join(top, 'list.txt');
    await writeFile(path, '# ours\na.example\nb.example:8443 # the second\n\na.example:443\n');
    const { out, seen } = await scan(['c.example', '--file', path, '--concurrency', '2']);
    expect(seen.labels).toEqual(['c.example:443', 'a.example:443', 'b.example:8443']);
    expect(seen.most).toBe(2);
    expect(out.match(/9 connections/g)).toHaveLength(3);
  });
  it('begins no server while others hold every place, and none after Ctrl-C', async () => {
    const stop = new AbortController();
    const begun: string[] = [];
    const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
    const scannerFor: typeof createScanner =
      (_asked, _clock, _signal, _through, slots) => async (endpoint) => {
        begun.push(endpoint.label);
        const connection = async () => {
          await slots?.take(0);
          await stopped;
          slots?.leave();
        };
        await Promise.all(Array.from({ length: 1_000 }, connection));
        const nothing = { scan: null, connections: 0, ms: 0, slowed: false };
        return { endpoint, address: null, problem: null, ...nothing };
      };
    const three = ['a.example', 'b.example', 'c.example'];
    const work = scanCommand(three, testIo({ signal: stop.signal }), () => 0, scannerFor);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(begun).toHaveLength(1);
    stop.abort();
    expect(await work).toBe(130);
    expect(begun).toHaveLength(1);
  });
  it('stops between servers on Ctrl-C', async () => {
    const stop = new AbortController();
    stop.abort();
    const { code, seen } = await scan(['a.example', 'b.example'], modern, testIo({ signal: stop.signal }));
    expect([code, seen.labels]).toEqual([130, []]);
  });
});

describe('what scan is told', () => {
  it('is read with and without an equals sign', () => {
    const asked = scanAskedFrom([
      'a.example',
      '--fast',
      '--sni=www.example',
      '--starttls',
      'smtp',
      '--address',
      '::1',
    ]);
    expect(asked).toMatchObject({ fast: true, serverName: 'www.example', starttls: 'smtp', address: '::1' });
  });
  it('goes gently to one server after the other', () => {
    expect(scanAskedFrom(['a.example', '--gentle'])).toMatchObject({ gentle: true, concurrency: 1 });
    expect(scanAskedFrom(['a.example'])).toMatchObject({ gentle: false, proxy: undefined });
  });
  it('asks for the name of the host, for another, or for none', () => {
    expect(endpointFrom('www.example:8443', undefined)).toMatchObject({
      port: 8443,
      serverName: 'www.example',
    });
    expect(endpointFrom('https://www.example/orders', 'other.example').serverName).toBe('other.example');
    expect(endpointFrom('192.0.2.1', undefined).serverName).toBeNull();
    expect(endpointFrom('www.example', null).serverName).toBeNull();
  });
  it.each([
    [['--bogus'], 'Unknown option “--bogus”'],
    [['--concurrency', '0'], 'from 1 to 512'],
    [['--starttls', 'gopher'], '“gopher” is not one of smtp'],
    [['--address', 'a.example'], 'is not an IP address'],
    [['--sni', '192.0.2.1'], 'only a name'],
    [['--fast', '--polite'], 'can’t go together'],
    [['--fast', '--gentle'], 'can’t go together'],
    [['--gentle', '--concurrency', '2'], 'one server at a time'],
    [['--file'], 'the value is missing'],
  ])('is refused with a sentence: %j', (argv, sentence) => {
    expect(() => scanAskedFrom(argv)).toThrow(sentence);
  });
  it.each([
    [['a.example:70000'], 'Port 70000 does not exist'],
    [['my server'], '“my server” has a space in it'],
    [['a.example:https'], '“https” is not a port'],
    [['joe:hunter2@a.example'], 'Leave out what stands before the @'],
    [[], 'No server was given'],
    [['--file', '/nowhere/list'], 'There is no such file'],
    [['a.example', '--proxy', 'https://proxy.example'], 'is not spoken to here'],
    [['a.example', '--proxy', 'http://joe@proxy.example'], 'the password is missing'],
    [['a.example', '--proxy-password-file', '/nowhere'], 'needs --proxy beside it'],
  ])('is refused before anything is sent: %j', async (argv, sentence) => {
    const { scannerFor, seen } = scannerOf(modern);
    await expect(scanCommand(argv, testIo(), () => 0, scannerFor)).rejects.toThrow(UsageError);
    await expect(scanCommand(argv, testIo(), () => 0, scannerFor)).rejects.toThrow(sentence);
    expect(seen.labels).toEqual([]);
  });
  it('is explained on request, also in the list of commands', async () => {
    expect((await scan(['--help'])).out).toContain('Usage: handrail scan HOST[:PORT]');
    const io = testIo();
    expect(await runCli(['scan', '--help'], testTools(), io)).toBe(0);
    expect(io.said.out).toContain('--concurrency N');
  });
});
