import type { CaseDifference, ComparisonOfCases } from '../../../shared/model/comparison';
import type { Conclusion } from '../../../shared/model/report';
import { programFacts, wayFacts } from './asked-facts';
import type { Compared, Fact, Seen } from './fact';
import { measuredFacts } from './measured-facts';
import { isHeldCause, isIdleCause, resultFacts } from './result-facts';

const clip = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;

/** Most telling first: what came of it, what the server showed, the way there, what it speaks, and then this end. */
const RANK: readonly CaseDifference['group'][] = [
  'result',
  'certificate',
  'way',
  'protocol',
  'computer',
  'program',
  'other',
];

const factsOf = (one: Compared): Map<string, Fact> => {
  const all = [...resultFacts(one), ...wayFacts(one), ...programFacts(one), ...measuredFacts(one)];
  return new Map(all.map((fact) => [fact.id, fact]));
};

const textOf = (seen: Seen): string => {
  if (seen.kind === 'open') return '';
  return seen.kind === 'value' ? seen.text : seen.items.join(', ');
};

const listed = (items: readonly string[]): string => {
  const shown = items.slice(0, 8).join(', ');
  return items.length > 8 ? `${shown} and ${items.length - 8} more` : shown;
};

const listSentence = (what: string, left: readonly string[], right: readonly string[]): string => {
  const onlyLeft = left.filter((item) => !right.includes(item));
  const onlyRight = right.filter((item) => !left.includes(item));
  if (onlyLeft.length > 0 && onlyRight.length > 0)
    return `${what}: only the first has ${listed(onlyLeft)}, and only the second has ${listed(onlyRight)}.`;
  if (onlyLeft.length > 0) return `${what}: only the first has ${listed(onlyLeft)}.`;
  if (onlyRight.length > 0) return `${what}: only the second has ${listed(onlyRight)}.`;
  return `${what}: both have the same, in another order.`;
};

const sentenceOf = (what: string, left: Seen, right: Seen): string => {
  if (left.kind === 'list' && right.kind === 'list') return listSentence(what, left.items, right.items);
  const [one, other] = [clip(textOf(left), 400), clip(textOf(right), 400)];
  return /[?.]$/.test(what)
    ? `${what} The first has “${one}”, the second has “${other}”.`
    : `${what}: The first has “${one}”, the second has “${other}”.`;
};

/** Two lists that may go on can't be told to be different where one is the beginning of the other. */
const isUnfinished = (left: Seen, right: Seen): boolean => {
  if (left.kind !== 'list' || right.kind !== 'list') return false;
  return (!left.complete || !right.complete) && textOf(left) !== textOf(right);
};

type Line =
  | { readonly kind: 'same'; readonly line: ComparisonOfCases['same'][number] }
  | { readonly kind: 'open'; readonly line: ComparisonOfCases['notCompared'][number] }
  | { readonly kind: 'differs'; readonly line: CaseDifference };

const SETTING = 'setting-';

/** A setting that only one list has is not set in the other, if that one could be read. */
const withUnset = (fact: Fact | undefined, other: Fact, all: Map<string, Fact>): Fact | undefined => {
  if (fact !== undefined || !other.id.startsWith(SETTING)) return fact;
  if (all.get('settings-read')?.seen.kind !== 'value') return undefined;
  return { ...other, seen: { kind: 'value', text: 'not set' } };
};

const whyOpen = (left: Fact | undefined, right: Fact | undefined): string => {
  if (left === undefined) return 'Only the second measured it.';
  if (right === undefined) return 'Only the first measured it.';
  const reasons = [
    ...(left.seen.kind === 'open' ? [`In the first, ${left.seen.why}`] : []),
    ...(right.seen.kind === 'open' ? [`In the second, ${right.seen.why}`] : []),
  ];
  return reasons.length > 0 ? reasons.join(' ') : 'A list did not come to its end, so there may be more.';
};

/**
 * Where the two call it by different words, the choice must not depend on their order. A cause goes by its name: where it was ruled out, the
 * sentence that says so stands in its place, and would say the opposite of what the other one found.
 */
const nameOf = (left: Fact, right: Fact): string => {
  const named = [left, right].filter(isHeldCause);
  return (named.length > 0 ? named : [left, right]).map(({ what }) => what).sort()[0] ?? left.what;
};

