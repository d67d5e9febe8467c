/**
 * Collects bytes for an encoder. A value that does not fit its field is a mistake of the caller, never of a peer:
 * it throws RangeError and nothing is cut off silently.
 */
export class Writer {
  private buffer = new Uint8Array(512);
  private length = 0;

  u8(value: number): this {
    return this.uint(1, value);
  }

  u16(value: number): this {
    return this.uint(2, value);
  }

  u24(value: number): this {
    return this.uint(3, value);
  }

  raw(bytes: Uint8Array): this {
    this.grow(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** A vector: `fill` writes its content, the length of `width` bytes goes in front (RFC 8446 §3.4). */
  vector(width: 1 | 2 | 3, fill: (inner: Writer) => void): this {
    const inner = new Writer();
    fill(inner);
    return this.uint(width, inner.length).raw(inner.done());
  }

  /** A vector of plain bytes. */
  opaque(width: 1 | 2 | 3, bytes: Uint8Array): this {
    return this.uint(width, bytes.length).raw(bytes);
  }

  /** A copy of everything written so far. */
  done(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private uint(width: number, value: number): this {
    if (!Number.isInteger(value) || value < 0 || value >= 256 ** width) {
      throw new RangeError(`${value} does not fit into ${width} byte${width === 1 ? '' : 's'}`);
    }
    this.grow(width);
    for (let shift = width - 1; shift >= 0; shift -= 1) {
      this.buffer[this.length] = (value >>> (8 * shift)) & 0xff;
      this.length += 1;
    }
    return this;
  }

  private grow(more: number): void {
    const needed = this.length + more;
    if (needed <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}

/** Bytes from a fill function: `bytes((w) => w.u16(1))`. */
export const written = (fill: (writer: Writer) => void): Uint8Array => {
  const writer = new Writer();
  fill(writer);
  return writer.done();
};
