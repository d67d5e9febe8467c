import { DecodeError } from './decode-error';

/**
 * A cursor over bytes. A vector is read through `sub`, which gives a reader over that vector alone:
 * a child can't read its parent's bytes. Every method throws DecodeError when the bytes run out.
 */
export class Reader {
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly what: string,
  ) {}

  /** Bytes not yet read. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  /** A copy of the next `length` bytes; a copy, so that nothing kept pins or shares the receive buffer. */
  take(length: number, what: string): Uint8Array {
    const start = this.skipped(length, what);
    return this.bytes.slice(start, this.at);
  }

  u8(what: string): number {
    return this.uint(1, what);
  }

  u16(what: string): number {
    return this.uint(2, what);
  }

  u24(what: string): number {
    return this.uint(3, what);
  }

  /** An unsigned number of four bytes (RFC 8446 §3.3). */
  u32(what: string): number {
    return this.uint(4, what);
  }

  /** A reader over the next `length` bytes only. */
  sub(length: number, what: string): Reader {
    return new Reader(this.view(length, what), `${this.what}.${what}`);
  }

  /** A reader over a vector with a length of `width` bytes in front (RFC 8446 §3.4). */
  vector(width: 1 | 2 | 3, what: string): Reader {
    return this.sub(this.uint(width, what), what);
  }

  /** The content of a vector, as a copy. */
  opaque(width: 1 | 2 | 3, what: string): Uint8Array {
    return this.take(this.uint(width, what), what);
  }

  /** All that is left, as a copy. */
  rest(): Uint8Array {
    return this.take(this.left, 'rest');
  }

  /** Numbers of `width` bytes until the end; a remainder is a bad length. */
  uints(width: 1 | 2 | 3, what: string): number[] {
    if (this.left % width !== 0) this.fail('bad-length', what);
    const numbers: number[] = [];
    while (this.left > 0) numbers.push(this.uint(width, what));
    return numbers;
  }

  /** Steps over a vector that nobody asks for, its length checked. */
  skip(width: 1 | 2 | 3, what: string): void {
    this.skipped(this.uint(width, what), what);
  }

  /** Says that the structure is over: bytes left here are an error. */
  end(): void {
    if (this.left > 0) throw new DecodeError('trailing-bytes', this.what);
  }

  /** Throws a DecodeError that names `what` with the path to it. */
  fail(reason: DecodeError['reason'], what: string): never {
    throw new DecodeError(reason, `${this.what}.${what}`);
  }

  private uint(width: number, what: string): number {
    if (width > this.left) this.fail('truncated', what);
    let value = 0;
    for (let end = this.at + width; this.at < end; this.at += 1)
      value = value * 256 + (this.bytes[this.at] ?? 0);
    return value;
  }

  private view(length: number, what: string): Uint8Array {
    const start = this.skipped(length, what);
    return this.bytes.subarray(start, this.at);
  }

  /** Steps over so many bytes. Gives where they begin. */
  private skipped(length: number, what: string): number {
    if (length > this.left) this.fail('truncated', what);
    this.at += length;
    return this.at - length;
  }
}
