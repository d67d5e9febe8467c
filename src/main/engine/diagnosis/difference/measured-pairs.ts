import type { Evidence, EvidenceMap, ProbeId } from '../../../../shared/model/evidence';
import { standsWithoutAlpn } from '../derive/late-luck';
import { type Pair, pairFrom, type Variable } from './pair';
import { formVariable, formWords, repeatWords } from './words';

type Form = EvidenceMap['hello-form']['forms'][number];
type Way = EvidenceMap['ways']['ways'][number];

const found = (...pairs: (Pair | null)[]): Pair[] => pairs.flatMap((pair) => pair ?? []);

const fromOneChange = ({ pair }: EvidenceMap['one-change']): Pair[] => {
  if (pair === null) return [];
  const { variable, works, fails, working, failing, holds, together } = pair;
  const ids = [...working, ...failing].map(({ attemptId }) => attemptId);
  const repeated = working.length > 1 && failing.length > 1;
  return [
    {
      ...{ variable, works, fails, repeated, holds },
      together: together.filter((other) => other !== variable),
      attempts: [...new Set(ids)].slice(0, 20),
    },
  ];
};

const fromRepeat = (
  { pairs }: EvidenceMap['repeat'],
  names: EvidenceMap['server-name'] | undefined,
): Pair[] =>
  pairs.flatMap(({ key, base, variant, holds }) => {
    const context = { named: names?.with !== null, address: base[0]?.address ?? 'first found' };
    const words = repeatWords(key, context);
    return words ? found(pairFrom(words.variable, { base, variant }, words, holds)) : [];
  });

/** The small form leaves out several things at once, so a form that changes one thing says more. */
const severalLast = (forms: readonly Form[]): Form[] => [
  ...forms.filter(({ id }) => id !== 'size-200'),
  ...forms.filter(({ id }) => id === 'size-200'),
];

const fromForms = (forms: readonly Form[]): Pair[] =>
  severalLast(forms).flatMap(({ id, differsIn, base, variant, holds }) =>
    found(pairFrom(formVariable(id), { base, variant }, formWords(differsIn), holds)),
  );

const wayWords = ({ via, address }: Way, compared: EvidenceMap['ways']['compared']): string => {
  if (compared === 'addresses') return `the address ${address} is used`;
  return via === 'proxy'
    ? 'the connection goes through the proxy'
    : `the connection goes directly to ${address}`;
};

/** Of both kinds of address there are some, and all of one kind are answered while none of the other is. */
const byFamily = (ways: readonly Way[]): boolean => {
  const answered = (family: 4 | 6) =>
    ways.filter((one) => one.family === family).map(({ first }) => first.answered);
  const [four, six] = [answered(4), answered(6)];
  if (four.length === 0 || six.length === 0 || four[0] === six[0]) return false;
  return four.every((one) => one === four[0]) && six.every((one) => one === six[0]);
};

const fromWays = ({ compared, ways, holds }: EvidenceMap['ways']): Pair[] => {
  const works = ways.find(({ first }) => first.answered);
  const fails = ways.find(
    ({ first, via }) => !first.answered && (compared === 'addresses' || via !== works?.via),
  );
  if (!works || !fails) return [];
  const families = compared === 'addresses' && byFamily(ways);
  const variable: Variable = compared === 'proxy' ? 'way' : families ? 'family' : 'address';
  const words = (one: Way): string =>
    families ? `IPv${one.family} is used (${one.address})` : wayWords(one, compared);
  const sides = {
    base: [works.first, ...works.repeated],
    variant: [fails.first, ...fails.repeated],
  };
  return found(pairFrom(variable, sides, { base: words(works), variant: words(fails) }, holds));
};

const fromProxyProtocol = (facts: EvidenceMap['proxy-protocol']): Pair[] => {
  const wanted = facts.versions.find(({ version }) => facts.wanted.includes(version));
  if (!wanted) return [];
  const variant = [wanted.first, ...(wanted.repeated ? [wanted.repeated] : [])];
  const words = {
    base: 'the greeting comes first',
    variant: 'a load balancer’s line comes before the greeting (PROXY protocol)',
  };
  return found(pairFrom('form', { base: [facts.before, facts.after], variant }, words, facts.holds));
};

/** The attempts of one version: shown, then `again`: shown once more, and without it twice. */
const fromClientCertificate = ({ presented }: EvidenceMap['client-certificate']): Pair[] =>
  (presented ?? []).flatMap(({ attemptId, version, result, again, holds }) =>
    result === 'accepted' && holds === true
      ? [
          {
            variable: 'client-certificate' as const,
            together: [],
            works: `your client certificate is shown (${version})`,
            fails: 'no client certificate is shown',
            attempts: [attemptId, ...(again ?? [])],
            repeated: true,
            holds: true,
          },
        ]
      : [],
  );

/** Whole handshakes that a server of TLS 1.3 refused behind its answer, and those without a language (ALPN) that it did not. */
const fromLanguage = (whole: EvidenceMap['client-certificate']): Pair[] => {
  const sides = (all: typeof whole.tries | typeof whole.withoutAlpn) =>
    (all ?? []).map(({ refused, attemptId }) => ({ answered: !refused, attemptId }));
  const words = formWords('the language to be spoken afterwards (ALPN): none named');
  const both = { base: sides(whole.tries), variant: sides(whole.withoutAlpn) };
  return found(pairFrom('alpn', both, words, standsWithoutAlpn(whole)));
};

const fromIntolerance = ({ groups }: EvidenceMap['intolerance']): Pair[] =>
  groups.flatMap(({ forms }) => fromForms(forms));

/** Every two sides of this run of which one is answered and the other is not, and that differ in one thing; the most telling kind first. */
export const measuredPairs = (evidence: Evidence): Pair[] => {
  const facts = <Id extends ProbeId>(id: Id): EvidenceMap[Id] | undefined => {
    const seen = evidence[id];
    return seen?.status === 'ok' ? (seen.facts as EvidenceMap[Id]) : undefined;
  };
  const from = <Id extends ProbeId>(id: Id, read: (seen: EvidenceMap[Id]) => Pair[]): Pair[] => {
    const seen = facts(id);
    return seen === undefined ? [] : read(seen);
  };
  return [
    ...from('one-change', fromOneChange),
    ...from('client-certificate', fromClientCertificate),
    ...from('client-certificate', fromLanguage),
    ...from('ways', fromWays),
    ...from('proxy-protocol', fromProxyProtocol),
    ...from('repeat', (seen) => fromRepeat(seen, facts('server-name'))),
    ...from('hello-form', ({ forms }) => fromForms(forms)),
    ...from('intolerance', fromIntolerance),
  ];
};
