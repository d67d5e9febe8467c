import type { Program } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because, Detail } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import type { ClientProfile } from '../../clients/define-client';
import { type Deciding, type Judgement, judge } from '../../clients/judge';
import { clientById } from '../../clients/registry';
import { type ServerFacts, serverFactsOf } from '../../clients/server-facts';
import { suiteName, versionName } from '../../wire/ids';
import type { Told, Verdict } from '../define-cause';
import { clip, compared, inferred, listed, measured, toldBy } from './clip';
import { claimed } from './told';

/** The facts that tell whether one kind of program shares an encryption method with the server. */
export interface SuiteFactsShown {
  readonly hello: EvidenceMap['hello'];
  readonly versions: EvidenceMap['versions'];
  readonly suites?: EvidenceMap['suites'];
  readonly 'server-name'?: EvidenceMap['server-name'];
  readonly 'client-greeting'?: EvidenceMap['client-greeting'];
  readonly 'one-change'?: EvidenceMap['one-change'];
  readonly 'local-settings'?: EvidenceMap['local-settings'];
}

/** A kind of program with few encryption methods of its own. */
export interface Kind {
  /** "Windows 8.1 and Windows Server 2012 R2" */
  readonly words: string;
  /** The words name one program, not several. */
  readonly single?: true;
  /** Id of the profile that stands for the kind while none of it was chosen. */
  readonly standsFor: string;
  readonly includes: (profile: ClientProfile) => boolean;
  /** Answers of "which program?" that may be of this kind; 'unknown' is always among them. */
  readonly programs: readonly Program[];
  /** Of those, the answers that alone speak for it. */
  readonly speaking: readonly Program[];
  /** The pasted text is one that such a program prints when nothing is shared. */
  readonly texts: (told: Told) => boolean;
  /** This computer itself is of this kind, in a sentence; null: it is not, or it is not known. */
  readonly here: (local: EvidenceMap['local-settings']) => string | null;
}

const isMeasuredFailing = (own: EvidenceMap['client-greeting'] | undefined, chosen: ClientProfile): boolean =>
  own?.profile === chosen.id && own.differs && own.steady && own.own[0]?.answered === false;

const BY_CHANGE = 'It works when';

/** The program's own greeting by turns with ours, and the one change between them. */
const proofs = (shown: SuiteFactsShown, chosen: ClientProfile | null): Because[] => {
  const own = shown['client-greeting'];
  const change = shown['one-change'];
  const pair = change?.from === 'program-fails' && change.pair?.holds ? change.pair : null;
  const [first] = own?.own ?? [];
  return [
    ...(chosen && own && first && isMeasuredFailing(own, chosen)
      ? [
          measured(
            `We sent the greeting of ${own.name} by turns with ours. Ours was answered each time. Of the other: ${describeOutcome(first.outcome)}`,
            [...own.own, ...own.base].map(({ attemptId }) => attemptId),
          ),
        ]
      : []),
    ...(chosen && pair?.variable === 'suites'
      ? [
          measured(
            `${BY_CHANGE} ${pair.works}, and fails when ${pair.fails}; nothing else differed.`,
            [...pair.working, ...pair.failing].map(({ attemptId }) => attemptId),
          ),
        ]
      : []),
  ];
};

/** The program's greeting, with one thing as in ours that is not its methods, was answered each time: then its methods will do. */
const mendedOtherwise = ({ 'one-change': change }: SuiteFactsShown): boolean => {
  const pair = change?.from === 'program-fails' && change.pair?.holds ? change.pair : null;
  return pair?.mended === 'program' && pair.variable !== 'suites';
};

/** The server's methods beside what this kind of program makes of them. */
const table = (server: ServerFacts, profile: ClientProfile, words: string): Detail => ({
  kind: 'table',
  title: 'Encryption methods (cipher suites) that the server takes',
  columns: ['Version', 'Method', `Offered by ${clip(words, 80)}`],
  rows: server.suites
    .flatMap(({ version, taken }) =>
      taken.map((suite) => [
        versionName(version),
        suiteName(suite),
        profile.offers.suites.includes(suite) && profile.offers.versions.includes(version) ? 'yes' : 'no',
      ]),
    )
    .slice(0, 60),
});

const taken = (server: ServerFacts): string => {
  const all = server.suites.flatMap((list) => list.taken.map(suiteName));
  const names = [...new Set(all)];
  return `${listed(names.slice(0, 4))}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`;
};

const against = (told: Told): string[] => {
  const event = claimed(told)?.event;
  return [
    ...(told.asked.side === 'accepts' ? ['You told us that your program accepts connections.'] : []),
    ...(event === 'certificate-rejected-here'
      ? ['Your error text says that the program refused the certificate, which comes later.']
      : []),
    ...(event === 'name-not-found' || event === 'refused'
      ? ['Your error text says that no connection came about at all.']
      : []),
  ];
};

interface Case {
  readonly kind: Kind;
  readonly shown: SuiteFactsShown;
  readonly told: Told;
}

/** Reasons besides what was proved: what was told, what this computer is. */
const signs = ({ kind, shown, told }: Case, chosen: ClientProfile | null): Because[] => {
  const local = shown['local-settings'];
  const here = local ? kind.here(local) : null;
  return [
    ...(chosen ? [toldBy(`You told us that the program is ${chosen.name}.`)] : []),
    ...(!chosen && kind.speaking.includes(told.asked.program)
      ? [toldBy('The kind of program that you named may be one of these.')]
      : []),
    ...(here === null ? [] : [inferred(here)]),
    ...(kind.texts(told) ? [toldBy('Your error text is one that such a program prints in this case.')] : []),
  ];
};

