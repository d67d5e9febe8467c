import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { HelloResult } from '../derive/facts';
import { FIN, hello } from './build';

type Form = EvidenceMap['hello-form']['forms'][number];
type End = string | Outcome;

const sameKind = (one: HelloResult, other: HelloResult): boolean =>
  one.answered === other.answered && (one.answered || one.outcome.kind === other.outcome.kind);

/** A form that was sent `times` times and held; `holds` false: it differed once and did not again. */
const form = (id: string, base: End, variant: End, change: Partial<Form> = {}): Form => {
  const [before, with_] = [hello(`${id}-b1`, base), hello(`${id}-v1`, variant)];
  const differs = !sameKind(before, with_);
  return {
    id,
    differsIn: `the form ${id}`,
    technical: `technically ${id}`,
    base: [before, hello(`${id}-b2`, base)],
    variant: [with_, hello(`${id}-v2`, variant)],
    differs,
    holds: differs,
    ...change,
  };
};

/** The facts of hello-form with these variants, each beside the same base. */
export const formFacts = (
  base: End,
  variants: { readonly [id: string]: End },
  change: { readonly [id: string]: Partial<Form> } = {},
): EvidenceMap['hello-form'] => ({
  baseAnswered: typeof base === 'string',
  baseSteady: true,
  ofStarttls: false,
  forms: Object.entries(variants).map(([id, variant]) => form(id, base, variant, change[id])),
  untried: [],
});

/** The facts of intolerance with these forms of one base. */
export const intoleranceFacts = (
  base: End,
  variants: { readonly [id: string]: End },
  change: { readonly [id: string]: Partial<Form> } = {},
): EvidenceMap['intolerance'] => ({
  newestOffered: null,
  notOffered: [],
  groups: [
    {
      offered: 'TLS 1.3, TLS 1.2',
      baseSteady: true,
      forms: Object.entries(variants).map(([id, variant]) => form(id, base, variant, change[id])),
      untried: [],
    },
  ],
  fallback: null,
});

/** The chosen program's own greeting: never answered where ours always is, unless told otherwise. */
export const clientGreeting = (own: End = FIN, base: End = 'TLS 1.3'): EvidenceMap['client-greeting'] => ({
  profile: 'some-client-1',
  name: 'Some client 1',
  basis: 'recorded',
  base: [hello('cg-b1', base), hello('cg-b2', base)],
  own: [hello('cg-o1', own), hello('cg-o2', own)],
  differs: (typeof own === 'string') !== (typeof base === 'string'),
  steady: true,
});
