import { describe, expect, it } from 'vitest';
import type { StreamItem } from './api';
import { joined } from './bytes';
import { encodeHandshake } from './handshake';
import { encodeRecord } from './record';
import { createTlsStream } from './stream';
import { recordedServer } from './testing/recorded';

const HANDSHAKE = 22;
const TLS12 = 0x0303;
const kindsOf = (items: readonly StreamItem[] | null) => (items ?? []).map(({ kind }) => kind);

describe('a stream read bit by bit', () => {
  it.each(['tls13', 'tls12', 'tls11', 'hrr'])('%s: gives the same as all at once', (name) => {
    const bytes = recordedServer(name);
    for (const size of [1, 7, 60, 1_000, bytes.length]) {
      const [stream, whole] = [createTlsStream(), createTlsStream()];
      const found: StreamItem[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        const chunk = bytes.slice(at, at + size);
        stream.append(chunk);
        for (let items = stream.next(); items !== null; items = stream.next()) found.push(...items);
        stream.keep();
        chunk.fill(0);
      }
      expect(found).toEqual(whole.push(bytes));
    }
  });

  it('reads one record at a time, with all that it brings', () => {
    const stream = createTlsStream();
    const two = joined([encodeHandshake(11, Uint8Array.of(1)), encodeHandshake(14, new Uint8Array())]);
    const one = encodeHandshake(11, Uint8Array.of(1));
    stream.append(joined([two, one].map((payload) => encodeRecord(HANDSHAKE, TLS12, payload))));
    expect(kindsOf(stream.next())).toEqual(['record', 'handshake', 'handshake']);
    expect(stream.pending.have).toBe(10);
    expect(kindsOf(stream.next())).toEqual(['record', 'handshake']);
    expect(stream.next()).toBeNull();
  });
});
