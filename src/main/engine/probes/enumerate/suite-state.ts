import type { Outcome } from '../../../../shared/model/failure';
import type { VersionCode } from '../../wire/api';
import type { Shown } from './ask';
import { isUsualIn, suitesOf, tierIn } from './offered';
import { type Offer, type Order, orderSeen, orderTests, provenOrder } from './order';
import type { Style } from './style';

/** More suites than this in one hello, and a server that closes may have choked on the length. */
const LONG_LIST = 64;
/** So many questions in a row without an answer, and the server is left in peace. */
const MOST_UNCLEAR = 3;

/** A long list was not answered as a short one is: how many suites, and what happened. */
export interface Choking {
  readonly suites: number;
  readonly outcome: Outcome;
}

/** What is known of the suites of one version while they are asked for. */
export class SuiteState {
  readonly found = new Set<number>();
  readonly offers: Offer[] = [];
  private left: number[];
  /** Suites that stood before the one that was taken, in the offers until this one. A server that seems to follow our order is asked for them last. */
  private readonly passedOver = new Set<number>();
  private readForOrder = 0;
  /** Lists of at most this length from now on. */
  limit = Number.POSITIVE_INFINITY;
  long: { readonly offered: readonly number[]; readonly outcome: Outcome } | null = null;
  /** Suites of short lists that were refused in a way that proves nothing about them: a close, a reset, another alert. */
  readonly doubted = new Set<number>();
  /** Suites that were refused by an alert that proves something, by its number. */
  private readonly plainly = new Map<number, readonly number[]>();
  /** Lists hold suites of one kind only: something closes on a list as a whole, because of some suites in it. */
  byKind = false;
  /** One that was taken is none of those that every careful server chooses first. */
  private tookWeak = false;
  private unclear = 0;
  private orderTested = false;
  private seenOrder: Order = 'unknown';
  private readOffers = 0;

  constructor(readonly version: VersionCode) {
    this.left = [...suitesOf(version)];
  }

  /** Not yet taken, not yet refused; most usual first. To be read at once: what is found later is gone from it. */
  get pool(): readonly number[] {
    return this.left;
  }

  /** Asking goes on to no end: the server has stopped answering. */
  get stuck(): boolean {
    return this.unclear >= MOST_UNCLEAR;
  }

  /** Offers that show whose order decides, if that is not known; only once, since a server that stops answering would be asked for ever. */
  orderTests(): readonly (readonly number[])[] {
    const tests = this.orderTested || this.order !== 'unknown' ? [] : orderTests(this.offers, this.found);
    this.orderTested ||= tests.length > 0;
    return tests;
  }

  get order(): Order {
    // A choice against our order can't be taken back; and without a new answer there is nothing new to see.
    if (this.seenOrder !== 'server' && this.readOffers < this.offers.length) {
      this.seenOrder = orderSeen(this.offers, this.found);
      this.readOffers = this.offers.length;
    }
    return this.seenOrder;
  }

  /** What was found in the server's own order; null: it has none, or not every place is known. */
  serverOrder(): readonly number[] | null {
    return this.order === 'server' ? provenOrder(this.offers, this.found) : null;
  }

  /** Weakest first was offered, and something weak was taken: it may be our order that decides. A guess, used only for what to ask first. */
  private get followsUs(): boolean {
    const { order } = this;
    return order === 'unknown' ? this.tookWeak : order === 'client';
  }

  /** What to ask for first, and what at last; most usual first. In a hurry all is asked for at once. */
  sorted({ eager }: Pick<Style, 'eager'>): {
    readonly likely: readonly number[];
    readonly unlikely: readonly number[];
  } {
    const { pool } = this;
    if (eager || !this.followsUs) return { likely: pool, unlikely: [] };
    this.notePassedOver();
    const likely: number[] = [];
    const unlikely: number[] = [];
    for (const suite of pool) {
      const isLikely = isUsualIn(this.version, suite) && !this.passedOver.has(suite);
      (isLikely ? likely : unlikely).push(suite);
    }
    return { likely, unlikely };
  }

  private notePassedOver(): void {
    for (; this.readForOrder < this.offers.length; this.readForOrder += 1) {
      const { offered = [], chosen } = this.offers[this.readForOrder] ?? {};
      for (const suite of offered) {
        if (suite === chosen) break;
        this.passedOver.add(suite);
      }
    }
  }

  /** Takes in what became of one list. Gives true when a suite was found. */
  take(offered: readonly number[], answer: Shown): boolean {
    if (answer.kind === 'chose') return this.chose(offered, answer.suite);
    const isLong = offered.length > LONG_LIST;
    if (answer.kind === 'unclear') {
      // Nothing more will leave this computer: no connection is left, or the person stopped.
      const { kind } = answer.outcome;
      this.unclear += kind === 'local' || kind === 'cancelled' ? MOST_UNCLEAR : 1;
      if (isLong) this.tooLong(offered, answer.outcome);
      return false;
    }
    this.unclear = 0;
    if (!answer.plainly && isLong) this.tooLong(offered, answer.outcome);
    else {
      if (answer.plainly) this.notePlain(offered, answer.outcome);
      else for (const suite of offered) if (!this.found.has(suite)) this.doubted.add(suite);
      const refused = new Set(offered);
      this.left = this.left.filter((suite) => !refused.has(suite));
    }
    return false;
  }

  private notePlain(offered: readonly number[], outcome: Outcome): void {
    if (outcome.kind !== 'alert') return;
    this.plainly.set(outcome.code, [...(this.plainly.get(outcome.code) ?? []), ...offered]);
  }

  /**
   * Lists were refused by one alert and by another. Erlang's server says 71 where nothing is shared, and 40 where it chose a suite with SRP and
   * then can't go on with it: that is no news of the others in that list.
   */
  get refusedInTwoWays(): boolean {
    return this.plainly.size > 1;
  }

  /** What was refused without a reason, or in two ways, is asked for again, each kind for itself. */
  reopen(): void {
    const plainly = this.refusedInTwoWays ? [...this.plainly.values()].flat() : [];
    this.left = [...new Set([...this.doubted, ...plainly])].filter((suite) => !this.found.has(suite));
    this.doubted.clear();
    this.byKind = true;
  }

  private chose(offered: readonly number[], chosen: number): boolean {
    this.unclear = 0;
    this.offers.push({ offered, chosen });
    const isNew = !this.found.has(chosen);
    this.found.add(chosen);
    this.tookWeak ||= tierIn(this.version, chosen) > 0;
    const at = this.left.indexOf(chosen);
    if (at >= 0) this.left.splice(at, 1);
    return isNew;
  }

  private tooLong(offered: readonly number[], outcome: Outcome): void {
    this.limit = LONG_LIST;
    this.long ??= { offered, outcome };
  }
}
