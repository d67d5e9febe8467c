import type { Evidence } from '../../../../shared/model/evidence';
import type { PolicyReport } from '../../../../shared/model/report';
import type { Offers } from '../../clients/define-client';
import { clip } from '../derive/clip';
import type { Allowance, Policy, PolicyFacts } from './define-policy';
import { policyFiles } from './registry';

/** A program as far as a policy can shut it out. */
export interface PolicyClient {
  readonly name: string;
  readonly offers: Offers;
}

const shares = (one: readonly number[], other: readonly number[]): boolean =>
  one.some((code) => other.includes(code));

/** Whether a program and a server that takes exactly this could meet. A program that names no groups leaves them to the server. */
const meets = ({ offers }: PolicyClient, { version, suites, groups }: Allowance): boolean =>
  offers.versions.includes(version) &&
  shares(offers.suites, suites) &&
  (groups.length === 0 || offers.groups.length === 0 || shares(offers.groups, groups));

/** As many as a report holds. */
const MOST_NAMES = 120;

/** Names of the programs that could not connect any more if a server did exactly what the policy asks for. */
const shutOut = ({ allows }: Policy, clients: readonly PolicyClient[]): string[] =>
  clients
    .filter((client) => !allows.some((allowance) => meets(client, allowance)))
    .map(({ name }) => clip(name, 120))
    .slice(0, MOST_NAMES);

const factsOf = (evidence: Evidence): PolicyFacts => {
  const facts: { [id: string]: unknown } = {};
  for (const id of ['hello', 'versions', 'suites', 'groups', 'certificate', 'repeat'] as const) {
    const seen = evidence[id];
    if (seen?.status === 'ok') facts[id] = seen.facts;
  }
  return facts;
};

/**
 * Each published policy as plain statements about this server, never a grade. Nothing at all where no version was answered: then there is no
 * server to speak of.
 */
export const judgePolicies = (evidence: Evidence, clients: readonly PolicyClient[]): PolicyReport[] => {
  const facts = factsOf(evidence);
  if ((facts.versions?.spoken.length ?? 0) === 0) return [];
  return [...policyFiles.values()].map((policy) => ({
    id: policy.id,
    name: policy.name,
    source: policy.source,
    statements: policy.rules.map((rule) => {
      const { state, why } = rule.judge(facts);
      return { text: clip(rule.text, 400), state, why: clip(why, 400) };
    }),
    shutsOut: shutOut(policy, clients),
  }));
};
