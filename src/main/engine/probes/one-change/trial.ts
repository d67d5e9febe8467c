import type { ProbeContext } from '../define-probe';
import type { RoundBase } from '../forms/measure';
import { asBase, greetInForm, sameLuck, unasked } from '../greet';
import type { HelloFacts } from '../hello-facts';
import type { OneChangeFacts, Variable } from '../one-change-facts';
import { patienceAfter } from '../patience';
import { groupsIn, versionsIn } from './codes';
import { type Draw, type Parts, writeParts } from './parts';

export type Step = OneChangeFacts['steps'][number];
const MOST_STEPS = 30;
/** Connections that a repetition takes: each side twice, by turns. */
export const CONFIRMING = 4;

/** One greeting of the search. `clause` completes "It works when …" and "fails when …". */
export interface Side {
  readonly parts: Parts;
  readonly clause: string;
}

/** A side that is our own greeting with something changed, and what. */
export interface Change {
  readonly variable: Variable;
  readonly change: string;
  readonly side: Side;
}

/** What one connection brought; null: it could not be made any more. */
export type Sent = HelloFacts | null;

/**
 * The connections of one search: counted, in one order, with the base again whenever something ended otherwise than it, so that a server
 * that changes by itself is noticed.
 */
export class Trial {
  readonly steps: Step[] = [];
  /** Every base of this search, in order. */
  readonly bases: HelloFacts[] = [];
  private used = 0;
  private stopped = false;
  private readonly ends: HelloFacts[] = [];

  constructor(
    private readonly context: ProbeContext,
    readonly base: Side,
    private readonly round: RoundBase,
    private readonly connections: number,
  ) {
    this.ends.push(round.before);
  }

  /** Connections that are left. */
  get left(): number {
    return this.stopped ? 0 : this.connections - this.used;
  }

  /** The base ended now this way and now that way: nothing can be compared. */
  get flaps(): boolean {
    return !sameLuck(this.ends);
  }

  /** The base once more. */
  async again(why = 'to compare with'): Promise<Sent> {
    const facts = await this.send(this.base, `${this.round.words}, ${why}`);
    if (facts) {
      this.bases.push(facts);
      this.ends.push(facts);
    }
    return facts;
  }

  /** One change, noted as a step; after an end that differs from the base's the base is sent again. */
  async step(
    variable: Variable,
    change: string,
    side: Side,
    learned: (facts: HelloFacts) => string,
  ): Promise<Sent> {
    const facts = await this.send(side, `${this.round.words}, with one change: ${change}`);
    if (!facts) return null;
    this.note(variable, change, facts, learned(facts));
    // What the repetition needs is kept for it; it sends the base again anyway.
    if (facts.answered !== this.round.before.answered && this.left > CONFIRMING)
      await this.again('after a change');
    return this.flaps ? null : facts;
  }

  /**
   * Changes all at the same moment, each on a connection of its own: where silence is the answer, one after the other would take too long.
   * As many as there are connections for; with what each brought, in order.
   */
  async stepsTogether(changes: readonly Change[], learned: (facts: HelloFacts) => string): Promise<Sent[]> {
    const sent = await Promise.all(
      changes.map(({ side, change }) => this.send(side, `${this.round.words}, with one change: ${change}`)),
    );
    for (const [at, facts] of sent.entries()) {
      const one = changes[at];
      if (facts && one) this.note(one.variable, one.change, facts, learned(facts));
    }
    const differs = sent.some((facts) => facts && facts.answered !== this.round.before.answered);
    if (differs && this.left > 0) await this.again('after a change');
    return sent;
  }

  note(variable: Variable, change: string, result: HelloFacts, learned: string): void {
    if (this.steps.length < MOST_STEPS)
      this.steps.push({ variable, change: change.slice(0, 200), result, learned: learned.slice(0, 300) });
  }

  /** Waits and sends the base once more. */
  async later(ms: number): Promise<Sent> {
    if (this.left < 1) return null;
    await this.context.net.pause(ms);
    return this.again('after a pause');
  }

  /** One greeting, filled up to `padTo` bytes; default: to the size that its parts name. */
  async send(side: Side, purpose: string, padTo = side.parts.bytes): Promise<Sent> {
    if (this.left < 1) return null;
    const { parts } = side;
    this.used += 1;
    const { net, seen } = this.context;
    const { greeting, before } = this.round;
    const draw: Draw = (length) => net.random(length);
    const patience = patienceAfter(before.outcome, seen, greeting.address);
    const greeted = await greetInForm(
      net,
      { ...greeting, ...(side === this.base ? asBase(greeting) : {}), ...patience, purpose },
      {
        id: 'one-change',
        differsIn: '',
        technical: '',
        touches: [],
        // What the transcript says of it; the bytes are those of the parts.
        change: (options) => ({
          ...options,
          versions: versionsIn(parts),
          suites: parts.suites,
          groups: groupsIn(parts),
        }),
        encode: () => writeParts(parts, draw, padTo),
      },
    );
    if (!greeted || unasked(greeted.facts.outcome)) {
      this.stopped = true;
      return null;
    }
    return greeted.facts;
  }
}
