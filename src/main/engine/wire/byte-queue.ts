const NOTHING = new Uint8Array();

/** Room that is made at first, for what arrives in small pieces. */
const FIRST_ROOM = 1_024;

/**
 * Bytes that wait to be read. Appending and taking cost their own length only, however small the pieces are.
 * Bytes that are appended to an empty queue are looked at where they are: `keep` copies what is left of them, and has to be
 * called before whoever owns them goes on.
 */
export class ByteQueue {
  private buffer: Uint8Array = NOTHING;
  private start = 0;
  private end = 0;
  /** `buffer` belongs to whoever appended it, and has no room behind `end`. */
  private borrowed = false;
  private own: Uint8Array = NOTHING;

  get length(): number {
    return this.end - this.start;
  }

  /** The byte at this place, or -1 behind the end. */
  at(index: number): number {
    return index < this.length ? (this.buffer[this.start + index] ?? -1) : -1;
  }

  append(bytes: Uint8Array): void {
    if (this.length === 0) {
      this.buffer = bytes;
      this.start = 0;
      this.end = bytes.length;
      this.borrowed = true;
      return;
    }
    if (this.borrowed || this.end + bytes.length > this.buffer.length) this.makeRoom(bytes.length);
    this.buffer.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** Makes what is left of borrowed bytes the queue's own. */
  keep(): void {
    if (!this.borrowed) return;
    if (this.length > 0) this.makeRoom(0);
    else this.clear();
  }

  /** A copy of the first bytes, which stay in the queue; fewer when there are fewer. */
  peek(length: number): Uint8Array {
    return this.buffer.slice(this.start, this.start + Math.min(length, this.length));
  }

  /** A copy of the first bytes, which leave the queue; fewer when there are fewer. */
  take(length: number): Uint8Array {
    const bytes = this.peek(length);
    this.skip(bytes.length);
    return bytes;
  }

  /** The first bytes, which leave the queue: where they are if they are still whoever's who appended them, else a copy. */
  cut(length: number): Uint8Array {
    if (!this.borrowed || length > this.length) return this.take(length);
    const bytes = this.buffer.subarray(this.start, this.start + length);
    this.skip(length);
    return bytes;
  }

  /** Lets the first bytes go, or all when there are fewer. */
  skip(length: number): void {
    this.start += Math.min(length, this.length);
    if (this.start === this.end) this.clear();
  }

  clear(): void {
    this.start = 0;
    this.end = 0;
    this.buffer = this.own;
    this.borrowed = false;
  }

  /** Moves what is left to the front of the own buffer. Grows unless half would be free, so that moving stays rare and the cost linear. */
  private makeRoom(more: number): void {
    const left = this.buffer.subarray(this.start, this.end);
    const needed = left.length + more;
    if (needed * 2 > this.own.length) this.own = new Uint8Array(Math.max(needed * 2, FIRST_ROOM));
    this.own.set(left);
    this.end = left.length;
    this.start = 0;
    this.buffer = this.own;
    this.borrowed = false;
  }
}
