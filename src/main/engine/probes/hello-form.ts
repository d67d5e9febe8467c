import { optionsOf, type Program } from '../../../shared/model/asked';
import type { Outcome } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';
import type { ClientProfile } from '../clients/define-client';
import { clientById } from '../clients/registry';
import { GROUPS, SCHEMES } from '../wire/ids';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { answeredFlightSchema, readAnsweredFlight } from './forms/answered-flight';
import { FORMS, formNamed } from './forms/forms';
import { measuredFormSchema, measureForms, untriedFormSchema } from './forms/measure';
import { baseToVary } from './forms/round-base';
import { sameLuck } from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { reported } from './reported';

/** Our base greeting in other forms, each beside the base itself: which of them end otherwise, and whether that comes out again. */
const factsSchema = z.strictObject({
  /** How the base ended in this probe: forms that fail are looked for, or forms that work. */
  baseAnswered: z.boolean(),
  /** The base was answered each time in this probe, or never. */
  baseSteady: z.boolean(),
  /** The base was the greeting after a plain beginning (STARTTLS). */
  ofStarttls: z.boolean(),
  /** Each time the base was sent here. Absent in cases of before. */
  bases: z.array(helloFactsSchema).max(20).optional(),
  forms: z.array(measuredFormSchema).max(40),
  untried: z.array(untriedFormSchema).max(40),
  /** A longer list of groups was answered below TLS 1.3 with a suite for ECDSA: what the server showed then. Absent: not looked at. */
  answeredFlight: answeredFlightSchema.optional(),
});
export type HelloFormFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'hello-form': HelloFormFacts;
  }
}

/**
 * Where the base was cut off without a word: what can make an old or picky device choke, the likeliest first. The small greeting leaves out
 * several things at once, so it is filled up again afterwards (`nextFor`).
 */
const AFTER_A_CUT = ['size-200', 'size-600', 'no-x25519', 'old-schemes'] as const;
/** The form whose answer is looked into. */
const MORE_GROUPS = 'more-groups';
/** All at once, each of those that differ takes two connections more. A list that lacks something is refused, hardly ever met with silence. */
const AFTER_SILENCE = ['size-200', 'size-600', 'alpn-none', 'no-session-id'] as const;
/** An alert comes from somebody who has read the greeting: what it may have missed or disliked in there. Suites have a probe of their own. */
const AFTER_AN_ALERT = ['more-groups', 'more-schemes', 'old-schemes', 'no-x25519', 'no-ems'] as const;
/** Where all goes well for us and an error was reported: what many programs do today and we do not. */
const AFTER_A_REPORT = ['post-quantum', 'two-segments'] as const;
/** no_application_protocol (RFC 7301 §3.2). */
const NO_PROTOCOL = 120;
const ABOUT_PROTOCOLS = ['alpn-none', 'alpn-http1', 'alpn-h2'] as const;
/** Ours is taken, and the pasted text says that the program's was not: lists as other programs have them. */
const LISTS_OF_OTHERS = ['common-groups', 'common-schemes', 'no-x25519'] as const;
/** The same for languages. */
const OF_OTHERS = ['alpn-unknown', 'alpn-h2', 'alpn-http1'] as const;

/**
 * How programs greet in a way that ours does not. From our own recordings (record version of OpenJDK 17; post-quantum share of Node.js with
 * OpenSSL 3.5; no session ID from Schannel and Mono) and the notes of their makers (Go 1.24 and browsers: post-quantum share, GREASE).
 */
const PROGRAM_FORMS: { readonly [P in Program]: readonly string[] } = {
  unknown: [],
  other: [],
  browser: ['post-quantum', 'grease', 'two-segments'],
  'dotnet-framework': ['alpn-none', 'no-session-id', 'record-0303'],
  dotnet: ['alpn-none', 'no-session-id', 'record-0303'],
  java: ['record-0303', 'alpn-none'],
  python: ['post-quantum', 'two-segments'],
  node: ['post-quantum', 'two-segments'],
  openssl: ['post-quantum', 'two-segments'],
  go: ['post-quantum', 'two-segments'],
  mail: ['alpn-none'],
  database: ['alpn-none'],
};

