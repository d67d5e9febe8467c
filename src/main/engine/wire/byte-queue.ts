/** Bytes that wait to be read. Appending and taking cost their own length only, however small the pieces are. */
export class ByteQueue {
  private buffer = new Uint8Array(1_024);
  private start = 0;
  private end = 0;

  get length(): number {
    return this.end - this.start;
  }

  /** The byte at this place, or -1 behind the end. */
  at(index: number): number {
    return index < this.length ? (this.buffer[this.start + index] ?? -1) : -1;
  }

  append(bytes: Uint8Array): void {
    if (this.end + bytes.length > this.buffer.length) this.makeRoom(bytes.length);
    this.buffer.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** A copy of the first bytes, which stay in the queue; fewer when there are fewer. */
  peek(length: number): Uint8Array {
    return this.buffer.slice(this.start, this.start + Math.min(length, this.length));
  }

  /** A copy of the first bytes, which leave the queue; fewer when there are fewer. */
  take(length: number): Uint8Array {
    const bytes = this.peek(length);
    this.start += bytes.length;
    if (this.start === this.end) this.clear();
    return bytes;
  }

  clear(): void {
    this.start = 0;
    this.end = 0;
  }

  /** Moves what is left to the front. Grows unless half would be free, so that moving stays rare and the cost linear. */
  private makeRoom(more: number): void {
    const old = this.buffer;
    const needed = this.length + more;
    if (needed * 2 > old.length) this.buffer = new Uint8Array(Math.max(needed, old.length) * 2);
    this.buffer.set(old.subarray(this.start, this.end));
    this.end = this.length;
    this.start = 0;
  }
}
