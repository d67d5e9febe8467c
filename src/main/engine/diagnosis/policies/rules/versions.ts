import type { EvidenceMap } from '../../../../../shared/model/evidence';
import { describeOutcome } from '../../../../../shared/words/outcome';
import { listed } from '../../derive/clip';
import type { Judgement, PolicyFacts, Rule } from '../define-policy';

type Version = EvidenceMap['versions']['spoken'][number];

const NOT_ASKED: Judgement = { state: 'unknown', why: 'The versions could not be measured.' };

/** What the server did with one version. Silence and what could not be sent are no refusal. */
const standOf = ({ versions }: PolicyFacts, version: Version): 'spoken' | 'refused' | 'unknown' => {
  if (versions === undefined) return 'unknown';
  if (versions.spoken.includes(version)) return 'spoken';
  const outcome = versions.rungs.find((rung) => rung.version === version)?.result.outcome;
  return outcome && ['alert', 'fin', 'rst', 'answered'].includes(outcome.kind) ? 'refused' : 'unknown';
};

const unclear = (facts: PolicyFacts, version: Version): Judgement => {
  const outcome = facts.versions?.rungs.find((rung) => rung.version === version)?.result.outcome;
  return outcome === undefined
    ? NOT_ASKED
    : {
        state: 'unknown',
        why: `Offered ${version} alone: ${describeOutcome(outcome)} That is no clear refusal.`,
      };
};

/** The server speaks this version. */
export const speaks = (version: Version): Rule => ({
  text: `The server speaks ${version}.`,
  judge: (facts) => {
    const stand = standOf(facts, version);
    if (stand === 'unknown') return unclear(facts, version);
    return stand === 'spoken'
      ? { state: 'passes', why: `It answered when ${version} alone was offered.` }
      : { state: 'does-not', why: `It refused when ${version} alone was offered.` };
  },
});

/** The server speaks none of these versions. */
export const speaksNone = (unwanted: readonly Version[]): Rule => ({
  text: `The server does not speak ${listed(unwanted)}.`,
  judge: (facts) => {
    const spoken = unwanted.filter((version) => standOf(facts, version) === 'spoken');
    if (spoken.length > 0)
      return { state: 'does-not', why: `It answered when ${listed(spoken)} alone was offered.` };
    const open = unwanted.find((version) => standOf(facts, version) === 'unknown');
    if (open !== undefined) return unclear(facts, open);
    return { state: 'passes', why: `It refused ${listed(unwanted)}.` };
  },
});