/** What tells more once a form differed: the size without the new key, the same cut in another place. */
const FOLLOW_UPS: { readonly [id: string]: readonly string[] } = {
  'post-quantum': ['size-600', 'size-1500'],
  'two-segments': ['two-records'],
  grease: ['unknown-extension'],
  'many-suites': ['size-600'],
};
/** The small greeting filled up again, so that only its size is another. */
const COUNTER_CHECK = 'small-filled';

/** Larger and smaller ones are answered: then it is the size, whatever is in them. */
const nextFor = (differing: readonly string[]): readonly string[] => [
  ...differing.flatMap((id) => FOLLOW_UPS[id] ?? []),
  ...(differing.includes('size-200') && !differing.includes('size-600') ? [COUNTER_CHECK] : []),
];

/** The greeting came to a server, and it was the greeting that it turned down. */
const turnedDown = ({ kind }: Outcome): boolean =>
  kind === 'fin' || kind === 'rst' || kind === 'silence' || kind === 'alert' || kind === 'fin-in-record';

const afterGreeting = (outcome: Outcome): boolean =>
  'stage' in outcome && (outcome.stage === 'after-hello' || outcome.stage === 'in-server-flight');

const formsForFailure = (outcome: Outcome): readonly string[] => {
  if (outcome.kind === 'silence') return AFTER_SILENCE;
  if (outcome.kind !== 'alert') return AFTER_A_CUT;
  return outcome.code === NO_PROTOCOL ? ABOUT_PROTOCOLS : AFTER_AN_ALERT;
};

/** What a server chooses of our groups that has no wish of its own: a key for it goes with the greeting. */
const USUAL_CHOICE = 'x25519';

/** Keys of certificates that every program of today takes; P-521, Ed25519, Ed448 and RSA-PSS are missing in some (RFC 8446 §9.1). */
const USUAL_KEY = /^(?:RSA|EC P-256|EC P-384)$/i;

/** The server shows us a certificate with a key of another kind: then our lists, longer than those of others, may be what it needs. */
const hasOddKey = ({ certificate }: Seen): boolean => {
  const [leaf] = certificate?.chain ?? [];
  return leaf !== undefined && !USUAL_KEY.test(leaf.keyType);
};

/** What the person's program may send and we do not, and what their text speaks of. */
const formsForProgram = (
  { asked: { message, program }, seen }: ProbeContext,
  { group }: HelloFacts,
): readonly string[] => {
  const { anything, protocols, lists, oldStack } = reported(message);
  const usual = PROGRAM_FORMS[program];
  const odd = (group !== null && group !== USUAL_CHOICE) || hasOddKey(seen);
  const forms = [
    ...(protocols ? OF_OTHERS : []),
    ...(lists || odd ? LISTS_OF_OTHERS : []),
    // An alert comes from somebody who has read the greeting, however large it was.
    ...(protocols || lists ? [] : usual),
  ];
  return [...new Set(forms.length > 0 || !anything || oldStack !== null ? forms : AFTER_A_REPORT)];
};

type Choice = readonly string[] | { readonly why: string };

/** In what the chosen program's own greeting differs from ours, as far as a form of ours has the same. */
const formsForProfile = ({ offers }: ClientProfile): readonly string[] => {
  const { groups, signatureSchemes, alpn } = offers;
  const forms = [
    ...(groups.includes(GROUPS.X25519MLKEM768) ? ['post-quantum', 'two-segments'] : []),
    ...(groups.length > 0 && !groups.includes(GROUPS.secp521r1) ? ['common-groups'] : []),
    ...(signatureSchemes.includes(SCHEMES.ed25519) ? [] : ['common-schemes']),
  ];
  return forms.length > 0 || alpn.length > 0 ? forms : ['alpn-none'];
};

