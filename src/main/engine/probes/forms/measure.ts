import { z } from '../../../../shared/zod';
import type { ProbeContext } from '../define-probe';
import { asBase, type Greeting, greet, greetInForm, sameEnd, sameLuck, unasked } from '../greet';
import { type HelloFacts, helloFactsSchema } from '../hello-facts';
import type { AttemptResult } from '../net-port';
import { pairHolds } from '../pair-plan';
import { patienceAfter } from '../patience';
import type { HelloForm } from './form';

/** One form beside the base: how each of them ended, every time. */
export const measuredFormSchema = z.strictObject({
  id: z.string().max(60),
  /** Completes "Their one difference is …". */
  differsIn: z.string().max(200),
  technical: z.string().max(200),
  /** The base before and after it; one more when the difference was measured again. */
  base: z.array(helloFactsSchema).max(4),
  variant: z.array(helloFactsSchema).max(4),
  /** The two ended in different ways the first time. */
  differs: z.boolean(),
  /** It was measured again, and each side came out the same way each time; nor did any other form of this round end now so and now so. */
  holds: z.boolean(),
});
export type MeasuredForm = z.infer<typeof measuredFormSchema>;

/** A form that was wanted and not tried, and why. */
export const untriedFormSchema = z.strictObject({
  id: z.string().max(60),
  why: z.enum(['not-possible', 'no-connections-left']),
});
type UntriedForm = z.infer<typeof untriedFormSchema>;

/** What a round of forms brought. `bases`: every base of it, in order. */
export interface Round {
  readonly forms: readonly MeasuredForm[];
  readonly untried: readonly UntriedForm[];
  readonly bases: readonly HelloFacts[];
  /** What came back to forms that are read on (HelloForm.readsOn), by their ids. */
  readonly flights: ReadonlyMap<string, AttemptResult>;
}

/** The base of a round: what all its greetings share, and how it ended before this round. */
export interface RoundBase {
  readonly greeting: Omit<Greeting, 'purpose' | 'waitMs'>;
  readonly words: string;
  readonly before: HelloFacts;
}

interface Entry {
  readonly form: HelloForm;
  /** The connection of this round on which it was tried last. */
  readonly at: number;
  /** How often it has to be tried in all, if it differs. */
  readonly times: number;
  /** How many bases had been sent by then. */
  readonly bases: number;
  readonly variant: HelloFacts[];
}

/** The base is sent anew after so many variants, so that a change in between is seen. */
const VARIANTS_BETWEEN_BASES = 6;

class Measuring {
  readonly bases: HelloFacts[] = [];
  readonly entries: Entry[] = [];
  readonly untried: UntriedForm[] = [];
  readonly flights = new Map<string, AttemptResult>();
  private sent = 0;
  private sinceBase = 0;
  private over = false;
  private slowest: HelloFacts;

  constructor(
    private readonly context: ProbeContext,
    private readonly base: RoundBase,
  ) {
    this.slowest = base.before;
  }

  /** Each form once, with the base before, between and after them; `confirm` sends one after the last of them in any case. */
  async screen(forms: readonly HelloForm[], baseAfter = true): Promise<void> {
    if (this.bases.length === 0) await this.sendBase();
    for (const form of forms) {
      if (this.over) this.untried.push({ id: form.id, why: 'no-connections-left' });
      else {
        await this.tryForm(form, 2);
        if (this.sinceBase >= VARIANTS_BETWEEN_BASES) await this.sendBase();
      }
    }
    if (this.sinceBase > 0 && baseAfter) await this.sendBase();
  }

  /**
   * Each form once, all at the same moment: where silence is the answer, waiting for one after the other would take too long. What differs
   * is measured twice more, then one by one.
   */
  async screenTogether(forms: readonly HelloForm[]): Promise<void> {
    await Promise.all([this.sendBase(), ...forms.map((form) => this.tryForm(form, 3))]);
    this.sinceBase = 0;
    this.entries.sort((one, other) => forms.indexOf(one.form) - forms.indexOf(other.form));
  }

  /** Each form that differed once more: once on an odd and once on an even connection, so that servers that take turns are no difference. */
  async confirm(): Promise<void> {
    const waiting = this.entries.filter((one) => this.differs(one) || one.form.control);
    while (waiting.length > 0 && !this.over) {
      const at = waiting.findIndex((entry) => (this.sent + 1 - entry.at) % 2 !== 0);
      const [entry] = at < 0 || this.sinceBase >= VARIANTS_BETWEEN_BASES ? [] : waiting.splice(at, 1);
      if (!entry) {
        await this.sendBase();
        continue;
      }
      const before = entry.variant.length;
      await this.sendForm(entry.form, (facts) => entry.variant.push(facts), entry.form.readsOn);
      const more = entry.variant.length > before && entry.variant.length < entry.times;
      if (more) waiting.push({ ...entry, at: this.sent });
    }
    if (this.sinceBase > 0) await this.sendBase();
  }

