import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { VersionCode } from '../../wire/api';
import type { ProbeContext } from '../define-probe';
import { BASE_VERSIONS, VERSIONS } from '../greet';
import type { HelloFacts } from '../hello-facts';
import { reported } from '../reported';

const TLS12: VersionCode = 0x0303;

/** Greetings to be compared with one base: what the base offers, how it ended before, and the forms of it. */
export interface Plan {
  readonly versions: readonly VersionCode[];
  readonly before: HelloFacts;
  readonly forms: readonly string[];
}

const codeOf = (name: string): VersionCode | null => VERSIONS.find(([known]) => known === name)?.[1] ?? null;

/** The versions that it speaks, newest first, each with the greeting that showed it. */
export const spokenRungs = (versions: EvidenceMap['versions'] | undefined) =>
  (versions?.rungs ?? [])
    .flatMap(({ version, result }) => {
      const code = codeOf(version);
      return code !== null && versions?.spoken.includes(version) ? [{ version, code, result }] : [];
    })
    .sort((one, other) => other.code - one.code);

/** The newest version up to TLS 1.2: numbers above it are put into a greeting that offers it alone. */
const aloneRung = (versions: EvidenceMap['versions'] | undefined) =>
  spokenRungs(versions).find(({ code }) => code <= TLS12 && code > 0x0300);

/** Greetings for one version that were answered in another, which a server must never do (RFC 8446 §4.2.1). */
export const answeredOtherwise = (
  versions: EvidenceMap['versions'] | undefined,
): { readonly offered: string; readonly result: HelloFacts }[] =>
  (versions?.rungs ?? [])
    .filter(({ version, result }) => result.answered && result.version !== null && result.version !== version)
    .map(({ version, result }) => ({ offered: version, result }))
    .slice(0, 6);

const cutOff = ({ outcome: { kind, ...rest } }: HelloFacts): boolean =>
  (kind === 'fin' || kind === 'rst' || kind === 'silence') && 'stage' in rest && rest.stage === 'after-hello';

/** Every question, whether it decides something or not. */
const everyPlan = (base: HelloFacts, versions: EvidenceMap['versions'] | undefined): Plan[] => {
  const alone = aloneRung(versions);
  const newer = alone && spokenRungs(versions).some(({ code }) => code > alone.code);
  return [
    {
      versions: BASE_VERSIONS,
      before: base,
      forms: ['record-0303', 'record-0300', 'unknown-version', 'ssl2-format'],
    },
    ...(alone
      ? [
          {
            versions: [alone.code],
            before: alone.result,
            forms: ['legacy-version-0305', ...(newer ? ['fallback-scsv'] : [])],
          },
        ]
      : []),
  ];
};

/** What the base, which was cut off without a word, may have been cut off for. */
const decidingPlans = (base: HelloFacts, versions: EvidenceMap['versions'] | undefined): Plan[] => {
  const alone = aloneRung(versions);
  return [
    { versions: BASE_VERSIONS, before: base, forms: ['record-0303', 'ssl2-format'] },
    ...(alone ? [{ versions: [alone.code], before: alone.result, forms: ['legacy-version-0305'] }] : []),
  ];
};

/** How an old program may have wrapped its greeting: as SSL 3.0 (.NET Framework), or in the format of SSL 2.0 as well (Java 6). */
const OLD_WAYS = { dotnet: ['record-0300'], java: ['record-0300', 'ssl2-format'] } as const;

/** All goes well for us, and the program that failed may be one that greets in the old ways; an alert about lists speaks against that. */
const oldWays = ({ message, program }: ProbeContext['asked']): readonly string[] => {
  const { anything, lists, protocols, oldStack } = reported(message);
  if (!anything || lists || protocols) return [];
  if (program === 'dotnet-framework') return OLD_WAYS.dotnet;
  if (program === 'java') return OLD_WAYS.java;
  return program === 'unknown' && oldStack !== null ? OLD_WAYS[oldStack] : [];
};

/** What to compare, or why nothing. */
export const choosePlans = (
  { asked, seen }: ProbeContext,
  base: HelloFacts,
): readonly Plan[] | { readonly why: string } => {
  if (optionsOf(asked).depth === 'all') return everyPlan(base, seen.versions);
  if (answeredOtherwise(seen.versions).length > 0)
    return cutOff(base) ? decidingPlans(base, seen.versions) : [];
  const forms = oldWays(asked);
  if (base.answered && forms.length > 0 && seen.hello?.steady !== false)
    return [{ versions: BASE_VERSIONS, before: base, forms }];
  if (base.answered)
    return { why: 'The greeting with the newest version was answered, so version numbers decide nothing.' };
  if (!cutOff(base))
    return { why: 'The greeting was not cut off without a word, so version numbers decide nothing.' };
  if (seen.hello?.steady === false || seen.repeat?.baseSteady === false)
    return { why: 'The same greeting is answered only sometimes, so nothing can be compared.' };
  return decidingPlans(base, seen.versions);
};
