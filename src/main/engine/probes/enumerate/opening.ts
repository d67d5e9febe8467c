import type { Outcome } from '../../../../shared/model/failure';
import type { VersionCode } from '../../wire/api';
import { versionName } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';
import type { Answer, Asker, Question } from './ask';
import { isUsualIn, suitesOf, usualSuitesOf } from './offered';
import { deal } from './plan-round';
import type { Style } from './style';

/** Versions whose hello is TLS's own, newest first; SSL 2.0 has a hello of its own. */
export const TLS_VERSIONS: readonly VersionCode[] = [0x0304, 0x0303, 0x0302, 0x0301, 0x0300];

/** A version's own verdict. `unclear` is not a no: nothing came, or something that says nothing about the version. */
export interface VersionVerdict {
  readonly version: VersionCode;
  readonly verdict: 'spoken' | 'refused' | 'unclear';
  /** How it ended; for a spoken version `answered`. */
  readonly outcome: Outcome;
  /** A ServerHello of this version came instead. */
  readonly other: VersionCode | null;
  /** Attempts that show it. */
  readonly attempts: readonly string[];
  /** Only a short greeting was answered: the first one, of so many bytes, was met like this. */
  readonly shortOnly: { readonly bytes: number; readonly outcome: Outcome } | null;
}

/** The first wave of one version: its verdict, and what was offered for it. */
export interface Opening {
  readonly version: VersionCode;
  readonly verdict: VersionVerdict;
  readonly asked: readonly { readonly offered: readonly number[]; readonly answer: Answer }[];
}

type Asked = Opening['asked'][number];

/** A silent greeting gets a short one beside it after this long; both are over within the usual wait and a moment. */
const IMPATIENT_MS = 1_500;
export const SECOND_WAIT_MS = 3_600;
/** As many suites as a small device might expect. */
const SHORT_LIST = 24;
const SSL3: VersionCode = 0x0300;
const TLS13: VersionCode = 0x0304;
/** handshake_failure (RFC 5246 §7.2.2). */
const HANDSHAKE_FAILURE = 40;
const KEYS_AT_ONCE: readonly number[] = [0x001d, 0x0017];

const outcomeOf = ({ result }: Answer): Outcome => result.attempt.outcome;

const verdictOf = (version: VersionCode, asked: readonly Asked[], shortOnly: boolean): VersionVerdict => {
  const answers = asked.map(({ answer }) => answer);
  const told =
    answers.find(({ kind }) => kind === 'chose') ??
    answers.find((answer) => answer.kind === 'refused' && answer.plainly) ??
    answers.find(({ kind }) => kind === 'refused') ??
    answers[0];
  if (!told) throw new Error('a version was asked for without a question');
  const [first] = answers;
  return {
    version,
    verdict: told.kind === 'chose' ? 'spoken' : told.kind,
    outcome: outcomeOf(told),
    other: told.kind === 'refused' ? told.other : null,
    attempts: answers.map(({ result }) => result.attempt.id),
    shortOnly:
      shortOnly && first ? { bytes: first.result.attempt.bytesOut, outcome: outcomeOf(first) } : null,
  };
};

/** The same question in a form that a picky box may like better: short, and for TLS 1.3 with keys. */
const shortQuestion = (version: VersionCode): Question => ({
  purpose: `${versionName(version)}, a short greeting`,
  version,
  suites: usualSuitesOf(version).slice(0, SHORT_LIST),
  ...(version === TLS13 ? { keyShares: KEYS_AT_ONCE } : {}),
});

const made = new Map<string, readonly Question[]>();

/** The first wave: the same for every server. */
const questionsFor = (version: VersionCode, style: Style): readonly Question[] => {
  const key = `${style.name} ${version}`;
  const known = made.get(key);
  if (known) return known;
  const purpose = `${versionName(version)}, usual suites`;
  const questions = openingLists(version, style).map((suites) => ({ purpose, version, suites }));
  made.set(key, questions);
  return questions;
};

const openingLists = (version: VersionCode, style: Style): readonly (readonly number[])[] => {
  const usual = usualSuitesOf(version);
  if (version !== TLS13) return deal(usual, style.opening(version));
  if (!style.eager) return [usual];
  const rest = suitesOf(version).filter((suite) => ![0x1301, 0x1302, 0x1303].includes(suite));
  return [[0x1303, 0x1301, 0x1302], [0x1301], [0x1302], [0x1303], [0x1302, 0x1301, 0x1303], rest];
};

