import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { inferred, measured } from '../derive/clip';
import { effectOf, formOf, formSentence, type MeasuredForm } from '../derive/hello-forms';
import { said } from '../derive/said';
import { answer } from '../derive/told';

type Variable = EvidenceMap['one-change']['steps'][number]['variable'];

/** What a server needs to agree on. A change in one of these has a cause of its own. */
const MATTERS: ReadonlySet<Variable> = new Set([
  'version',
  'suites',
  'groups',
  'signature-schemes',
  'server-name',
  'alpn',
  'client-certificate',
  'size',
  'starttls',
]);

/** Forms that say the same and look otherwise: no server needs any of them to agree. */
const LOOKS: readonly string[] = [
  'no-session-id',
  'record-0303',
  'grease',
  'unknown-extension',
  'few-suites',
];

/** Ended without a word; a server that can't agree sends an error signal (alert), as OpenSSL, Schannel and others do for a reason. */
const wordless = ({ kind }: Outcome): boolean => kind === 'fin' || kind === 'rst' || kind === 'silence';

const stories = (told: Told) =>
  said(told, {
    'front-end': {
      cloudflare:
        'You told us that Cloudflare stands in front of the server; it knows programs by their greeting.',
      azure: 'You told us that an Azure service stands in front of the server.',
      aws: 'You told us that an AWS service stands in front of the server; its WAF can know programs by their greeting.',
      other: 'You told us that a protection service stands in front of the server.',
    },
  });

interface Shown {
  readonly own: EvidenceMap['client-greeting'];
  readonly change: EvidenceMap['one-change'] | undefined;
  readonly forms: EvidenceMap['hello-form'] | undefined;
}

/** What alone makes no difference to our own greeting can't be why the program's fails. */
const harmlessAlone = ({ forms }: Shown, variable: Variable): MeasuredForm | null => {
  const form =
    variable === 'alpn' && forms?.baseAnswered ? formOf({ 'hello-form': forms }, 'alpn-none') : undefined;
  return form?.variant.length && form.variant.every(({ answered }) => answered) ? form : null;
};

/** One thing that matters makes the difference by itself, so the looks do not. */
const explainedBy = (shown: Shown): Variable | null => {
  const pair = shown.change?.from === 'program-fails' ? shown.change.pair : null;
  if (!pair || pair.together.length > 1 || !MATTERS.has(pair.variable)) return null;
  return harmlessAlone(shown, pair.variable) ? null : pair.variable;
};

const NAMES: { readonly [V in Variable]?: string } = {
  version: 'the versions offered',
  suites: 'the encryption methods offered',
  groups: 'the key exchange groups offered',
  'signature-schemes': 'the signature methods offered',
  'server-name': 'the name asked for',
  alpn: 'the protocols offered (ALPN)',
  size: 'the size of the greeting',
};

/** The program's own greeting beside ours, by turns. */
const byGreeting = (shown: Shown, told: Told): Verdict => {
  const { own, change } = shown;
  const [refused, answered] = own.own[0]?.answered ? [own.base, own.own] : [own.own, own.base];
  const [first] = refused;
  if (!own.steady || first === undefined)
    return {
      verdict: 'unknown',
      why: `The greeting of ${own.name} and ours did not come out the same way each time.`,
    };
  if (!own.differs)
    return { verdict: 'ruled-out', because: `The greeting of ${own.name} and ours came out alike.` };
  if (!refused.every(({ outcome }) => wordless(outcome)))
    return { verdict: 'ruled-out', because: `The refusal says why: ${describeOutcome(first.outcome)}` };
  const variable = explainedBy(shown);
  if (variable)
    return {
      verdict: 'ruled-out',
      because: `One thing makes the difference, and it is one that servers have to agree on: ${NAMES[variable] ?? variable}.`,
    };
  const searched =
    change?.from === 'program-fails' && (change.pair?.holds === true || change.steps.length > 1);
  const together = change?.pair?.holds === true && change.pair.together.length > 1;
  const alone = answer(told, 'front-end') === 'none';
  const ours = refused === own.base;
  const harmless = change?.pair ? harmlessAlone(shown, change.pair.variable) : null;
  return {
    verdict: searched && !alone ? 'likely' : 'possible',
    because: [
      measured(
        `${ours ? 'Our own greeting' : `The greeting of ${own.name}`} was turned down each time without a word: ${describeOutcome(first.outcome)}`,
        refused.map(({ attemptId }) => attemptId),
      ),
      measured(
        `${ours ? `That of ${own.name}` : 'Ours'}, sent by turns with it to the same address, was answered each time.`,
        answered.map(({ attemptId }) => attemptId),
      ),
      ...(together && change?.pair
        ? [
            measured(
              `No single difference between the two decides it: it takes ${change.pair.together.length} of them together.`,
              [...change.pair.failing, ...change.pair.working].map(({ attemptId }) => attemptId),
            ),
          ]
        : searched
          ? [inferred('None of the things that servers have to agree on made the difference by itself.')]
          : []),
      ...(harmless
        ? [
            measured(
              'What made the program’s greeting work makes no difference to ours, so it is not that thing by itself.',
              harmless.variant.map(({ attemptId }) => attemptId),
            ),
          ]
        : []),
      ...stories(told),
    ],
    against: alone ? ['You told us that the server stands by itself, without a protection service.'] : [],
    weight: 4,
  };
};

