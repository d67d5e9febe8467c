const FIRST_ROOM = 16_384;

/** Bytes that come one after another, kept in one piece that grows by doubling: many small ones cost no more than a large one. */
export class GrownBytes {
  private room = new Uint8Array();
  private have = 0;

  /** `most`: bytes that are kept at all. */
  constructor(private readonly most: number) {}

  /** Copies these bytes behind the others; false: they would be more than may be kept, and nothing was added. */
  add(bytes: Uint8Array): boolean {
    const length = this.have + bytes.length;
    if (length > this.most) return false;
    if (length > this.room.length) {
      const grown = new Uint8Array(Math.min(this.most, Math.max(FIRST_ROOM, length, this.room.length * 2)));
      grown.set(this.room.subarray(0, this.have));
      this.room = grown;
    }
    this.room.set(bytes, this.have);
    this.have = length;
    return true;
  }

  get length(): number {
    return this.have;
  }

  /** All of them, as a copy. */
  whole(): Uint8Array {
    return this.room.slice(0, this.have);
  }
}