/** What is worth asking once more before a no: an unusual suite may be the only one, a long greeting the only fault. */
const secondQuestion = (version: VersionCode, asked: readonly Asked[]): Question | null => {
  if (asked.some(({ answer }) => answer.kind !== 'refused' || answer.other !== null)) return null;
  const codes = asked.map(({ answer }) => {
    const outcome = outcomeOf(answer);
    return outcome.kind === 'alert' ? outcome.code : null;
  });
  if (codes.includes(70)) return null;
  if (version === TLS13 || codes.includes(null)) return shortQuestion(version);
  const suites = suitesOf(version).filter((suite) => !isUsualIn(version, suite));
  return suites.length === 0
    ? null
    : { purpose: `${versionName(version)}, all other suites`, version, suites };
};

/** ECDSA's first, then RSA's own exchange; ECDHE with RSA last. Of suites of one kind the usual first. */
const byKind = (version: VersionCode): readonly number[] => {
  const rankOf = (suite: number): number => {
    const { keyExchange, authentication } = suiteFacts(suite) ?? {};
    if (authentication === 'ecdsa') return 0;
    if (authentication !== 'rsa') return 2;
    return keyExchange === 'rsa' ? 1 : 3;
  };
  return [...usualSuitesOf(version)].sort((one, other) => rankOf(one) - rankOf(other));
};

/**
 * Whether each greeting was refused as by a server that chooses one of our suites and then finds that it can't: its certificate of that kind does
 * not fit, for example. SSL 3.0 is left out: nearly every server refuses it with handshake_failure, whatever is in the list.
 */
const mayBeTheOrder = ({ version, asked }: Opening): boolean =>
  version > SSL3 &&
  version < TLS13 &&
  asked.every(({ answer }) => {
    if (answer.kind !== 'refused' || answer.other !== null) return false;
    return answer.outcome.kind === 'alert' && answer.outcome.code === HANDSHAKE_FAILURE;
  });

/** Whether one of these is spoken; as soon as it is known. */
const anySpoken = async (openings: readonly Promise<Opening>[]): Promise<boolean> => {
  const spoken = openings.map(async (waiting) => {
    if ((await waiting).verdict.verdict !== 'spoken') throw new Error('not spoken');
    return true;
  });
  return Promise.any(spoken).catch(() => false);
};

/** A server that speaks another version and refuses this one is asked once more, with the same suites in another order, before it counts. */
export const openAgain = async (
  asker: Asker,
  opening: Opening,
  all: readonly Promise<Opening>[],
): Promise<Opening> => {
  if (!mayBeTheOrder(opening) || !(await anySpoken(all))) return opening;
  const { version } = opening;
  const suites = byKind(version);
  const purpose = `${versionName(version)}, usual suites in another order`;
  const asked = [
    ...opening.asked,
    { offered: suites, answer: await asker.ask({ purpose, version, suites }) },
  ];
  return { version, verdict: verdictOf(version, asked, false), asked };
};

/** Resolves when a greeting that goes out now counts as silent. */
export const untilLate = ({ net }: Asker): Promise<'late'> => net.pause(IMPATIENT_MS).then(() => 'late');

/** Asks for one version; a no or a silence only after a second, different greeting. `late`: begun now, perhaps for several versions. */
export const openVersion = async (
  asker: Asker,
  version: VersionCode,
  style: Style,
  late = untilLate(asker),
): Promise<Opening> => {
  const asked: Asked[] = [];
  const note = async (question: Question): Promise<Asked> => {
    const one = { offered: question.suites, answer: await asker.ask(question) };
    asked.push(one);
    return one;
  };
  const first = Promise.all(questionsFor(version, style).map(note));
  if ((await Promise.race([first, late])) === 'late' && asked.length === 0) {
    await Promise.all([first, note({ ...shortQuestion(version), waitMs: SECOND_WAIT_MS })]);
  } else {
    await first;
    const second = secondQuestion(version, asked);
    if (second) await note(second);
  }
  const firstAsked = await first;
  const chosen = asked.flatMap(({ answer }) => (answer.kind === 'chose' ? [answer.suite] : []));
  // Unless the first wave offered what was chosen later, it was not its length that kept the server from choosing.
  const shortOnly =
    chosen.some((suite) => firstAsked.some(({ offered }) => offered.includes(suite))) &&
    !firstAsked.some(({ answer }) => answer.kind === 'chose');
  return { version, verdict: verdictOf(version, asked, shortOnly), asked };
};
