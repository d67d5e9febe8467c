import type { Socket } from 'node:net';
import { HANDSHAKE, record, serverHello } from './bytes';
import { atOnce, type StartPeer } from './peer';

/** What a picky device sees of a greeting, read by hand so that it does not share the codec that it tests. */
interface Seen {
  /** All bytes, record headers included. */
  readonly bytes: number;
  readonly records: number;
  readonly legacyVersion: number;
  readonly sessionId: number;
  readonly suites: readonly number[];
  /** Types, in order. */
  readonly extensions: readonly number[];
  readonly lastIsEmpty: boolean;
  readonly groups: readonly number[];
}

type Answer = 'answer' | 'rst' | 'fin' | 'silence';

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** The handshake message inside the records, and how many of these there were; null while some of it is missing. */
const unwrap = (bytes: Uint8Array): { message: Uint8Array; records: number } | null => {
  const parts: number[] = [];
  let records = 0;
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 5 + u16(bytes, at + 3);
    if (end > bytes.length) return null;
    parts.push(...bytes.subarray(at + 5, end));
    records += 1;
    at = end;
  }
  const message = Uint8Array.from(parts);
  return message.length >= 4 && message.length >= 4 + u16(message, 2) ? { message, records } : null;
};

const list = (bytes: Uint8Array, from: number, length: number): number[] =>
  Array.from({ length: Math.floor(length / 2) }, (_, n) => u16(bytes, from + 2 * n));

const SUPPORTED_GROUPS = 10;
/** What a record of TLS with a handshake in it begins with; SSL 2.0 begins otherwise. */
const TLS_HANDSHAKE = 0x16;

const read = (bytes: Uint8Array): Seen | null => {
  const whole = unwrap(bytes);
  if (!whole) return null;
  const { message, records } = whole;
  const sessionId = message[38] ?? 0;
  let at = 39 + sessionId;
  const suites = list(message, at + 2, u16(message, at));
  at += 2 + 2 * suites.length;
  at += 1 + (message[at] ?? 0) + 2;
  const extensions: number[] = [];
  let groups: number[] = [];
  let lastIsEmpty = false;
  while (at + 4 <= message.length) {
    const [type, length] = [u16(message, at), u16(message, at + 2)];
    extensions.push(type);
    if (type === SUPPORTED_GROUPS) groups = list(message, at + 6, length - 2);
    lastIsEmpty = length === 0;
    at += 4 + length;
  }
  return {
    bytes: bytes.length,
    records,
    legacyVersion: u16(message, 4),
    sessionId,
    suites,
    extensions,
    lastIsEmpty,
    groups,
  };
};

const act = (socket: Socket, answer: Answer): void => {
  if (answer === 'answer') socket.write(record(HANDSHAKE, serverHello()));
  else if (answer === 'rst') socket.resetAndDestroy();
  else if (answer === 'fin') socket.end();
};

/** A peer that reads the greeting to its end and then decides. `hasty`: it decides on the first piece alone when that is not the whole. */
const picky = (decide: (seen: Seen) => Answer, hasty: Answer | null = null): StartPeer =>
  atOnce((socket) => {
    let received = new Uint8Array(0);
    let done = false;
    socket.on('data', (chunk: Buffer) => {
      if (done) return;
      received = Uint8Array.from([...received, ...chunk]);
      const seen = read(received);
      const other: Answer | null = received[0] === TLS_HANDSHAKE ? hasty : 'rst';
      const answer = seen && received[0] === TLS_HANDSHAKE ? decide(seen) : other;
      if (answer === null) return;
      done = true;
      act(socket, answer);
    });
  });

const when = (bad: boolean, answer: Answer): Answer => (bad ? answer : 'answer');

const isGrease = (code: number): boolean => (code & 0x0f0f) === 0x0a0a && code >> 8 === (code & 0xff);
const X25519MLKEM768 = 0x11ec;

/** Cuts every greeting of more than 517 bytes, as a box with too small a buffer does. */
export const cutsLarge = picky(({ bytes }) => when(bytes > 517, 'rst'));
/** Closes at greetings of 256 to 511 bytes. */
export const chokesOn256To511 = picky(({ bytes }) => when(bytes >= 256 && bytes <= 511, 'fin'));
/** Wants the whole greeting in one segment. */
export const wantsOneSegment = picky(() => 'answer', 'rst');
/** Wants the whole greeting in one record. */
export const wantsOneRecord = picky(({ records }) => when(records > 1, 'rst'));
/** Falls over made-up values. */
export const dislikesGrease = picky(({ suites, extensions }) =>
  when([...suites, ...extensions].some(isGrease), 'fin'),
);
/** Does not talk to who brings no session ID. */
export const wantsSessionId = picky(({ sessionId }) => when(sessionId === 0, 'rst'));
/** Falls over the post-quantum group, whatever the size. */
export const dislikesPostQuantum = picky(({ groups }) => when(groups.includes(X25519MLKEM768), 'fin'));
/** Falls over an empty extension at the end. */
export const dislikesEmptyLast = picky(({ lastIsEmpty }) => when(lastIsEmpty, 'rst'));
/** Falls over version numbers that it does not know. */
export const dislikesNewNumbers = picky(({ legacyVersion }) => when(legacyVersion > 0x0303, 'rst'));

/** Fails this share of connections, the same ones for the same seed (mulberry32). */
export const failsSometimes = (share: number, seed: number): StartPeer => {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return picky(() => when(random() < share, 'rst'));
};

/** Two servers that take turns behind one address: every second connection fails. */
export const takesTurns = (): StartPeer => {
  let count = 0;
  return picky(() => {
    count += 1;
    return when(count % 2 === 0, 'fin');
  });
};