const lineOf = (left: Fact | undefined, right: Fact | undefined): Line | null => {
  const any = left ?? right;
  if (any === undefined || isIdleCause(left, right)) return null;
  const id = any.id.slice(0, 160);
  const what = clip(left && right ? nameOf(left, right) : any.what, 200);
  const seen = left !== undefined && right !== undefined ? ([left.seen, right.seen] as const) : null;
  if (seen === null || seen[0].kind === 'open' || seen[1].kind === 'open' || isUnfinished(...seen))
    return { kind: 'open', line: { id, what, why: clip(whyOpen(left, right), 600) } };
  const [a, b] = [textOf(seen[0]), textOf(seen[1])];
  if (a === b) return { kind: 'same', line: { id, what, value: clip(a, 400) } };
  const sentence = clip(sentenceOf(what, seen[0], seen[1]), 1_200);
  return {
    kind: 'differs',
    line: {
      id,
      group: any.group,
      form: any.seen.kind === 'list' ? 'list' : 'value',
      what,
      left: clip(a, 400),
      right: clip(b, 400),
      sentence,
    },
  };
};

/** What neither could tell is no news: it would only fill the page. */
const bothOpen = (left: Fact | undefined, right: Fact | undefined): boolean =>
  left?.seen.kind === 'open' && right?.seen.kind === 'open';

const linesOf = (left: Map<string, Fact>, right: Map<string, Fact>): Line[] =>
  [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((id) => {
    const [a, b] = [left.get(id), right.get(id)];
    if (bothOpen(a, b)) return [];
    const line = lineOf(
      b === undefined ? a : withUnset(a, b, left),
      a === undefined ? b : withUnset(b, a, right),
    );
    return line === null ? [] : [line];
  });

const works = (conclusion: Conclusion): boolean => conclusion === 'nothing-wrong';
const fails = (conclusion: Conclusion): boolean => conclusion === 'cause-named';

const sentenceFor = (left: Compared, right: Compared, differences: readonly CaseDifference[]): string => {
  const [a, b] = [left.document.summary, right.document.summary];
  const measured = differences.filter(({ group }) => group !== 'result');
  // Its own words follow in the list of differences.
  const most = measured[0] === undefined ? '' : ` What to look at first: ${measured[0].what}`;
  if (a.conclusion === 'cancelled' || b.conclusion === 'cancelled')
    return 'A check that was stopped before its end can be compared only in part.';
  if (a.conclusion === 'could-not-tell' || b.conclusion === 'could-not-tell')
    return `One of the two could not tell what is wrong, so the results themselves can’t be compared.${most}`;
  if (works(a.conclusion) && fails(b.conclusion))
    return `Nothing wrong was found in the first, and a cause was named in the second.${most}`;
  if (fails(a.conclusion) && works(b.conclusion))
    return `A cause was named in the first, and nothing wrong was found in the second.${most}`;
  if (differences.length === 0) return 'Nothing that both measured differs.';
  if (a.causeId !== null && a.causeId === b.causeId) return `Both name the same cause.${most}`;
  if (fails(a.conclusion)) return `The two name different causes.${most}`;
  return `Nothing wrong was found in either.${most}`;
};

const sideOf = ({ title, document }: Compared): ComparisonOfCases['left'] => ({
  title: clip(title, 400),
  at: document.finishedAt.slice(0, 40),
  headline: document.summary.headline,
  conclusion: document.summary.conclusion,
  seenFrom: document.seenFrom.os,
});

const rankOf = ({ group }: CaseDifference): number => RANK.indexOf(group);

/**
 * Two checks beside each other, of one case or of two, from one machine or from two: what each saw where the other saw something else.
 * What only one of them measured is told apart and never called a difference. Pure; swapping the two swaps the sides and nothing else.
 */
export const compareCases = (left: Compared, right: Compared): ComparisonOfCases => {
  const lines = linesOf(factsOf(left), factsOf(right));
  const differences = lines
    .flatMap((one) => (one.kind === 'differs' ? [one.line] : []))
    .sort((a, b) => rankOf(a) - rankOf(b) || Number(b.id === 'result') - Number(a.id === 'result'));
  return {
    left: sideOf(left),
    right: sideOf(right),
    sentence: clip(sentenceFor(left, right, differences), 700),
    differences: differences.slice(0, 200),
    notCompared: lines.flatMap((one) => (one.kind === 'open' ? [one.line] : [])).slice(0, 100),
    same: lines.flatMap((one) => (one.kind === 'same' ? [one.line] : [])).slice(0, 200),
  };
};
