import type { EvidenceMap } from '../../../shared/model/evidence';
import { z } from '../../../shared/zod';
import { versionName } from '../wire/ids';
import { defineProbe } from './define-probe';
import { formNamed } from './forms/forms';
import {
  type MeasuredForm,
  measuredFormSchema,
  measureForms,
  type Round,
  untriedFormSchema,
} from './forms/measure';
import { baseToVary } from './forms/round-base';
import { sameLuck } from './greet';
import { helloFactsSchema } from './hello-facts';
import { answeredOtherwise, choosePlans, type Plan, spokenRungs } from './intolerance/plans';

const groupSchema = z.strictObject({
  /** What the base of this group offered: "TLS 1.3, TLS 1.2". */
  offered: z.string().max(100),
  /** The base was answered each time, or never. */
  baseSteady: z.boolean(),
  forms: z.array(measuredFormSchema).max(8),
  untried: z.array(untriedFormSchema).max(8),
});

/** What version numbers do to this server: ones it can't know, ones on the wrapping, the fallback signal, and answers nobody asked for. */
const factsSchema = z.strictObject({
  /** From earlier probes: the base (TLS 1.3 and 1.2 together) beside TLS 1.2 alone. null: not both known. */
  newestOffered: z.strictObject({ base: helloFactsSchema, alone: helloFactsSchema }).nullable(),
  /** From earlier probes: greetings for one version that were answered in another one. */
  notOffered: z.array(z.strictObject({ offered: z.string().max(40), result: helloFactsSchema })).max(6),
  groups: z.array(groupSchema).max(3),
  /**
   * Offered an older version together with the fallback signal (RFC 7507), the server: 'alert' inappropriate_fallback (86), as it should;
   * 'answered'; or 'otherwise'. null: not measured, or it speaks one version alone.
   */
  fallback: z
    .strictObject({
      best: z.string().max(40),
      offered: z.string().max(40),
      came: z.enum(['alert', 'answered', 'otherwise']),
    })
    .nullable(),
});
export type IntoleranceFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    intolerance: IntoleranceFacts;
  }
}

const INAPPROPRIATE_FALLBACK = 86;

const readFallback = (
  measured: readonly { readonly plan: Plan; readonly round: Round }[],
  versions: EvidenceMap['versions'] | undefined,
): IntoleranceFacts['fallback'] => {
  const [best] = spokenRungs(versions);
  for (const { plan, round } of measured) {
    const result = round.forms.find(({ id }) => id === 'fallback-scsv')?.variant[0];
    const [offered] = plan.versions;
    if (!result || !best || offered === undefined) continue;
    const refused = result.outcome.kind === 'alert' && result.outcome.code === INAPPROPRIATE_FALLBACK;
    const came = refused ? 'alert' : result.answered ? 'answered' : 'otherwise';
    return { best: best.version, offered: versionName(offered), came };
  }
  return null;
};

/** Refusing these is what a careful server does (RFC 7507 §3, RFC 6176 §3), so it is no failing. */
const RIGHTLY_REFUSED = new Set(['fallback-scsv', 'ssl2-format']);

const fails = ({ id, base, variant }: MeasuredForm): boolean =>
  !RIGHTLY_REFUSED.has(id) && base[0]?.answered === true && variant[0]?.answered === false;
const helps = ({ base, variant }: MeasuredForm): boolean =>
  base[0]?.answered === false && variant[0]?.answered === true;

const describe = ({ newestOffered, notOffered, groups, fallback }: IntoleranceFacts): string => {
  const forms = groups.flatMap((group) => group.forms);
  const helping = forms.find(helps);
  const failing = forms.filter(fails);
  const [strange] = notOffered;
  const sentences = [
    ...(newestOffered && !newestOffered.base.answered && newestOffered.alone.answered
      ? ['Offered TLS 1.3 as well, the server turns away what it answers with TLS 1.2 alone.']
      : []),
    ...(strange ? [`Asked for ${strange.offered} it answered with ${strange.result.version}.`] : []),
    ...(helping ? [`The greeting is answered with this change: ${helping.differsIn}.`] : []),
    ...failing.slice(0, 2).map(({ differsIn }) => `It fails with this change: ${differsIn}.`),
    ...(fallback?.came === 'answered'
      ? ['It does not heed the signal against needless fallback (RFC 7507).']
      : []),
  ];
  return sentences.length > 0
    ? sentences.join(' ')
    : 'Version numbers make no difference beyond what is usual.';
};

export const probe = defineProbe({
  id: 'intolerance',
  question: 'Does the server stumble over version numbers?',
  areas: ['protocol'],
  needs: ['hello', 'versions', 'starttls', 'hello-form'],
  runs: {
    how: 'if-it-decides',
    when: 'when the greeting is cut off without a word, or an old program that may greet in old ways reports an error',
  },
  budget: { connections: 10, ms: 30_000 },
  allBudget: { connections: 24, ms: 60_000 },
  keepsPart: true,
  facts: factsSchema,
  async run(context) {
    const { seen } = context;
    const usual = baseToVary(context);
    if (!usual) return { status: 'skipped', why: 'No greeting could be sent.' };
    const base = usual.before;
    const plans = choosePlans(context, base);
    if ('why' in plans) return { status: 'skipped', why: plans.why };
    const measured: { plan: Plan; round: Round }[] = [];
    for (const plan of plans) {
      const { versions, before } = plan;
      const words = `The greeting with ${versions.map(versionName).join(' and ')}`;
      const greeting = { ...usual.greeting, versions };
      const round = await measureForms(context, { greeting, words, before }, plan.forms.map(formNamed));
      measured.push({ plan, round });
    }
    const rung = seen.versions?.rungs.find(({ version }) => version === 'TLS 1.2');
    const facts: IntoleranceFacts = {
      // Asked behind plain words, the version alone differs from the base in those words as well.
      newestOffered:
        seen.hello && rung && !seen.versions?.protocol ? { base: seen.hello.base, alone: rung.result } : null,
      notOffered: answeredOtherwise(seen.versions),
      groups: measured
        .filter(({ round }) => round.bases.length > 0)
        .map(({ plan, round }) => ({
          offered: plan.versions.map(versionName).join(', '),
          baseSteady: sameLuck(round.bases),
          forms: [...round.forms],
          untried: [...round.untried],
        })),
      fallback: readFallback(measured, seen.versions),
    };
    if (plans.length > 0 && facts.groups.length === 0)
      return { status: 'gave-up', why: 'No connection was left to try version numbers.' };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