  /** What came of each form. */
  measured(): MeasuredForm[] {
    const flaps = this.entries.some(({ variant }) => !sameLuck(variant));
    return this.entries.map((entry) => {
      const { id, differsIn, technical } = entry.form;
      const base = this.around(entry);
      const differs = this.differs(entry);
      const holds =
        !flaps && differs && entry.variant.length >= entry.times && pairHolds(base, entry.variant);
      return { id, differsIn, technical, base, variant: entry.variant, differs, holds };
    });
  }

  differs({ variant: [first] }: Entry): boolean {
    const [base] = this.bases;
    return base !== undefined && first !== undefined && !sameEnd(base, first);
  }

  /** The base before it, the one after it, and the last one of the round. */
  private around({ bases }: Entry): HelloFacts[] {
    const [before, after] = [this.bases[bases - 1], this.bases[bases]];
    const last = this.bases.length > bases + 1 ? this.bases.at(-1) : undefined;
    return [before, after, last].flatMap((one) => (one ? [one] : []));
  }

  private async tryForm(form: HelloForm, times: number): Promise<void> {
    const entry: Entry = { form, at: this.sent + 1, times, bases: this.bases.length, variant: [] };
    const made = await this.sendForm(form, (facts) => {
      entry.variant.push(facts);
      this.entries.push(entry);
    });
    if (!made) this.untried.push({ id: form.id, why: 'not-possible' });
    else if (entry.variant.length === 0) this.untried.push({ id: form.id, why: 'no-connections-left' });
  }

  private async sendForm(
    form: HelloForm,
    keep: (facts: HelloFacts) => void,
    readsOn = false,
  ): Promise<boolean> {
    if (this.over) return true;
    const purpose = `${this.base.words}, with one change: ${form.differsIn}`;
    const greeting = this.greeting(purpose, this.slowest);
    const until = readsOn ? ({ until: 'server-flight' } as const) : {};
    const greeted = await greetInForm(this.context.net, { ...greeting, ...until }, form);
    if (!greeted) return false;
    if (readsOn) this.flights.set(form.id, greeted.result);
    this.sinceBase += 1;
    this.note(greeted.facts, keep);
    return true;
  }

  private async sendBase(): Promise<void> {
    if (this.over) return;
    const purpose = `${this.base.words}, to compare with`;
    const { facts } = await greet(this.context.net, {
      ...this.greeting(purpose, this.base.before),
      ...asBase(this.base.greeting),
    });
    this.note(facts, (kept) => {
      this.bases.push(kept);
      this.sinceBase = 0;
    });
  }

  private note(facts: HelloFacts, keep: (facts: HelloFacts) => void): void {
    if (unasked(facts.outcome)) {
      this.over = true;
      return;
    }
    this.sent += 1;
    if (facts.outcome.kind === 'silence') this.slowest = facts;
    keep(facts);
  }

  /** What is like something that was met with silence is waited for less; what was answered before gets the whole wait. */
  private greeting(purpose: string, earlier: HelloFacts): Greeting {
    const { greeting } = this.base;
    return { ...greeting, ...patienceAfter(earlier.outcome, this.context.seen, greeting.address), purpose };
  }
}

/**
 * Compares forms of a greeting with the greeting itself, one connection after the other, except for a first look where all is silent. `followUps`: what to try besides, once
 * it is known which of them differed. Ends early, with what it has, when no connection is left.
 */
export const measureForms = async (
  context: ProbeContext,
  base: RoundBase,
  forms: readonly HelloForm[],
  followUps: (differing: readonly string[]) => readonly HelloForm[] = () => [],
): Promise<Round> => {
  const measuring = new Measuring(context, base);
  if (base.before.outcome.kind === 'silence') await measuring.screenTogether(forms);
  else await measuring.screen(forms);
  const differing = measuring.entries.filter((entry) => measuring.differs(entry)).map(({ form }) => form.id);
  await measuring.screen(followUps(differing), false);
  await measuring.confirm();
  return {
    forms: measuring.measured(),
    untried: measuring.untried,
    bases: measuring.bases,
    flights: measuring.flights,
  };
};
