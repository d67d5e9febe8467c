import { joined } from '../../wire/bytes';

/** Content that came with these bytes, as a copy of its own, and whether there is more of it. `crumbs`: it comes in far too many pieces. */
interface Read {
  readonly content: Uint8Array;
  readonly state: 'more' | 'done' | 'bad' | 'crumbs';
}

type Line =
  | { readonly kind: 'wait' }
  | { readonly kind: 'bad' }
  | { readonly kind: 'line'; readonly text: string };

const CR = 0x0d;
const LF = 0x0a;
/** A size, its extensions, or a field of the trailer. */
const LONGEST_LINE = 1_024;
const MOST_TRAILER = 32;

/**
 * Takes the content out of "chunked" transfer coding (RFC 9112 §7.1). `mostFraming`: bytes of sizes and line ends that are read in all; an
 * answer in pieces of one byte would otherwise cost many times what it brings.
 */
export class ChunkReader {
  private waiting: Uint8Array = new Uint8Array();
  /** Where in `waiting` reading goes on. */
  private at = 0;
  /** Bytes of the current chunk that are still to come; null: a line is next. */
  private left: number | null = null;
  private last = false;
  private trailer = 0;
  private framing = 0;

  constructor(private readonly mostFraming: number) {}

  push(bytes: Uint8Array): Read {
    this.waiting = this.waiting.length === 0 ? bytes : joined([this.waiting, bytes]);
    this.at = 0;
    const content = new Uint8Array(this.waiting.length);
    let have = 0;
    let state: Read['state'] | 'wait' = 'more';
    while (state === 'more') {
      if (this.left !== null && this.left > 0) {
        const part = this.waiting.subarray(this.at, this.at + this.left);
        if (part.length === 0) break;
        content.set(part, have);
        have += part.length;
        this.left -= part.length;
        this.at += part.length;
      } else state = this.next();
    }
    // A copy: what waits is short, and must not keep what came with it.
    this.waiting = this.waiting.slice(this.at);
    return { content: content.slice(0, have), state: state === 'wait' ? 'more' : state };
  }

  /** Reads the line that is next. */
  private next(): Read['state'] | 'wait' {
    const line = this.line();
    if (line.kind !== 'line') return line.kind;
    return this.framing > this.mostFraming ? 'crumbs' : this.heed(line.text);
  }

  private line(): Line {
    const found = this.waiting.indexOf(LF, this.at);
    const length = (found === -1 ? this.waiting.length : found) - this.at;
    if (length > LONGEST_LINE) return { kind: 'bad' };
    if (found === -1) return { kind: 'wait' };
    const end = found > this.at && this.waiting[found - 1] === CR ? found - 1 : found;
    const text = Buffer.from(this.waiting.subarray(this.at, end)).toString('latin1');
    this.framing += found + 1 - this.at;
    this.at = found + 1;
    return { kind: 'line', text };
  }

  /** A line: the end of a chunk, the size of the next, or a field of the trailer. */
  private heed(text: string): Read['state'] {
    if (this.last) {
      this.trailer += 1;
      return text === '' ? 'done' : this.trailer > MOST_TRAILER ? 'bad' : 'more';
    }
    if (this.left === 0) {
      this.left = null;
      return text === '' ? 'more' : 'bad';
    }
    const size = /^([0-9A-Fa-f]{1,7})(?:[\t ;]|$)/.exec(text)?.[1];
    if (size === undefined) return 'bad';
    this.left = Number.parseInt(size, 16);
    if (this.left > 0) return 'more';
    this.last = true;
    this.left = null;
    return 'more';
  }
}
