import { describe, expect, it } from 'vitest';
import { encodeAlert } from './alert';
import type { StreamItem, TlsStream } from './api';
import { encodeCertificate12, readCertificate12 } from './certificate';
import { encodeHandshake } from './handshake';
import { encodeRecord } from './record';
import { encodeServerHello } from './server-hello';
import { createTlsStream, STREAM_LIMITS } from './stream';
import { fromHex, recordedHellos, recordedServer } from './testing/recorded';

const HANDSHAKE = 22;
const ALERT = 21;
const CCS = 20;
const DATA = 23;
const record = (type: number, payload: Uint8Array, version = 0x0303) => encodeRecord(type, version, payload);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const text = (words: string) => new TextEncoder().encode(words);
const push = (...parts: Uint8Array[]) => createTlsStream().push(joined(...parts));

const inShort = (item: StreamItem): string => {
  switch (item.kind) {
    case 'record':
      return `record ${item.record.type}`;
    case 'handshake':
      return `handshake ${item.message.type}`;
    case 'alert':
      return `alert ${item.alert.level} ${item.alert.description}`;
    case 'not-tls':
      return 'not-tls';
    case 'malformed':
      return `malformed ${item.reason}`;
  }
};

/** What a test compares. */
const brief = (items: readonly StreamItem[]): string[] => items.map(inShort);

const serverHello = (version: number) =>
  encodeHandshake(
    2,
    encodeServerHello({
      legacyVersion: 0x0303,
      random: new Uint8Array(32).fill(5),
      sessionId: new Uint8Array(),
      suite: 0x1301,
      compression: 0,
      extensions: version === 0x0304 ? [{ type: 43, data: Uint8Array.of(3, 4) }] : [],
    }),
  );
const ccs = record(CCS, Uint8Array.of(1));
const warning = encodeAlert(1, 90, 0x0303);
const empty = record(HANDSHAKE, new Uint8Array());

describe('a stream of real bytes', () => {
  it.each([
    ['alert-protocol-version', ['record 21', 'alert 2 70']],
    ['alert-handshake-failure', ['record 21', 'alert 2 40']],
    ['alert-unrecognized-name', ['record 21', 'alert 2 112']],
    [
      'tls12',
      [
        ['record 22', 'handshake 2', 'record 22', 'handshake 11', 'record 22', 'handshake 12'],
        ['record 22', 'handshake 13', 'record 22', 'handshake 14', 'record 21', 'alert 2 40'],
      ].flat(),
    ],
  ])('%s', (name, expected) => {
    expect(brief(push(recordedServer(name)))).toEqual(expected);
  });

  it('TLS 1.3: everything behind the ServerHello is opaque', () => {
    const items = brief(push(recordedServer('tls13')));
    expect(items.slice(0, 3)).toEqual(['record 22', 'handshake 2', 'record 20']);
    expect(new Set(items.slice(3))).toEqual(new Set(['record 23']));
  });

  it('TLS 1.3 with a HelloRetryRequest: the second ServerHello is read behind the ChangeCipherSpec', () => {
    expect(brief(push(recordedServer('hrr'))).slice(0, 5)).toEqual([
      'record 22',
      'handshake 2',
      'record 20',
      'record 22',
      'handshake 2',
    ]);
  });

  it('TLS 1.1: what follows the ChangeCipherSpec is not taken for messages or alerts', () => {
    const items = brief(push(recordedServer('tls11')));
    const behind = items.slice(items.indexOf('record 20') + 1);
    expect(behind).toContain('record 22');
    expect(behind.filter((item) => !item.startsWith('record'))).toEqual([]);
  });

  it.each(recordedHellos)('$client: one record, one ClientHello', ({ bytes }) => {
    const stream = createTlsStream();
    expect(brief(stream.push(bytes))).toEqual(['record 22', 'handshake 1']);
    expect(stream.pending).toEqual({ have: 0, need: 5 });
    expect(stream.pendingMessage).toBeNull();
  });
});

