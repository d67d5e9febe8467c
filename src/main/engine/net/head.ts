/** The first bytes of a stream, up to a limit: enough to recognise what is no TLS. */
export class Head {
  private kept = new Uint8Array(0);

  constructor(private readonly limit: number) {}

  add(chunk: Uint8Array): void {
    const more = chunk.subarray(0, this.limit - this.kept.length);
    if (more.length === 0) return;
    const longer = new Uint8Array(this.kept.length + more.length);
    longer.set(this.kept);
    longer.set(more, this.kept.length);
    this.kept = longer;
  }

  get bytes(): Uint8Array {
    return this.kept;
  }

  get full(): boolean {
    return this.kept.length >= this.limit;
  }
}
