import type { WireEvent } from '../../../shared/model/attempt';
import type { Timing } from '../probes/net-port';

/** Milliseconds that only go forward; the wall clock may jump. */
export const monotonic = (): number => performance.now();

const LIMIT = 200;
/** Kept free for how the attempt ended, so that a chatty peer can't push that out. */
const RESERVED = 6;
const FIRST_BYTES = 256;

type Kind = WireEvent['kind'];

const ENDINGS: ReadonlySet<Kind> = new Set([
  'fin',
  'rst',
  'timeout',
  'refused',
  'unreachable',
  'closed',
  'cancelled',
  'error',
]);
/** What a brief transcript leaves out: what was said, but for our own hello and an alert. */
const SAID: ReadonlySet<Kind> = new Set(['resolved', 'record', 'plaintext', 'proxy', 'dialogue']);

/** What happened on one connection so far. Bounded: 200 events, labels of 200 characters, 256 first bytes. */
export interface Transcript {
  /** Only the way there, what we sent and how it ended is kept: no need to put labels together for the rest. */
  readonly brief: boolean;
  /** Milliseconds since the attempt began, to 0.1. */
  elapsed(): number;
  add(who: WireEvent['who'], kind: Kind, label: string, bytes?: number): void;
  /** Says the last event anew, when more of the same thing came: the time stays. */
  amend(label: string, bytes: number): void;
  /** Bytes of the server. Those of a proxy are `counted` only: it may repeat a password of ours. */
  received(chunk: Uint8Array): void;
  counted(bytes: number): void;
  sent(bytes: number): void;
  readonly events: readonly WireEvent[];
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Hex of the first bytes received. */
  readonly firstBytes: string;
  /** `connectedAt`: the first TCP connection, to the proxy if there is one. `helloAt`: the last piece before an answer. */
  readonly marks: Omit<Timing, 'endedAt'>;
}

const toHex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

class KeptTranscript implements Transcript {
  readonly events: WireEvent[] = [];
  bytesIn = 0;
  bytesOut = 0;
  firstBytes = '';
  private readonly start: number;
  private leftOut = 0;
  private connectedAt: number | null = null;
  private helloAt: number | null = null;
  private firstByteAt: number | null = null;

  constructor(
    private readonly clock: () => number,
    readonly brief: boolean,
  ) {
    this.start = clock();
  }

  get marks(): Omit<Timing, 'endedAt'> {
    const { connectedAt, helloAt, firstByteAt } = this;
    return { connectedAt, helloAt, firstByteAt };
  }

  elapsed(): number {
    return Math.round((this.clock() - this.start) * 10) / 10;
  }

  add(who: WireEvent['who'], kind: Kind, label: string, bytes = 0): void {
    const at = this.elapsed();
    this.mark(who, kind, at);
    if (this.brief && SAID.has(kind)) return;
    const ending = ENDINGS.has(kind);
    if (this.events.length >= (ending ? LIMIT - 1 : LIMIT - RESERVED)) {
      this.leftOut += 1;
      return;
    }
    if (ending && this.leftOut > 0) {
      const left = `${this.leftOut} more events are left out here`;
      this.events.push({ at, who: 'here', kind: 'error', label: left, bytes: 0 });
      this.leftOut = 0;
    }
    this.events.push({ at, who, kind, label: label.slice(0, 200), bytes });
  }

  amend(label: string, bytes: number): void {
    if (this.brief) return;
    const last = this.events.pop();
    if (last) this.events.push({ ...last, label: label.slice(0, 200), bytes });
  }

  received(chunk: Uint8Array): void {
    this.bytesIn += chunk.length;
    this.firstByteAt ??= this.elapsed();
    const room = FIRST_BYTES - this.firstBytes.length / 2;
    if (room > 0) this.firstBytes += toHex(chunk.subarray(0, room));
  }

  counted(bytes: number): void {
    this.bytesIn += bytes;
  }

  sent(bytes: number): void {
    this.bytesOut += bytes;
  }

  private mark(who: WireEvent['who'], kind: Kind, at: number): void {
    if (kind === 'connected') this.connectedAt ??= at;
    if (kind !== 'sent' || who !== 'here') return;
    // What came before our first word answers nothing of ours.
    if (this.helloAt === null) this.firstByteAt = null;
    if (this.firstByteAt === null) this.helloAt = at;
  }
}

/** Begins a transcript now. `clock` is replaced in tests. */
export const createTranscript = (clock: () => number = monotonic, brief = false): Transcript =>
  new KeptTranscript(clock, brief);
