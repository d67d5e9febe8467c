import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { HelloOptions, StreamItem } from './api';
import { encodeClientHello, encodeClientHelloInRecords, readClientHello } from './client-hello';
import { HANDSHAKE_TYPES, RECORD_TYPES, suiteName } from './ids';
import { readServerHello } from './server-hello';
import { readServerKeyExchange } from './server-key-exchange';
import { encodeSsl2ClientHello } from './ssl2';
import { createTlsStream } from './stream';
import { SUITES } from './suites';
import { type TracedHello, tracedHellos } from './testing/openssl-trace';
import { helloOptions } from './testing/options';
import { recordedHellos, toHex } from './testing/recorded';

/*
 * OpenSSL as a second opinion: it prints what it reads in a hello (-trace), and has to have read what we read.
 * Where there is no openssl there is no second opinion, and the tests say so.
 */
const version = (): string => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8', timeout: 10_000 });
  } catch {
    return '';
  }
};
const missing = !version().startsWith('OpenSSL 3');
const why = missing ? ' (left out: OpenSSL 3 is not installed here)' : '';

type Openssl = ChildProcessByStdio<Writable, Readable, null>;

const start = (args: readonly string[]): { child: Openssl; output: () => string } => {
  const child = spawn('openssl', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  return { child, output: () => text };
};

/** Waits until this pattern was printed. The test's own time limit bounds it. */
const printed = async (child: Openssl, output: () => string, pattern: RegExp): Promise<RegExpExecArray> => {
  for (;;) {
    const found = pattern.exec(output());
    if (found) return found;
    if (child.exitCode !== null) throw new Error(`openssl ended: ${output()}`);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
};

/** What nothing readable follows: in TLS 1.3 the rest is encrypted, and a HelloRetryRequest waits for us. */
const isLast = (item: StreamItem): boolean => {
  if (item.kind === 'record') return item.record.type === RECORD_TYPES.application_data;
  if (item.kind !== 'handshake') return item.kind === 'alert';
  const { type, body } = item.message;
  if (type === HANDSHAKE_TYPES.server_hello) return readServerHello(body).helloRetryRequest;
  return type === HANDSHAKE_TYPES.server_hello_done;
};

/** Sends these bytes and gives what came back until there was nothing more to wait for, or the peer ended. */
const answerTo = (port: number, bytes: Uint8Array): Promise<StreamItem[]> =>
  new Promise((resolve) => {
    const stream = createTlsStream();
    const items: StreamItem[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      items.push(...stream.push(chunk));
      if (items.some(isLast)) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(items));
  });

const ANONYMOUS = ['-nocert', '-cipher', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0', '-legacy_renegotiation'];

/** Sends each hello to one openssl server, one after the other, and gives what it printed and what it answered. */
const askServer = async (
  hellos: readonly Uint8Array[],
): Promise<{ output: string; answers: StreamItem[][] }> => {
  const count = String(hellos.length);
  const { child, output } = start([
    's_server',
    '-accept',
    '127.0.0.1:0',
    '-naccept',
    count,
    '-trace',
    ...ANONYMOUS,
  ]);
  try {
    const port = Number((await printed(child, output, /ACCEPT 127\.0\.0\.1:(\d+)/))[1]);
    const ended = once(child, 'close');
    const answers: StreamItem[][] = [];
    for (const hello of hellos) answers.push(await answerTo(port, hello));
    await ended;
    return { output: output(), answers };
  } finally {
    child.kill();
  }
};

/** What openssl sends and prints as its own hello when it is started like this. */
const askClient = async (args: readonly string[]): Promise<{ bytes: Uint8Array; output: string }> => {
  let received = new Uint8Array();
  const take = (socket: Socket): void => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received = Uint8Array.from([...received, ...chunk]);
      const whole = createTlsStream()
        .push(received)
        .some(({ kind }) => kind === 'handshake');
      if (whole) socket.destroy();
    });
  };
  const server = createServer(take).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { child, output } = start(['s_client', '-connect', `127.0.0.1:${port}`, '-trace', ...args]);
  try {
    await once(child, 'close');
    return { bytes: received, output: output() };
  } finally {
    child.kill();
    server.close();
  }
};

/** The body of the ClientHello in one or more records. */
const bodyOf = (bytes: Uint8Array): Uint8Array => {
  const found = createTlsStream()
    .push(bytes)
    .find((item) => item.kind === 'handshake');
  return found?.kind === 'handshake' ? found.message.body : new Uint8Array();
};

/** What we read, in the words of what openssl prints. */
const ours = (bytes: Uint8Array): Omit<TracedHello, 'suites'> & { suites: readonly number[] } => {
  const hello = readClientHello(bodyOf(bytes));
  expect(hello.faults).toBeUndefined();
  const name = hello.extensions.find(({ type }) => type === 0)?.data;
  return {
    legacyVersion: hello.legacyVersion,
    random: toHex(hello.random),
    sessionId: toHex(hello.sessionId),
    suites: hello.suites,
    compressions: hello.compressions,
    extensions: hello.extensions.map(({ type, data }) => ({ type, length: data.length })),
    supportedVersions: hello.supportedVersions,
    groups: hello.groups,
    signatureSchemes: hello.signatureSchemes,
    keyShareGroups: hello.keyShareGroups,
    alpn: hello.alpn,
    serverName: name ? toHex(name) : null,
  };
};

const theirs = (hello: TracedHello | undefined) =>
  hello && { ...hello, suites: hello.suites.map(({ code }) => code) };

