/** The largest number of so many bytes. */
const MOST = { 1: 0xff, 2: 0xffff, 3: 0xffffff } as const;

const MOST_U32 = 0xffffffff;

const refuse = (value: number, width: number): never => {
  throw new RangeError(`${value} does not fit into ${width} byte${width === 1 ? '' : 's'}`);
};

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

  u32(value: number): this {
    if (!Number.isInteger(value) || value < 0 || value > MOST_U32) refuse(value, 4);
    return this.uint(2, Math.floor(value / 0x10000)).uint(2, value % 0x10000);
  }

  raw(bytes: Uint8Array): this {
    this.grow(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** A vector: `fill` writes its content in place, the length of `width` bytes goes in front (RFC 8446 §3.4). */
  vector(width: 1 | 2 | 3, fill: (inner: Writer) => void): this {
    const lengthAt = this.length;
    this.uint(width, 0);
    fill(this);
    const end = this.length;
    this.length = lengthAt;
    this.uint(width, end - lengthAt - width);
    this.length = end;
    return this;
  }

  /** Numbers of 16 bits, one behind the other. */
  u16s(values: readonly number[]): this {
    this.grow(2 * values.length);
    for (const value of values) {
      if ((value & 0xffff) !== value) refuse(value, 2);
      this.buffer[this.length++] = value >>> 8;
      this.buffer[this.length++] = value & 0xff;
    }
    return this;
  }

  /** A vector of plain bytes. */
  opaque(width: 1 | 2 | 3, bytes: Uint8Array): this {
    return this.uint(width, bytes.length).raw(bytes);
  }

  /** Starts again with nothing written. */
  empty(): this {
    this.length = 0;
    return this;
  }

  /** A copy of everything written so far. */
  done(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private uint(width: 1 | 2 | 3, value: number): this {
    if ((value & MOST[width]) !== value) refuse(value, width);
    this.grow(width);
    if (width === 3) this.buffer[this.length++] = value >>> 16;
    if (width >= 2) this.buffer[this.length++] = (value >>> 8) & 0xff;
    this.buffer[this.length++] = value & 0xff;
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

/** A writer that nobody uses at the moment, its buffer grown already: a hello is a dozen small pieces, and each wants one. */
let spare: Writer | null = null;

/** Bytes from a fill function: `bytes((w) => w.u16(1))`. */
export const written = (fill: (writer: Writer) => void): Uint8Array => {
  const writer = spare ?? new Writer();
  spare = null;
  try {
    fill(writer.empty());
    return writer.done();
  } finally {
    spare = writer;
  }
};
