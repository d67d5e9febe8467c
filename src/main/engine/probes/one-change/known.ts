import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Seen } from '../define-probe';
import type { HelloFacts } from '../hello-facts';
import type { OneChangeFacts, Variable } from '../one-change-facts';

type FoundPair = NonNullable<OneChangeFacts['pair']>;

const OUR_GREETING = 'our usual greeting is sent';

/** A pair of an earlier probe of which the base failed each time and the variant was answered each time; null otherwise. */
const pairOf = (
  variable: Variable,
  base: readonly HelloFacts[],
  variant: readonly HelloFacts[],
  clauses: { readonly fails: string; readonly works: string },
): FoundPair | null => {
  const fails = base.length > 1 && base.every(({ answered }) => !answered);
  const works = variant.length > 1 && variant.every(({ answered }) => answered);
  return fails && works
    ? {
        variable,
        works: clauses.works.slice(0, 200),
        fails: clauses.fails.slice(0, 200),
        working: variant.slice(0, 6),
        failing: base.slice(0, 6),
        holds: true,
        together: [],
      }
    : null;
};

const KINDS: { readonly [kind: string]: Variable } = {
  version: 'version',
  'server-name': 'server-name',
  address: 'address',
  starttls: 'starttls',
};

/** Both sides in words, where the two can be said by themselves; else as a change of our greeting. `named`: the base asked for a name. */
const sidesOf = (key: string, differsIn: string, named: boolean): { fails: string; works: string } => {
  const [kind, value = ''] = [key.split(':')[0] ?? '', key.slice(key.indexOf(':') + 1)];
  if (kind === 'version')
    return { fails: 'TLS 1.3 and TLS 1.2 are offered', works: `${value} alone is offered` };
  if (kind !== 'server-name')
    return { fails: OUR_GREETING, works: `${OUR_GREETING} with one change: ${differsIn}` };
  if (value === 'none')
    return { fails: 'the server’s name is sent (SNI)', works: 'no server name is sent (SNI)' };
  return named
    ? { fails: 'the server’s name is sent (SNI)', works: 'another server name is sent (SNI)' }
    : { fails: 'no server name is sent (SNI)', works: 'a server name is sent (SNI), even a made-up one' };
};

const repeated = ({ pairs }: EvidenceMap['repeat'], named: boolean): (FoundPair | null)[] =>
  pairs.map(({ key, differsIn, base, variant, holds }) => {
    const variable = KINDS[key.split(':')[0] ?? ''];
    return holds && variable ? pairOf(variable, base, variant, sidesOf(key, differsIn, named)) : null;
  });

/** Ids of forms by what they change; the others change an entry of the greeting. */
const FORM_VARIABLES: readonly (readonly [RegExp, Variable])[] = [
  [/^size-/, 'size'],
  [/^alpn-/, 'alpn'],
  [/-suites$/, 'suites'],
  [/-schemes$/, 'signature-schemes'],
  [/version|scsv/, 'version'],
  [/^(?:record|two|ssl2)-/, 'form'],
  [/quantum|x25519|groups$/, 'groups'],
];

/** What a form of the greeting changes, by its id. */
const variableOfForm = (id: string): Variable =>
  FORM_VARIABLES.find(([pattern]) => pattern.test(id))?.[1] ?? 'extensions';

/** The small form leaves out several things at once, so a form that changes one thing says more. */
const severalLast = <F extends { readonly id: string }>(forms: readonly F[]): F[] => [
  ...forms.filter(({ id }) => id !== 'size-200'),
  ...forms.filter(({ id }) => id === 'size-200'),
];

const formed = (forms: EvidenceMap['hello-form']['forms']): (FoundPair | null)[] =>
  severalLast(forms).map(({ id, differsIn, base, variant, holds }) =>
    holds
      ? pairOf(variableOfForm(id), base, variant, {
          fails: OUR_GREETING,
          works: `${OUR_GREETING} with one change: ${differsIn}`,
        })
      : null,
  );

const otherWay = ({ compared, ways, holds }: EvidenceMap['ways']): FoundPair | null => {
  const [base] = ways;
  const other = ways.find(({ first }) => first.answered);
  if (!holds || !base || !other || base.first.answered) return null;
  const words = ({ via, address }: typeof other): string =>
    compared === 'addresses'
      ? `the address ${address} is used`
      : via === 'proxy'
        ? 'the connection goes through the proxy'
        : `the connection goes directly to ${address}`;
  return pairOf(
    compared === 'proxy' ? 'way' : 'address',
    [base.first, ...base.repeated],
    [other.first, ...other.repeated],
    { fails: words(base), works: words(other) },
  );
};

const lineFirst = ({
  before,
  after,
  versions,
  wanted,
  holds,
}: EvidenceMap['proxy-protocol']): FoundPair | null => {
  const version = versions.find((one) => wanted.includes(one.version));
  if (!holds || !version) return null;
  const variant = [version.first, ...(version.repeated ? [version.repeated] : [])];
  return pairOf('form', [before, after], variant, {
    fails: 'the greeting comes first',
    works: 'a load balancer’s line comes before the greeting (PROXY protocol)',
  });
};

/** A pair that earlier probes have measured already, by turns, in which one change makes our failing greeting work; null: none. */
export const knownPair = (seen: Seen): FoundPair | null => {
  const all = [
    seen.ways ? otherWay(seen.ways) : null,
    seen['proxy-protocol'] ? lineFirst(seen['proxy-protocol']) : null,
    ...(seen.repeat ? repeated(seen.repeat, seen['server-name']?.with !== null) : []),
    ...(seen['hello-form'] ? formed(seen['hello-form'].forms) : []),
    ...(seen.intolerance?.groups ?? []).flatMap(({ forms }) => formed(forms)),
  ];
  return all.find((pair) => pair !== null) ?? null;
};

/** Ids of the forms that earlier probes compared with the same greeting, so that they need no connection again. */
export const formsTried = (seen: Seen): ReadonlySet<string> =>
  new Set((seen['hello-form']?.forms ?? []).filter(({ variant }) => variant.length > 0).map(({ id }) => id));