const EVERY_SUITE = [...SUITES.keys()];
const key = (length: number): Uint8Array => new Uint8Array(length).fill(0x44);

const variants: readonly (readonly [string, Uint8Array])[] = (
  [
    ['as usual', {}],
    ['TLS 1.3 alone, without a share', { versions: [0x0304], keyShares: [] }],
    ['TLS 1.2', { versions: [0x0303] }],
    ['TLS 1.1', { versions: [0x0302] }],
    ['TLS 1.0, as SNI forbids an address', { versions: [0x0301], serverName: '192.0.2.1' }],
    ['SSL 3.0', { versions: [0x0300], sessionId: new Uint8Array() }],
    ['a version of the future', { legacyVersion: 0x0305, versions: [0x0303] }],
    ['every suite there is', { suites: EVERY_SUITE }],
    ['other compressions', { versions: [0x0303], compressions: [1, 0] }],
    ['without some extensions', { without: [23, 35, 5, 10] }],
    [
      'GREASE',
      { extra: [{ type: 0x3a3a, data: key(3) }], suites: [0x1a1a, 0x1301, 0xc02f], groups: [0x2a2a, 29] },
    ],
    ['another order', { order: [51, 43, 13, 10, 0] }],
    ['padded to 4096 bytes', { padTo: 4_096 }],
    [
      'a large share',
      {
        keyShares: [
          { group: 0x11ec, key: key(1_216) },
          { group: 29, key: key(32) },
        ],
        groups: [0x11ec, 29],
      },
    ],
    ['no ALPN and no name', { alpn: [], serverName: null }],
    ['an unknown protocol', { alpn: ['x-nothing/9'] }],
  ] as const satisfies readonly (readonly [string, Partial<HelloOptions>])[]
).map(([name, changes]) => [name, encodeClientHello({ ...helloOptions, ...changes })] as const);

const sent: readonly (readonly [string, Uint8Array])[] = [
  ...variants.map(([name, bytes]) => [`ours, ${name}`, bytes] as const),
  ['ours, in three records', encodeClientHelloInRecords(helloOptions, [2, 100])],
  ...recordedHellos.map(({ client, bytes }) => [client, bytes] as const),
];

describe.skipIf(missing)(`what openssl s_server reads in a hello${why}`, () => {
  it('is what we wrote into ours and what we read in those of other programs', {
    timeout: 60_000,
  }, async () => {
    const { output } = await askServer(sent.map(([, bytes]) => bytes));
    const traced = tracedHellos(output);
    expect(traced).toHaveLength(sent.length);
    sent.forEach(([name, bytes], at) => {
      expect({ name, ...theirs(traced[at]) }).toEqual({ name, ...ours(bytes) });
    });
  });

  it('has the same names for the suites, but for those that openssl names in its own way', async () => {
    const { output } = await askServer([encodeClientHello({ ...helloOptions, suites: EVERY_SUITE })]);
    const traced = tracedHellos(output)[0]?.suites ?? [];
    expect(traced.map(({ code }) => code)).toEqual(EVERY_SUITE);
    // GOST: names of its own. 0x001E: Kerberos took the number over from Fortezza (RFC 2712).
    const named = traced.filter(({ name, code }) => !/UNKNOWN|GOST2012/.test(name) && code !== 0x001e);
    expect(named.length).toBeGreaterThan(330);
    expect(named.map(({ code }) => suiteName(code))).toEqual(named.map(({ name }) => name));
  });

  it('is answered: to a TLS 1.2 hello, and to one in the format of SSL 2.0', async () => {
    const offered = { ...helloOptions, versions: [0x0303], suites: [0x0034], serverName: null };
    const asked = {
      version: 0x0303,
      ciphers: [0x010080, 0x0034],
      sessionId: new Uint8Array(),
      challenge: key(32),
    };
    const { answers } = await askServer([encodeClientHello(offered), encodeSsl2ClientHello(asked)]);
    for (const items of answers) {
      const bodies = items.flatMap((item) => (item.kind === 'handshake' ? [item.message] : []));
      const [hello, exchange] = [2, 12].map((type) => bodies.find((message) => message.type === type)?.body);
      const { version: chosen, suite } = readServerHello(hello ?? new Uint8Array());
      expect([chosen, suite]).toEqual([0x0303, 0x0034]);
      expect(readServerKeyExchange(exchange ?? new Uint8Array(), suite, chosen)).toMatchObject({
        kind: 'dhe',
      });
    }
  });
});

describe.skipIf(missing)(`what openssl s_client prints of its own hello${why}`, () => {
  it.each<[string[]]>([
    [[]],
    [['-tls1_3', '-groups', 'P-384:X25519', '-alpn', 'h2,http/1.1', '-servername', 'a.example']],
    [['-tls1_2', '-servername', 'www.example.org', '-sigalgs', 'RSA+SHA256:ECDSA+SHA384', '-no_ticket']],
    [['-tls1', '-cipher', 'ALL:@SECLEVEL=0', '-noservername', '-legacy_server_connect']],
    [['-cipher', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0', '-status', '-fallback_scsv', '-maxfraglen', '1024']],
  ])('%j: is what we read in it', async (args) => {
    const { bytes, output } = await askClient(args);
    const [traced] = tracedHellos(output);
    expect(theirs(traced)).toEqual(ours(bytes));
    expect(traced?.suites.length).toBeGreaterThan(0);
  });
});
