import { describe, expect, it } from 'vitest';
import { HttpAnswer, type Reading } from './http-answer';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Feeds an answer in pieces of this size; ends it if asked to. */
const read = (text: string, { size = text.length, limit = 1_000, end = false } = {}) => {
  const answer = new HttpAnswer(limit);
  let reading: Reading = { kind: 'more' };
  for (let at = 0; at < text.length && reading.kind === 'more'; at += size)
    reading = answer.push(bytes(text.slice(at, at + size)));
  if (end && reading.kind === 'more') reading = answer.ended();
  return { answer, reading, body: Buffer.from(answer.body()).toString('latin1') };
};

const CHUNKED =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nWiki\r\n5\r\npedia\r\n0\r\nT: 1\r\n\r\n';

describe('an answer in HTTP', () => {
  it('with a length is read to that length, in whatever pieces it comes', () => {
    const text = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDate: now\r\n\r\nhello and more';
    for (const size of [1, 2, 7, 100]) {
      const { reading, body } = read(text, { size });
      expect(reading.kind).toBe('done');
      expect(body.startsWith('hello')).toBe(true);
    }
    expect(read(text, { size: 1 }).answer.head).toMatchObject({ status: 200, date: 'now', length: 5 });
  });
  it('in chunks is put together, in whatever pieces it comes', () => {
    for (const size of [1, 3, 8, 200]) {
      const { reading, body } = read(CHUNKED, { size });
      expect([reading.kind, body]).toEqual(['done', 'Wikipedia']);
    }
  });
  it('without a length ends with the connection', () => {
    const { reading, body } = read('HTTP/1.0 200 OK\r\n\r\nold style', { end: true });
    expect([reading.kind, body]).toEqual(['done', 'old style']);
  });
  it('comes after interim answers', () => {
    const { answer, body } = read(`HTTP/1.1 100 Continue\r\n\r\n${CHUNKED}`);
    expect([answer.head?.status, body]).toEqual([200, 'Wikipedia']);
  });
  it('comes after eight interim answers, and not after more', () => {
    const interim = 'HTTP/1.1 100 Continue\r\n\r\n';
    expect(read(interim.repeat(8) + CHUNKED).reading.kind).toBe('done');
    for (const size of [1, 60, 10_000]) {
      expect(read(interim.repeat(9) + CHUNKED, { size }).reading.kind).toBe('bad');
      expect(read(interim.repeat(500), { size }).reading.kind).toBe('bad');
    }
  });
  it('in pieces of one byte is read while it is short, and given up before it has cost much', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
    const short = read(`${head}${'1\r\nx\r\n'.repeat(900)}0\r\n\r\n`, { size: 100 });
    expect([short.reading.kind, short.body]).toEqual(['done', 'x'.repeat(900)]);

    const answer = new HttpAnswer(10_000_000);
    const piece = bytes('1\r\nx\r\n'.repeat(10_000));
    let reading = answer.push(bytes(head));
    let pushed = 0;
    for (; pushed < 1_000 && reading.kind === 'more'; pushed += 1) reading = answer.push(piece);
    expect(reading).toEqual({ kind: 'bad', why: 'Its answer is in far too many small pieces.' });
    expect(pushed * piece.length).toBeLessThan(1_000_000);
  });
  it('in chunks of the usual size is read to its limit', () => {
    const chunk = `200\r\n${'x'.repeat(512)}\r\n`;
    const text = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(4_000)}0\r\n\r\n`;
    const { reading, body } = read(text, { size: 1_460, limit: 512 * 4_000 });
    expect([reading.kind, body.length]).toEqual(['done', 512 * 4_000]);
  });
  it('that is no success has no content that matters', () => {
    const { answer, reading } = read('HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 99\r\n\r\n');
    expect([reading.kind, answer.head?.location]).toEqual(['done', '/x']);
  });
  it.each<[string, string, Reading['kind']]>([
    [
      'is longer than it may be by its own word',
      'HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n',
      'too-much',
    ],
    ['grows longer', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(1_001)}`, 'too-much'],
    [
      'grows longer in chunks',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n${'x'.repeat(1_001)}`,
      'too-much',
    ],
    ['is packed', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n', 'bad'],
    ['has chunks of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n', 'bad'],
    ['has chunks that do not end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n', 'bad'],
    ['never ends its head', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(4_000)}`, 'bad'],
    ['is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'bad'],
    ['has no status', 'HTTP/1.1 yes\r\n\r\n', 'bad'],
  ])('is given up when it %s', (_what, text, kind) => {
    expect(read(text).reading.kind).toBe(kind);
    expect(read(text, { size: 50 }).reading.kind).toBe(kind);
  });
  it.each([
    ['with half its length', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'],
    ['with half its chunks', CHUNKED.slice(0, -8)],
    ['with half its head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['with nothing', ''],
  ])('is no answer when it is cut %s', (_what, text) => {
    expect(read(text, { end: true }).reading.kind).toBe('bad');
  });
});