/** Ours is answered: what of the person's program to try, or why nothing. */
const chooseForProgram = (context: ProbeContext, base: HelloFacts): Choice => {
  const { seen } = context;
  const own = seen['client-greeting'];
  if (own && !own.differs && own.own.some(({ answered }) => answered))
    return {
      why: 'The greeting of the chosen program was answered as well, so forms of ours decide nothing.',
    };
  const profile = own?.differs ? clientById(own.profile) : null;
  const forms = profile ? formsForProfile(profile) : formsForProgram(context, base);
  return forms.length > 0
    ? forms
    : { why: 'The greeting was answered, so other forms of it decide nothing.' };
};

/** Which forms to try, or why none. */
const choose = (context: ProbeContext, base: HelloFacts): Choice => {
  const { asked, seen } = context;
  if (optionsOf(asked).depth === 'all') return FORMS.map(({ id }) => id);
  if (seen.hello?.steady === false)
    return { why: 'The same greeting is answered only sometimes, so forms of it can’t be compared.' };
  if (base.answered) return chooseForProgram(context, base);
  if (!turnedDown(base.outcome) || !afterGreeting(base.outcome))
    return { why: 'It was not the greeting that was turned down, so its form decides nothing.' };
  return formsForFailure(base.outcome);
};

const describe = ({ baseAnswered, baseSteady, forms }: HelloFormFacts): string => {
  if (!baseSteady) return 'The greeting was answered only sometimes, so its forms can’t be compared.';
  if (forms.length === 0) return 'No other form of the greeting could be tried.';
  const [first, ...more] = forms.filter(({ variant }) => variant[0] && variant[0].answered !== baseAnswered);
  if (first) {
    const others = more.length > 0 ? ` So it is with ${more.length} more.` : '';
    return baseAnswered
      ? `The greeting is answered, but not with this change: ${first.differsIn}.${others}`
      : `The greeting is answered with this change: ${first.differsIn}.${others}`;
  }
  if (!baseAnswered) return 'The greeting was not answered in any other form either.';
  return forms.length === 1
    ? 'The greeting is answered in the other form that we tried, too.'
    : `The greeting is answered in ${forms.length === 2 ? 'both' : `all ${forms.length}`} other forms that we tried, too.`;
};

const USUAL_BUDGET = { connections: 10, ms: 30_000 } as const;

export const probe = defineProbe({
  id: 'hello-form',
  question: 'Does the answer depend on the form of the greeting, such as its size?',
  areas: ['protocol', 'network'],
  needs: ['hello', 'versions', 'starttls', 'client-greeting', 'certificate'],
  runs: {
    how: 'if-it-decides',
    when: 'when the greeting is turned down, or an error is reported of a program that greets in another way than we do',
  },
  budget: USUAL_BUDGET,
  allBudget: { connections: 90, ms: 120_000 },
  // The base, three forms, the base once more, and the first of the forms that differed once more.
  least: 6,
  keepsPart: true,
  facts: factsSchema,
  async run(context) {
    const base = baseToVary(context);
    if (!base) return { status: 'skipped', why: 'No greeting could be sent.' };
    const chosen = choose(context, base.before);
    if ('why' in chosen) return { status: 'skipped', why: chosen.why };
    // With few connections left, measuring again what differed tells more than one more form.
    const scarce = (context.connections ?? USUAL_BUDGET.connections) < USUAL_BUDGET.connections;
    const round = await measureForms(context, base, chosen.map(formNamed), (differing) =>
      scarce ? [] : [...new Set(nextFor(differing))].filter((id) => !chosen.includes(id)).map(formNamed),
    );
    const [first] = round.bases;
    if (!first) return { status: 'gave-up', why: 'No connection was left to compare forms of the greeting.' };
    const flight = await readAnsweredFlight(context, MORE_GROUPS, round.flights.get(MORE_GROUPS));
    const facts: HelloFormFacts = {
      baseAnswered: first.answered,
      baseSteady: sameLuck(round.bases),
      ofStarttls: (base.greeting.protocol ?? null) !== null,
      bases: round.bases.slice(0, 20),
      forms: [...round.forms],
      untried: [...round.untried],
      ...(flight ? { answeredFlight: flight } : {}),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