describe('incomplete is not invalid', () => {
  it('says how much of a record is there', () => {
    const stream = createTlsStream();
    expect(stream.push(fromHex('1603'))).toEqual([]);
    expect(stream.pending).toEqual({ have: 2, need: 5 });
    expect(stream.push(fromHex('03 0040 0200'))).toEqual([]);
    expect(stream.pending).toEqual({ have: 7, need: 69 });
  });

  it('says how much of a message is there when the record is whole', () => {
    const stream = createTlsStream();
    expect(brief(stream.push(record(HANDSHAKE, fromHex('0b0001'))))).toEqual(['record 22']);
    expect(stream.pending.have).toBe(0);
    expect(stream.pendingMessage).toEqual({ have: 3, need: 4 });
    stream.push(record(HANDSHAKE, fromHex('00 aa')));
    expect(stream.pendingMessage).toEqual({ have: 5, need: 260 });
  });

  it('joins a message that came in several records', () => {
    const message = encodeHandshake(11, Uint8Array.of(1, 2, 3, 4));
    const pieces = [...message].map((byte) => record(HANDSHAKE, Uint8Array.of(byte)));
    expect(brief(push(...pieces))).toEqual([...new Array<string>(8).fill('record 22'), 'handshake 11']);
  });

  it('splits a record that carries several messages', () => {
    const items = push(record(HANDSHAKE, joined(serverHello(0x0303), encodeHandshake(14, new Uint8Array()))));
    expect(brief(items)).toEqual(['record 22', 'handshake 2', 'handshake 14']);
  });

  it('reads a chain of one megabyte', () => {
    const chain = Array.from({ length: 63 }, (_, n) => new Uint8Array(16_000).fill(n));
    const message = encodeHandshake(11, encodeCertificate12(chain));
    const stream = createTlsStream();
    let found: StreamItem[] = [];
    for (let at = 0; at < message.length; at += 16_384)
      found = stream.push(record(HANDSHAKE, message.subarray(at, at + 16_384)));
    const last = found.at(-1);
    expect(last?.kind === 'handshake' ? readCertificate12(last.message.body).length : 0).toBe(63);
    expect(stream.pendingMessage).toBeNull();
  });
});

describe('bytes that are not TLS', () => {
  it.each(['HTTP/1.1 400 Bad Request\r\n', '220 mail.example ESMTP', 'SSH-2.0-x', '\u0000', '\u0016\u0002'])(
    '%j is recognised at once',
    (words) => {
      const stream = createTlsStream();
      expect(stream.push(text(words))).toEqual([{ kind: 'not-tls', first: text(words) }]);
      expect(stream.push(empty)).toEqual([]);
    },
  );

  it('hands over at most 4 KiB of them', () => {
    const [item] = createTlsStream().push(new Uint8Array(10_000).fill(0x41));
    expect(item?.kind === 'not-tls' ? item.first.length : 0).toBe(4_096);
  });

  it('waits for the second byte when the first could begin a record', () => {
    const stream = createTlsStream();
    expect(stream.push(Uint8Array.of(22))).toEqual([]);
    expect(brief(stream.push(text('x')))).toEqual(['not-tls']);
  });
  it('reads an alert whose record has no version, and nothing else of that kind', () => {
    const bare = Uint8Array.of(21, 0, 0, 0, 2, 2, 40);
    expect(brief(createTlsStream().push(bare))).toEqual(['record 21', 'alert 2 40']);
    expect(brief(createTlsStream().push(Uint8Array.of(21, 0, 0, 0, 3, 2, 40, 1)))).toEqual(['not-tls']);
    expect(brief(createTlsStream().push(Uint8Array.of(22, 0, 0, 0, 2, 2, 40)))).toEqual(['not-tls']);
  });

  it('are malformed, not plaintext, behind a good record', () => {
    expect(brief(push(warning, text('HTTP')))).toEqual(['record 21', 'alert 1 90', 'malformed not-tls']);
  });

  it.each([0x0300, 0x0301, 0x0304, 0x03ff])('are not told by record version %i', (version) => {
    expect(brief(push(encodeAlert(2, 40, version)))).toEqual(['record 21', 'alert 2 40']);
  });
});

