/** So many connections at a time, whichever net makes them. */
export interface Slots {
  /** A slot, or the wait for one. `before`: how many connections the one who asks has had already; whoever had the fewest goes first. */
  take(before: number): undefined | Promise<void>;
  leave(): void;
  /** Somebody waits for a slot. */
  readonly crowded: boolean;
  /**
   * Resolves once those who wait for a slot are no more than half the slots; of several who ask, one a turn of the event loop, so that each
   * can ask for what it needs. Many who wait for one another would only take memory.
   */
  room(): Promise<void>;
}

/**
 * Servers with long lists take many rounds, and which ones these are shows only once they have begun. So all of them get on at the same pace,
 * and none is left over for the end, when it would have the computer to itself.
 */
class FairSlots implements Slots {
  /** Those who wait, by how many they had before. */
  private readonly waiting: (() => void)[][] = [];
  private readonly outside: (() => void)[] = [];
  private fewest = 0;
  private inLine = 0;
  private free: number;
  private letting = false;

  constructor(private readonly count: number) {
    this.free = count;
  }

  get crowded(): boolean {
    return this.inLine > 0;
  }

  take(before: number): undefined | Promise<void> {
    if (this.free === 0) return this.turn(before);
    this.free -= 1;
    return undefined;
  }

  leave(): void {
    for (; this.fewest < this.waiting.length; this.fewest += 1) {
      const go = this.waiting[this.fewest]?.shift();
      if (go) {
        this.inLine -= 1;
        go();
        this.letIn();
        return;
      }
    }
    this.free += 1;
    this.letIn();
  }

  room(): Promise<void> {
    return new Promise((resolve) => {
      this.outside.push(resolve);
      this.letIn();
    });
  }

  private turn(before: number): Promise<void> {
    return new Promise((resolve) => {
      while (this.waiting.length <= before) this.waiting.push([]);
      this.waiting[before]?.push(resolve);
      this.fewest = Math.min(this.fewest, before);
      this.inLine += 1;
    });
  }

  private letIn(): void {
    if (this.letting || this.inLine > this.count / 2) return;
    const enter = this.outside.shift();
    if (!enter) return;
    this.letting = true;
    enter();
    setImmediate(() => {
      this.letting = false;
      this.letIn();
    });
  }
}

/** Slots for `count` connections at a time. */
export const createSlots = (count: number): Slots => new FairSlots(count);
