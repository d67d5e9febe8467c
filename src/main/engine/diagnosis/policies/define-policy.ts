import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { VersionCode } from '../../wire/api';

/** The facts that a published rule is held against; what is undefined was not measured. */
export type PolicyFacts = {
  readonly [Id in 'hello' | 'versions' | 'suites' | 'groups' | 'certificate' | 'repeat']?: EvidenceMap[Id];
};

/** What one statement comes to. `why`: the measured fact, or what is missing. */
export interface Judgement {
  readonly state: 'passes' | 'does-not' | 'unknown';
  readonly why: string;
}

/** One statement of a policy as one can say it of a server. */
export interface Rule {
  readonly text: string;
  judge(facts: PolicyFacts): Judgement;
}

/** What a server may still take under a policy, version by version: who offers none of it is shut out. `groups` empty: it says nothing of them. */
export interface Allowance {
  readonly version: VersionCode;
  readonly suites: readonly number[];
  readonly groups: readonly number[];
}

/** A published policy: one file, found by its place in the folder. Names as IANA registers them. */
export interface Policy {
  /** = file name. */
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly rules: readonly Rule[];
  readonly allows: readonly Allowance[];
}

/** Declares a policy. */
export const definePolicy = (policy: Policy): Policy => policy;
