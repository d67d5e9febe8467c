import type { Evidence } from '../../../../shared/model/evidence';
import type { Finding } from '../../../../shared/model/finding';
import type { Difference } from '../../../../shared/model/report';
import { clip, listed } from '../derive/clip';
import { isUnsteady, isUnsteadyLate } from '../steady';
import { measuredPairs } from './measured-pairs';
import type { Pair } from './pair';
import { VARIABLE_WORDS } from './words';

const cites = ({ because }: Finding, { attempts }: Pair): boolean =>
  because.some((one) => one.attempts.some((id) => attempts.includes(id)));

/** Our own greeting brought an answer; null: it was never sent. */
const baseAnswered = ({ hello }: Evidence): boolean | null =>
  hello?.status === 'ok' ? hello.facts.base.answered : null;

/** The pair that the program of the person is about: the search began with its greeting. */
const ofTheProgram = (evidence: Evidence): boolean => {
  const seen = evidence['one-change'];
  return seen?.status === 'ok' && seen.facts.from === 'program-fails' && seen.facts.pair !== null;
};

/**
 * The pair that says most. Where our greeting fails, whatever makes it work; where it works, only what the headline rests on, or what was
 * found on the way to the greeting of the person's own program: nearly every server refuses something that nobody asked for.
 */
const bestOf = (pairs: readonly Pair[], evidence: Evidence, headline: Finding | undefined): Pair | null => {
  const named = headline !== undefined && headline.verdict !== 'possible' ? headline : null;
  const cited = named ? pairs.filter((pair) => cites(named, pair)) : [];
  const works = baseAnswered(evidence) === true;
  const open = works ? pairs.slice(0, ofTheProgram(evidence) ? 1 : 0) : pairs;
  const clientCertificate = pairs.filter(({ variable }) => variable === 'client-certificate');
  const wanted = [...cited, ...open, ...clientCertificate];
  return wanted.find(({ holds }) => holds) ?? wanted.find(({ repeated }) => !repeated) ?? null;
};

const differsIn = ({ variable, together }: Pair): string =>
  listed([variable, ...together].map((one) => VARIABLE_WORDS[one]));

const sentenceOf = (pair: Pair): string => {
  const both = `It works when ${pair.works}, and fails when ${pair.fails}`;
  if (!pair.holds) return `${both}. That was seen once and not measured again, so it may be chance.`;
  return pair.together.length === 0
    ? `${both}; nothing else differed.`
    : `${both}. No single change makes the difference; these have to change together: ${differsIn(pair)}. Nothing else differed.`;
};

/**
 * "It works when …, and fails when …; nothing else differed.", from whatever was measured; null when nothing was, or when the same greeting
 * ends now this way and now that way, or handshakes made alike do, since then no comparison means anything. `findings`: ranked, the headline first.
 */
export const differenceOf = (evidence: Evidence, findings: readonly Finding[]): Difference | null => {
  if (isUnsteady(evidence) || isUnsteadyLate(evidence)) return null;
  const pair = bestOf(measuredPairs(evidence), evidence, findings[0]);
  return (
    pair && {
      works: clip(pair.works, 300),
      fails: clip(pair.fails, 300),
      differsIn: clip(differsIn(pair), 200),
      sentence: clip(sentenceOf(pair), 700),
      holds: pair.holds,
      attempts: [...pair.attempts].slice(0, 20),
    }
  );
};
