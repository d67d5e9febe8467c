import type { ScriptFraming } from './script';

const PRELOGIN = 0x12;
const TABULAR = 0x04;
const HEADER = 8;
/** The packet size before both sides have agreed on another (MS-TDS §2.2.3.1.3). */
const LARGEST = 4_096;
const END_OF_MESSAGE = 0x01;

/** One packet header (MS-TDS §2.2.3.1): type, status, length of the whole packet, no session yet, a packet number, window 0. */
export const tdsPacket = (payload: Uint8Array, status = END_OF_MESSAGE, number = 0): Uint8Array => {
  const length = HEADER + payload.length;
  return Uint8Array.of(PRELOGIN, status, length >> 8, length & 0xff, 0, 0, number & 0xff, 0, ...payload);
};

/** The first whole packet: its type, what it carries, where it ends. null while it is not complete; 'bad' when it can't be one. */
export const readTdsPacket = (
  bytes: Uint8Array,
): { readonly type: number; readonly payload: Uint8Array; readonly end: number } | null | 'bad' => {
  const [type, , high, low] = bytes;
  if (type !== undefined && type !== PRELOGIN && type !== TABULAR) return 'bad';
  if (type === undefined || high === undefined || low === undefined) return null;
  const end = high * 256 + low;
  if (end < HEADER) return 'bad';
  return bytes.length < end ? null : { type, payload: bytes.subarray(HEADER, end), end };
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * TLS inside PRELOGIN packets (MS-TDS §2.2.6.5, §3.2.5.2). The packets end with the handshake: what follows is TLS records as they are.
 * So a byte that begins no packet where one should begin is TLS itself, from there on and in both directions. Of packets that are
 * not complete at most one is kept, below 64 KiB.
 */
export const tdsFraming = (): ScriptFraming => {
  let kept: Uint8Array = new Uint8Array(0);
  let bare = false;
  let number = 0;
  return {
    wrap(bytes) {
      if (bare) return bytes;
      const packets: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += LARGEST - HEADER) {
        const part = bytes.subarray(at, at + LARGEST - HEADER);
        number += 1;
        packets.push(tdsPacket(part, at + part.length < bytes.length ? 0 : END_OF_MESSAGE, number));
      }
      return joined(packets);
    },
    unwrap(chunk) {
      kept = joined([kept, chunk]);
      const found: Uint8Array[] = [];
      while (kept.length > 0 && !bare) {
        const packet = readTdsPacket(kept);
        if (packet === null) break;
        if (packet === 'bad') {
          bare = true;
          break;
        }
        found.push(packet.payload);
        kept = kept.subarray(packet.end);
      }
      if (bare) {
        found.push(kept);
        kept = new Uint8Array(0);
      }
      return joined(found);
    },
  };
};
