import { allOf } from '../../../shared/words/all-of';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { commonSize, greet, sameEnd, sameLuck, unasked } from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { baseSpec, choosePairs, type PairPlan, pairHolds, type Spec } from './pair-plan';
import { patienceAfter } from './patience';
import { STUCK, stuckInWords } from './starttls-dialogue';

/**
 * The pairs that differ in one thing, twice more and interleaved: base, variant, variant, base. So each comes once on an odd and once on an
 * even connection, and two servers that take turns can't pass for a difference. All of them are filled up to the same size.
 * Chosen from what differed from the base: a version of the ladder, no server name, another name, one address. At most 4 pairs, 10 connections.
 */
const factsSchema = z.strictObject({
  pairs: z
    .array(
      z.strictObject({
        /** 'version:TLS 1.0' · 'server-name:none' · 'server-name:other' · 'address:192.0.2.1' · 'starttls' · 'base' (the base alone, when nothing differed) */
        key: z.string().max(100),
        differsIn: z.string().max(200),
        base: z.array(helloFactsSchema).max(4),
        variant: z.array(helloFactsSchema).max(4),
        /** Base and variant differ, each was sent twice more, and each came out every time as it did first (pair-plan: pairHolds). */
        holds: z.boolean(),
      }),
    )
    .max(4),
  /** The base was answered each time of this run, or never. What could not be sent is not among the results, here and above. */
  baseSteady: z.boolean(),
  /** It ended in the same way each time, too. Absent in cases of the first version, where this was what `baseSteady` said. */
  baseEndsAlike: z.boolean().optional(),
  baseResults: z.array(helloFactsSchema).max(20),
});
export type RepeatFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    repeat: RepeatFacts;
  }
}

const ROUNDS = 2;
/** Positions of a group's greetings: there, and back. */
const thereAndBack = (count: number): number[] => {
  const there = Array.from({ length: count }, (_, at) => at);
  return [...there, ...there.slice().reverse()];
};
const MAX_CONNECTIONS = 10;

type Pair = RepeatFacts['pairs'][number];

/** Says what hello's base says; being filled up to a size is no other thing to say. */
const sameSpec = (spec: Spec, asked: ProbeContext['asked'], { hello }: Seen): boolean =>
  hello !== undefined && JSON.stringify(spec) === JSON.stringify(baseSpec(asked, hello.base.address));

const wasAsked = ({ outcome }: HelloFacts): boolean => !unasked(outcome);

/** Both sides were sent as often as they should be. */
const isWhole = ({ base, variant }: Pick<Pair, 'base' | 'variant'>): boolean =>
  base.length >= ROUNDS && variant.length >= ROUNDS;

/** `first`: how the very same greeting ended before. `padTo`: see `commonSize`. Nothing when it could not be sent: then it says nothing. */
const say = async (
  { asked, net, seen }: ProbeContext,
  spec: Spec,
  first: HelloFacts,
  purpose: string,
  padTo: number | null = null,
): Promise<HelloFacts[]> => {
  const { facts } = await greet(net, {
    purpose,
    address: spec.address,
    versions: spec.versions,
    serverName: spec.serverName,
    protocol: spec.protocol,
    padTo,
    ...(sameSpec(spec, asked, seen) ? { series: 'base' as const } : {}),
    ...patienceAfter(first.outcome, seen, spec.address),
  });
  return [facts].filter(wasAsked);
};

/** Pairs with the same base share its connections: base, one, two, two, one, base. */
const byBase = (plans: readonly PairPlan[]): PairPlan[][] => {
  const groups = new Map<string, PairPlan[]>();
  for (const plan of plans) {
    const key = JSON.stringify(plan.base);
    groups.set(key, [...(groups.get(key) ?? []), plan]);
  }
  return [...groups.values()];
};

const pairOf = (plan: PairPlan, base: HelloFacts[], variant: HelloFacts[]): Pair => {
  const pair = { key: plan.key, differsIn: plan.differsIn, base, variant };
  const alike = pairHolds([plan.firstBase, ...base], [plan.firstVariant, ...variant]);
  return { ...pair, holds: isWhole(pair) && alike };
};

/**
 * One after the other on purpose: at the same moment a server that flaps could answer all of them alike. And all of one size: TLS 1.2 alone
 * makes a shorter greeting than TLS 1.3 and 1.2, and a box that chokes on sizes must not be taken for one that minds versions or names.
 */
