import { allSuites, type SuiteFacts, suiteFacts } from '../../../wire/suite-facts';
import { SUITES } from '../../../wire/suites';
import { listed } from '../../derive/clip';
import type { Allowance, Judgement, PolicyFacts, Rule } from '../define-policy';

const CODES: ReadonlyMap<string, number> = new Map([...SUITES].map(([code, name]) => [name, code]));

/** The codes of these names; a name that is not registered is our own mistake, and fails the tests. */
export const suiteCodes = (names: readonly string[]): number[] =>
  names.map((name) => {
    const code = CODES.get(name);
    if (code === undefined) throw new RangeError(`no such suite: ${name}`);
    return code;
  });

const TLS13 = 0x0304;
const TLS12 = 0x0303;

/** What is left to a program in TLS 1.3 and 1.2 by a policy that says which suites fit. */
export const fittingIn13And12 = (
  fits: (suite: SuiteFacts) => boolean,
  groups: readonly number[],
): Allowance[] => {
  const fitting = allSuites().filter(fits);
  const codes = (within: (suite: SuiteFacts) => boolean) => fitting.filter(within).map(({ code }) => code);
  return [
    { version: TLS13, suites: codes(({ maxVersion }) => maxVersion >= TLS13), groups },
    { version: TLS12, suites: codes(({ minVersion }) => minVersion <= TLS12), groups },
  ];
};

/** Every suite that is known to be taken: those of the lists, and those of single answers. */
const taken = ({ suites, hello, versions }: PolicyFacts): readonly string[] => {
  const answers = [hello?.base.suite, ...(versions?.rungs.map(({ result }) => result.suite) ?? [])];
  const lists = suites?.lists.flatMap((list) => list.suites) ?? [];
  return [...new Set([...lists, ...answers.filter((name) => typeof name === 'string')])];
};

/** Every version that the server speaks has a list that was asked to its end. */
const isWhole = ({ suites, versions }: PolicyFacts): boolean =>
  suites !== undefined &&
  versions !== undefined &&
  versions.spoken.length > 0 &&
  versions.spoken.every((version) => suites.lists.some((list) => list.version === version && list.complete));

const NOT_ALL: Judgement = {
  state: 'unknown',
  why: 'Not every encryption method was asked for. Check again with all lists to have this told.',
};

const MOST_NAMES = 6;
const named = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : listed(names);

/** Every suite that the server takes fits; one that does not is enough to say so. */
export const everySuite = (text: string, fits: (suite: SuiteFacts, name: string) => boolean): Rule => ({
  text,
  judge: (facts) => {
    const known = taken(facts);
    const wrong = known.filter((name) => {
      const suite = suiteFacts(CODES.get(name) ?? -1);
      return suite !== null && !fits(suite, name);
    });
    if (wrong.length > 0) return { state: 'does-not', why: `It also takes ${named(wrong)}.` };
    if (!isWhole(facts)) return NOT_ALL;
    return { state: 'passes', why: `All ${known.length} encryption methods that it takes fit.` };
  },
});

/** The server takes nothing but these. */
export const onlySuites = (text: string, allowed: readonly string[]): Rule =>
  everySuite(text, (_suite, name) => allowed.includes(name));