/** What is looked at once a method is shared (clients/judge). */
const LATER: readonly Deciding[] = [
  'groups',
  'signatures',
  'diffie-hellman',
  'renegotiation',
  'certificate',
  'everything',
];

const offersNone = ({ words, single }: Kind, methods: string, whole: boolean): string => {
  if (whole)
    return single
      ? `The server takes ${methods}. ${words} offers none of them.`
      : `The server takes ${methods}. ${words} offer none of them.`;
  return single
    ? `The server was seen to take ${methods}. ${words} does not offer that.`
    : `The server was seen to take ${methods}. ${words} do not offer that.`;
};

/** Why it is not this, or why it can't be told; null: the methods decide. */
const otherwise = (subject: ClientProfile, { would, deciding, because }: Judgement): Verdict | null => {
  if (deciding === 'suites') return null;
  if (LATER.includes(deciding))
    return {
      verdict: 'ruled-out',
      because: `${subject.name} and the server have an encryption method in common.`,
    };
  return would === 'unknown'
    ? { verdict: 'unknown', why: clip(because, 600) }
    : { verdict: 'ruled-out', because: clip(`${subject.name}: ${because}`, 600) };
};

export const NOT_ITS_LIST =
  'An up-to-date greeting is not taken either, so the list of an older program is not what decides.';

/** Whether the kind of program can be meant at all; null: it can. */
const excluded = ({ kind, told, shown }: Case, chosen: ClientProfile | null): string | null => {
  if (chosen && !kind.includes(chosen))
    return `You told us that the program is ${chosen.name}, which is not one of these.`;
  const { program } = told.asked;
  if (!chosen && program !== 'unknown' && !kind.programs.includes(program))
    return 'Programs of the kind that you named bring encryption methods of their own.';
  return shown.hello.base.answered ? null : NOT_ITS_LIST;
};

/** The version already shuts the chosen program out; with a newer one on the same system the methods would. */
const comesNext = ({ kind, shown }: Case, subject: ClientProfile, server: ServerFacts): Verdict | null => {
  const newer = clientById(kind.standsFor);
  if (newer === null || newer.id === subject.id) return null;
  const { would, deciding } = judge(newer, server);
  if (would !== 'be-closed' || deciding !== 'suites') return null;
  return {
    verdict: 'possible',
    because: [
      compared(
        `${subject.name} offers no version that the server takes. A newer version alone would not help: the server takes ${taken(server)}, and ${kind.words} offer none of them.`,
        [shown.hello.base.attemptId],
      ),
    ],
    details: [table(server, newer, kind.words)],
  };
};

/**
 * Does a kind of program with few encryption methods have none in common with this server? Confirmed takes the chosen program's own greeting,
 * measured by turns with ours, and either the server's whole list or the one change. Likely takes that greeting alone, or the whole list and
 * something that speaks for such a program; with nothing known of the program it is possible and no more.
 */
export const judgeNoSharedSuite = (one: Case): Verdict => {
  const { kind, shown, told } = one;
  const chosen = told.asked.client ? clientById(told.asked.client) : null;
  const meant = excluded(one, chosen);
  if (meant !== null) return { verdict: 'ruled-out', because: meant };
  const subject = chosen ?? clientById(kind.standsFor);
  if (subject === null) return { verdict: 'unknown', why: 'The greeting of such a program is not known.' };
  const server = serverFactsOf(shown);
  const judgement = judge(subject, server);
  const proved = proofs(shown, chosen);
  const byChange = proved.some(({ text }) => text.startsWith(BY_CHANGE));
  const not = byChange ? null : otherwise(subject, judgement);
  if (not !== null) return judgement.deciding === 'versions' ? (comesNext(one, subject, server) ?? not) : not;
  if (judgement.would === 'unknown' && proved.length === 0)
    return { verdict: 'unknown', why: clip(judgement.because, 600) };
  if (chosen && mendedOtherwise(shown))
    return {
      verdict: 'ruled-out',
      because: `${subject.name} and the server have an encryption method in common.`,
    };
  const whole = judgement.would === 'be-closed' && judgement.deciding === 'suites';
  const reasons = [
    ...proved,
    compared(offersNone(kind, taken(server), whole), [shown.hello.base.attemptId]),
    ...(whole || byChange
      ? []
      : [
          inferred(
            'Its other methods were not asked for, so a group or a signature method that they lack could be it as well.',
          ),
        ]),
    ...signs(one, chosen),
  ];
  const speaksAgainst = against(told);
  const open = {
    because: reasons,
    details: [table(server, subject, kind.words)],
    ...(speaksAgainst.length > 0 ? { against: speaksAgainst } : {}),
  };
  if (speaksAgainst.length > 0) return { verdict: 'possible', ...open };
  if (proved.length > 0 && (whole || byChange)) return { verdict: 'confirmed', ...open, weight: 5 };
  const local = shown['local-settings'];
  const spoken =
    chosen !== null ||
    kind.texts(told) ||
    (kind.speaking.includes(told.asked.program) && local !== undefined && kind.here(local) !== null);
  return (whole && spoken) || proved.length > 0
    ? { verdict: 'likely', ...open, weight: 4 }
    : { verdict: 'possible', ...open };
};
