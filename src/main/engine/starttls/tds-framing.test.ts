import { describe, expect, it } from 'vitest';
import { readTdsPacket, tdsFraming, tdsPacket } from './tds-framing';

const record = (length: number): Uint8Array =>
  Uint8Array.of(0x16, 3, 3, length >> 8, length & 0xff, ...new Uint8Array(length).fill(9));
const packet = (type: number, payload: Uint8Array): Uint8Array => {
  const bytes = tdsPacket(payload);
  bytes[0] = type;
  return bytes;
};

describe('TLS inside PRELOGIN packets', () => {
  it('goes out in packets of at most 4096 bytes, the last one marked', () => {
    const sent = tdsFraming().wrap(record(9_000));
    const headers: (readonly number[])[] = [];
    const payloads: number[] = [];
    for (let at = 0; at < sent.length; ) {
      const one = readTdsPacket(sent.subarray(at));
      if (one === null || one === 'bad') throw new Error('not a packet');
      headers.push([...sent.subarray(at, at + 8)]);
      payloads.push(...one.payload);
      at += one.end;
    }
    expect(headers).toEqual([
      [0x12, 0, 0x10, 0, 0, 0, 1, 0],
      [0x12, 0, 0x10, 0, 0, 0, 2, 0],
      [0x12, 1, 0x03, 0x45, 0, 0, 3, 0],
    ]);
    expect(Uint8Array.from(payloads)).toEqual(record(9_000));
  });
  it.each([1, 3, 7, 4_000])('comes back whole in pieces of %i bytes, from packets of either kind', (cut) => {
    const framing = tdsFraming();
    const sent = [...packet(0x12, record(300)), ...packet(0x04, record(20))];
    const got: number[] = [];
    for (let at = 0; at < sent.length; at += cut)
      got.push(...framing.unwrap(Uint8Array.from(sent.slice(at, at + cut))));
    expect(got).toEqual([...record(300), ...record(20)]);
  });
  it('ends, in both directions, when the server sends TLS as it is', () => {
    const framing = tdsFraming();
    const bare = Uint8Array.of(0x17, 3, 3, 0, 1, 0x12);
    expect(framing.unwrap(Uint8Array.of(...packet(0x12, record(4)), ...bare))).toEqual(
      Uint8Array.of(...record(4), ...bare),
    );
    expect(framing.unwrap(packet(0x12, record(1)))).toEqual(packet(0x12, record(1)));
    expect(framing.wrap(bare)).toEqual(bare);
  });
  it('gives on what is no packet, so that it can be called by its name', () => {
    expect(tdsFraming().unwrap(Uint8Array.of(0x48, 0x54, 0x54, 0x50))).toEqual(
      Uint8Array.of(0x48, 0x54, 0x54, 0x50),
    );
    expect(tdsFraming().unwrap(Uint8Array.of(0x12, 1, 0, 7))).toEqual(Uint8Array.of(0x12, 1, 0, 7));
  });
});
