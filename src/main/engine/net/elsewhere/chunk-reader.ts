import { joined } from '../../wire/bytes';

/** Content that came with these bytes, and whether there is more of it. */
interface Read {
  readonly parts: readonly Uint8Array[];
  readonly state: 'more' | 'done' | 'bad';
}

type Line = { readonly kind: 'wait' | 'bad' } | { readonly kind: 'line'; readonly text: string };

const CR = 0x0d;
const LF = 0x0a;
/** A size, its extensions, or a field of the trailer. */
const LONGEST_LINE = 1_024;
const MOST_TRAILER = 32;

/** Takes the content out of "chunked" transfer coding (RFC 9112 §7.1). */
export class ChunkReader {
  private waiting: Uint8Array = new Uint8Array();
  /** Bytes of the current chunk that are still to come; null: a line is next. */
  private left: number | null = null;
  private last = false;
  private trailer = 0;

  push(bytes: Uint8Array): Read {
    this.waiting = this.waiting.length === 0 ? bytes : joined([this.waiting, bytes]);
    const parts: Uint8Array[] = [];
    for (;;) {
      if (this.left !== null && this.left > 0) {
        const part = this.waiting.subarray(0, this.left);
        if (part.length === 0) return { parts, state: 'more' };
        parts.push(part);
        this.left -= part.length;
        this.waiting = this.waiting.subarray(part.length);
        continue;
      }
      const line = this.line();
      if (line.kind === 'wait') return { parts, state: 'more' };
      const state = line.kind === 'line' ? this.heed(line.text) : 'bad';
      if (state !== 'more') return { parts, state };
    }
  }

  private line(): Line {
    const at = this.waiting.indexOf(LF);
    if (at > LONGEST_LINE || (at === -1 && this.waiting.length > LONGEST_LINE)) return { kind: 'bad' };
    if (at === -1) return { kind: 'wait' };
    const end = this.waiting[at - 1] === CR ? at - 1 : at;
    const text = Buffer.from(this.waiting.subarray(0, end)).toString('latin1');
    this.waiting = this.waiting.subarray(at + 1);
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
