import type { WireEvent } from '../../../shared/model/attempt';

/** Milliseconds that only go forward; the wall clock may jump. */
export const monotonic = (): number => performance.now();

const LIMIT = 200;
/** Kept free for how the attempt ended, so that a chatty peer can't push that out. */
const RESERVED = 6;
const FIRST_BYTES = 256;

const ENDINGS: ReadonlySet<WireEvent['kind']> = new Set([
  'fin',
  'rst',
  'timeout',
  'refused',
  'unreachable',
  'closed',
  'cancelled',
  'error',
]);

/** What happened on one connection so far. Bounded: 200 events, labels of 200 characters, 256 first bytes. */
export interface Transcript {
  /** Milliseconds since the attempt began, to 0.1. */
  elapsed(): number;
  add(who: WireEvent['who'], kind: WireEvent['kind'], label: string, bytes?: number): void;
  /** Says the last event anew, when more of the same thing came: the time stays. */
  amend(label: string, bytes: number): void;
  received(chunk: Uint8Array): void;
  sent(bytes: number): void;
  readonly events: readonly WireEvent[];
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Hex of the first bytes received. */
  readonly firstBytes: string;
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Begins a transcript now. `clock` is replaced in tests. */
export const createTranscript = (clock: () => number = monotonic): Transcript => {
  const start = clock();
  const events: WireEvent[] = [];
  let leftOut = 0;
  let bytesIn = 0;
  let bytesOut = 0;
  let firstBytes = '';
  const elapsed = () => Math.round((clock() - start) * 10) / 10;
  const push = (who: WireEvent['who'], kind: WireEvent['kind'], label: string, bytes: number) =>
    events.push({ at: elapsed(), who, kind, label: label.slice(0, 200), bytes });
  return {
    elapsed,
    add(who, kind, label, bytes = 0) {
      const ending = ENDINGS.has(kind);
      if (events.length >= (ending ? LIMIT - 1 : LIMIT - RESERVED)) {
        leftOut += 1;
        return;
      }
      if (ending && leftOut > 0) {
        push('here', 'error', `${leftOut} more events are left out here`, 0);
        leftOut = 0;
      }
      push(who, kind, label, bytes);
    },
    amend(label, bytes) {
      const last = events.pop();
      if (last) events.push({ ...last, label: label.slice(0, 200), bytes });
    },
    received(chunk) {
      bytesIn += chunk.length;
      const room = FIRST_BYTES - firstBytes.length / 2;
      if (room > 0) firstBytes += toHex(chunk.subarray(0, room));
    },
    sent(bytes) {
      bytesOut += bytes;
    },
    events,
    get bytesIn() {
      return bytesIn;
    },
    get bytesOut() {
      return bytesOut;
    },
    get firstBytes() {
      return firstBytes;
    },
  };
};