/** A form of our own greeting that differs in its looks alone. */
const byForm = (form: MeasuredForm, told: Told): Verdict => ({
  verdict: 'possible',
  because: [
    formSentence(form),
    inferred(
      'That change says nothing that a server has to agree on; it alters what the greeting looks like.',
    ),
    ...stories(told),
  ],
  weight: -1,
});

/** A protection service knows programs by the looks of their greeting, and turns this one away. */
export const cause = defineCause({
  id: 'waf-handshake-fingerprint',
  area: 'policy',
  title: 'A protection service may dislike how the program introduces itself',
  ruledOut: 'The looks of the greeting are not the reason.',
  meaning:
    'Each kind of program greets in a way of its own: which methods it lists, and in which order. Protection services know these patterns (fingerprints, such as JA3 and JA4) and turn away those that attackers’ tools use as well. A browser then works at the same time and place where the program does not.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to look into the log of the protection service for your address and this time, and to let your program in.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: [
        'Look at Security, Events for the address and time; the event shows the fingerprint (JA3, JA4) and the rule.',
        'Add an exception (Skip) for this path, with a token of the program’s own rather than with its fingerprint.',
      ],
      undo: 'Delete the exception.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'Look at the WAF log for the field ja3Fingerprint or ja4Fingerprint, and at the groups for bots. Set an allow rule for the program before them.',
      ],
      undo: 'Delete the rule again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: ['Look at the WAF log for the rule (bot manager), and set an exclusion or an allow rule.'],
      undo: 'Delete the rule again.',
    },
    {
      owner: 'server-owner',
      stack: 'FortiWeb, F5 and other appliances',
      steps: [
        'Look for rules on the handshake (scripts such as CLIENTSSL_HANDSHAKE or CLIENTSSL_CLIENTHELLO that close) and for bot defence, and add an exception.',
      ],
      undo: 'Take the exception out.',
    },
    {
      owner: 'program-vendor',
      stack: 'any',
      steps: [
        'Bring the program and its TLS library up to date: old libraries are on such lists more often.',
        'Agree with the server’s owner on a way in that does not depend on looks, such as a key, a token or a certificate of the program’s own.',
      ],
      undo: 'Go back to the former version.',
    },
  ],
  unseen:
    'Why the other side turns a greeting away stays with it. A fault in its TLS that one unusual part sets off would look the same.',
  decides:
    'Choosing the very program and version under “Your program”, and checking again, would tell more; the log of the protection service would decide it.',
  decidedBy: ['client-greeting', 'one-change', 'hello-form'],
  sources: [
    'Fortinet: FortiWeb SSL management (silent FIN or RST in the handshake)',
    'FoxIO-LLC/ja4, salesforce/ja3',
    'developers.cloudflare.com: JA3/JA4 fingerprint; docs.aws.amazon.com: AWS WAF JA3 match',
  ],
  needs: ['hello'],
  wants: ['client-greeting', 'one-change', 'hello-form'],
  examine(shown, told) {
    const own = shown['client-greeting'];
    if (own) return byGreeting({ own, change: shown['one-change'], forms: shown['hello-form'] }, told);
    const looks = (shown['hello-form']?.forms ?? []).filter(({ id }) => LOOKS.includes(id));
    const decisive = looks.find((form) => {
      const effect = effectOf(form);
      const refused = effect === 'hurts' ? form.variant : effect === 'helps' ? form.base : [];
      return refused.length > 0 && refused.every(({ outcome }) => wordless(outcome));
    });
    if (decisive) return byForm(decisive, told);
    if (looks.length > 0 && shown['hello-form']?.baseSteady)
      return {
        verdict: 'ruled-out',
        because: 'Greetings that say the same and look otherwise came out alike.',
      };
    return {
      verdict: 'unknown',
      why: 'Only our own greeting was sent. Which program fails was not chosen, so its greeting could not be compared.',
    };
  },
});