describe('what is too much', () => {
  it('takes a record of 2^14 + 2048 bytes and refuses one more, before it has arrived', () => {
    const stream = createTlsStream();
    expect(stream.push(fromHex('170303 4800'))).toEqual([]);
    expect(brief(stream.push(new Uint8Array(18_432)))).toEqual(['record 23']);
    expect(brief(push(fromHex('170303 4801')))).toEqual(['malformed record-too-large']);
  });

  it('refuses a handshake message by what its header says', () => {
    expect(brief(push(record(HANDSHAKE, fromHex('0b 100001'))))).toEqual([
      'record 22',
      'malformed handshake-too-large',
    ]);
    expect(brief(push(record(HANDSHAKE, fromHex('0b 100000'))))).toEqual(['record 22']);
  });

  it('takes other limits', () => {
    const stream = createTlsStream({ handshake: 3 });
    expect(brief(stream.push(record(HANDSHAKE, fromHex('0b 000004'))))).toEqual([
      'record 22',
      'malformed handshake-too-large',
    ]);
  });

  const untilMalformed = (
    piece: Uint8Array,
  ): { stream: TlsStream; pushes: number; last: StreamItem | undefined } => {
    const stream = createTlsStream();
    for (let pushes = 1; pushes <= 1_000; pushes += 1) {
      const last = stream.push(piece).at(-1);
      if (last?.kind === 'malformed') return { stream, pushes, last };
    }
    return { stream, pushes: Number.POSITIVE_INFINITY, last: undefined };
  };

  it.each([
    ['empty records', empty],
    ['warnings', warning],
    ['ChangeCipherSpecs', ccs],
    ['empty application data', record(DATA, new Uint8Array())],
  ])('%s without end are counted and stopped', (_what, piece) => {
    const { pushes, last } = untilMalformed(piece);
    expect(pushes).toBe(STREAM_LIMITS.idleRecords + 1);
    expect(last).toMatchObject({ kind: 'malformed', reason: 'too-many-items' });
  });

  it('shows the count, and begins anew when something comes', () => {
    const stream = createTlsStream();
    stream.push(joined(warning, empty, warning));
    expect(stream.idleRecords).toBe(3);
    stream.push(record(HANDSHAKE, serverHello(0x0303)));
    expect(stream.idleRecords).toBe(0);
  });

  it('keeps nothing once it has stopped', () => {
    const { stream } = untilMalformed(warning);
    expect(stream.push(new Uint8Array(100_000))).toEqual([]);
    expect(stream.pending.have).toBe(0);
  });
});

describe('alerts', () => {
  it('may share a record', () => {
    expect(brief(push(record(ALERT, Uint8Array.of(1, 90, 2, 40))))).toEqual([
      'record 21',
      'alert 1 90',
      'alert 2 40',
    ]);
  });

  it('of one byte are malformed', () => {
    expect(push(record(ALERT, Uint8Array.of(2))).at(-1)).toEqual({
      kind: 'malformed',
      reason: 'truncated',
      what: 'Alert.description',
    });
  });

  it('are opaque behind a ChangeCipherSpec, unless two bytes show that they are in the clear', () => {
    expect(brief(push(ccs, record(ALERT, new Uint8Array(26))))).toEqual(['record 20', 'record 21']);
    expect(brief(push(ccs, encodeAlert(2, 20, 0x0303)))).toEqual(['record 20', 'record 21', 'alert 2 20']);
  });

  it('in the clear are read in TLS 1.3 behind its ChangeCipherSpec', () => {
    const items = push(record(HANDSHAKE, serverHello(0x0304)), ccs, encodeAlert(2, 47, 0x0303));
    expect(brief(items)).toEqual(['record 22', 'handshake 2', 'record 20', 'record 21', 'alert 2 47']);
  });
});

it('a ServerHello that can’t be read is handed on like any other message', () => {
  expect(brief(push(record(HANDSHAKE, encodeHandshake(2, Uint8Array.of(3, 3)))))).toEqual([
    'record 22',
    'handshake 2',
  ]);
});

it('what was found and what waits stay the same when the chunk is used again', () => {
  const bytes = recordedServer('tls12');
  const [stream, other] = [createTlsStream(), createTlsStream()];
  const chunk = bytes.slice(0, 700);
  const found = [...stream.push(chunk)];
  chunk.fill(0);
  expect(found).toEqual(other.push(bytes.slice(0, 700)));
  expect(stream.push(bytes.slice(700))).toEqual(other.push(bytes.slice(700)));
});
