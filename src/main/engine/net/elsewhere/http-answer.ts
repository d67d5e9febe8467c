import { printableBytes } from '../../../../shared/words/printable';
import { joined } from '../../wire/bytes';
import { ChunkReader } from './chunk-reader';
import { GrownBytes } from './grown-bytes';

/** What is known of an answer so far. `bad`: a sentence says why nothing more is read. */
export type Reading =
  | { readonly kind: 'more' }
  | { readonly kind: 'done' }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'bad'; readonly why: string };

/** The head of an HTTP answer (RFC 9112 §4, §5), as far as fetching needs it. */
export interface Head {
  readonly status: number;
  readonly location: string | null;
  /** The Date header as it came (RFC 9110 §6.6.1). */
  readonly date: string | null;
  /** For how many seconds a cache has kept the answer (RFC 9111 §5.1); its Date is older by that. */
  readonly age: number;
  readonly length: number | null;
  readonly chunked: boolean;
  /** Compressed although we asked for none. */
  readonly coded: boolean;
}

const MOST_HEAD = 16_384;
const MOST_INTERIM = 8;
/** What chunks may cost beside their content: this much, and one byte for every sixteen that may come. */
const SPARE_FRAMING = 65_536;
const CONTENT_PER_FRAMING = 16;
const MORE: Reading = { kind: 'more' };
const DONE: Reading = { kind: 'done' };

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const readHead = (text: string): Head | null => {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const status = /^HTTP\/1\.\d (\d{3})(?: |$)/.exec(first)?.[1];
  if (status === undefined) return null;
  const field = (name: string): string | null => {
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`));
    return line === undefined ? null : line.slice(name.length + 1).trim();
  };
  const length = field('content-length');
  const coding = field('content-encoding')?.toLowerCase() ?? 'identity';
  return {
    status: Number(status),
    location: field('location'),
    date: field('date'),
    age: Number(/^\d{1,9}$/.exec(field('age') ?? '')?.[0] ?? 0),
    length: length !== null && /^\d{1,12}$/.test(length) ? Number(length) : null,
    chunked: /\bchunked$/i.test(field('transfer-encoding') ?? ''),
    coded: coding !== 'identity' && coding !== '',
  };
};

/** Reads one HTTP/1.x answer as it comes, at most `limit` bytes of content. Only the content of a 200 is read. */
export class HttpAnswer {
  head: Head | null = null;
  private waiting: Uint8Array = new Uint8Array();
  private readonly kept: GrownBytes;
  private chunks: ChunkReader | null = null;
  private interim = 0;

  constructor(private readonly limit: number) {
    this.kept = new GrownBytes(limit);
  }

  /** The content; complete once `done`. */
  body(): Uint8Array {
    return this.kept.whole();
  }

  push(bytes: Uint8Array): Reading {
    if (this.head) return this.content(bytes);
    this.waiting = joined([this.waiting, bytes]);
    return this.readHeads();
  }

  /** The peer has closed: that ends an answer without a length (RFC 9112 §6.3), and cuts any other short. */
  ended(): Reading {
    const { head } = this;
    if (!head) return { kind: 'bad', why: 'It closed the connection without an answer.' };
    const open = head.length === null && !head.chunked;
    return open ? DONE : { kind: 'bad', why: 'Its answer was cut short.' };
  }

  /** Interim answers come before the real one (RFC 9110 §15.2). */
  private readHeads(): Reading {
    for (;;) {
      const text = latin1(this.waiting.subarray(0, MOST_HEAD));
      const blank = /\r?\n\r?\n/.exec(text);
      if (!blank) {
        if (!'HTTP/1.'.startsWith(text.slice(0, 7))) return this.noHttp();
        return this.waiting.length >= MOST_HEAD ? this.noHttp() : MORE;
      }
      const head = readHead(text.slice(0, blank.index));
      if (!head) return this.noHttp();
      this.waiting = this.waiting.subarray(blank.index + blank[0].length);
      if (head.status >= 200) return this.begin(head);
      this.interim += 1;
      if (this.interim > MOST_INTERIM)
        return { kind: 'bad', why: 'It announces its answer again and again, and does not give it.' };
    }
  }

  private noHttp(): Reading {
    const shown = printableBytes(this.waiting, 80);
    return { kind: 'bad', why: `It does not speak HTTP${shown === '' ? '' : `: ${shown}`}.`.slice(0, 300) };
  }

  private begin(head: Head): Reading {
    this.head = head;
    if (head.status !== 200) return DONE;
    if (head.coded)
      return { kind: 'bad', why: 'Its answer is packed, although nothing of that kind was asked for.' };
    if (!head.chunked && head.length !== null && head.length > this.limit) return { kind: 'too-much' };
    if (head.chunked) this.chunks = new ChunkReader(SPARE_FRAMING + this.limit / CONTENT_PER_FRAMING);
    const rest = this.waiting;
    this.waiting = new Uint8Array();
    return this.content(rest);
  }

  private content(bytes: Uint8Array): Reading {
    const read = this.chunks ? this.chunks.push(bytes) : { content: bytes, state: 'more' as const };
    if (!this.kept.add(read.content)) return { kind: 'too-much' };
    if (read.state === 'bad')
      return { kind: 'bad', why: 'Its answer is in pieces that do not fit together.' };
    if (read.state === 'crumbs') return { kind: 'bad', why: 'Its answer is in far too many small pieces.' };
    const whole =
      read.state === 'done' || (!this.chunks && this.kept.length >= (this.head?.length ?? Infinity));
    return whole ? DONE : MORE;
  }
}