const repeatGroup = async (context: ProbeContext, plans: readonly PairPlan[]): Promise<Pair[]> => {
  const [lead] = plans;
  if (!lead) return [];
  const base: HelloFacts[] = [];
  const variants: HelloFacts[][] = plans.map(() => []);
  const padTo = commonSize(context.net, [lead.base, ...plans.map(({ variant }) => variant)]);
  for (const at of thereAndBack(plans.length + 1)) {
    const plan = plans[at - 1];
    const results = plan ? (variants[at - 1] ?? []) : base;
    const round = results.length + 1;
    results.push(
      ...(plan
        ? await say(context, plan.variant, plan.firstVariant, `Repetition ${round}: ${plan.differsIn}`, padTo)
        : await say(
            context,
            lead.base,
            lead.firstBase,
            `The comparison greeting, repetition ${round}`,
            padTo,
          )),
    );
  }
  return plans.map((plan, index) => pairOf(plan, base, variants[index] ?? []));
};

const repeatBase = async (context: ProbeContext, first: HelloFacts): Promise<Pair> => {
  const spec = baseSpec(context.asked, first.address);
  const base: HelloFacts[] = [];
  for (let round = 1; round <= ROUNDS; round += 1)
    base.push(...(await say(context, spec, first, `The up-to-date greeting, repetition ${round}`)));
  return {
    key: 'base',
    differsIn: 'nothing',
    base,
    variant: [],
    holds: base.length > 0 && sameLuck([first, ...base].filter(wasAsked)),
  };
};

/** The bases of hello-form; none where it varied a greeting after a plain beginning. */
const basesOfForms = ({ hello, 'hello-form': forms }: Seen): HelloFacts[] => {
  const all = forms?.bases ?? forms?.forms.flatMap(({ base }) => base) ?? [];
  const once = new Map(all.map((one) => [one.attemptId, one]));
  return forms?.ofStarttls || !hello ? [] : [...once.values()];
};

/** Every time the base itself was sent in this run: in hello, in hello-form, and as the base of a pair here. */
const everyBase = (
  seen: Seen,
  groups: readonly (readonly Pair[])[],
  isBase: (group: readonly Pair[]) => boolean,
) =>
  [
    ...(seen.hello ? [seen.hello.base, seen.hello.repeated] : []),
    ...groups.filter(isBase).flatMap((group) => group[0]?.base ?? []),
    ...basesOfForms(seen),
  ]
    .filter(wasAsked)
    .slice(0, 20);

const describe = ({ pairs, baseSteady, baseEndsAlike }: RepeatFacts): string => {
  if (!baseSteady) return 'The same greeting did not end the same way each time.';
  const compared = pairs.filter(({ key }) => key !== 'base');
  if (compared.length === 0)
    return baseEndsAlike
      ? 'The same greeting ended the same way each time.'
      : 'The same greeting was never answered, and was refused in different ways.';
  const whole = compared.filter(isWhole);
  const steady = whole.filter((pair) => pair.holds).length;
  const lost = compared.length - whole.length;
  const sentences = [
    ...(whole.length > 0 ? [outOf(steady, whole.length)] : []),
    ...(lost > 0
      ? [`${notAgain(lost, compared.length)} could not be measured again, for want of connections.`]
      : []),
  ];
  return sentences.join(' ');
};

const notAgain = (lost: number, all: number): string =>
  all === 1 ? 'The difference we saw' : `${lost} of ${all} differences`;

const outOf = (steady: number, all: number): string =>
  steady === all
    ? `${steady === 1 ? 'The difference' : allOf(steady, 'differences')} we saw came out the same way again.`
    : `${steady} of ${all} differences came out the same way again.`;

export const probe = defineProbe({
  id: 'repeat',
  question: 'Does it go the same way every time?',
  areas: ['network', 'protocol', 'configuration'],
  needs: ['hello', 'versions', 'server-name', 'starttls', 'certificate', 'client-certificate', 'hello-form'],
  budget: { connections: MAX_CONNECTIONS, ms: 60_000 },
  facts: factsSchema,
  async run(context) {
    const { asked, seen } = context;
    if (!seen.hello) return { status: 'skipped', why: 'No greeting could be sent.' };
    if (stuckInWords(seen.hello.base)) return { status: 'skipped', why: STUCK };
    const plans = choosePairs(asked, seen);
    const groups: Pair[][] = [];
    for (const group of byBase(plans)) groups.push(await repeatGroup(context, group));
    if (groups.length === 0) groups.push([await repeatBase(context, seen.hello.base)]);
    const own = JSON.stringify(baseSpec(asked, seen.hello.base.address));
    const ofBase = new Set(plans.filter((plan) => JSON.stringify(plan.base) === own).map(({ key }) => key));
    const baseResults = everyBase(
      seen,
      groups,
      ([pair]) => pair?.key === 'base' || ofBase.has(pair?.key ?? ''),
    );
    const [first] = baseResults;
    const facts: RepeatFacts = {
      pairs: groups.flat(),
      baseSteady: sameLuck(baseResults),
      baseEndsAlike: baseResults.every((result) => first !== undefined && sameEnd(result, first)),
      baseResults,
    };
    if (facts.baseSteady && facts.pairs.every(({ base, variant }) => base.length + variant.length === 0))
      return { status: 'gave-up', why: 'No connection was left to repeat the greeting.' };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
