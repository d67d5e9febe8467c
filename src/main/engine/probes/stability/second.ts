import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { ProbeContext } from '../define-probe';
import type { HelloForm } from '../forms/form';
import { formNamed } from '../forms/forms';
import { baseSpec, choosePairs, type Spec } from '../pair-plan';

/** One of the two greetings that are sent by turns. */
export interface Voice {
  readonly what: string;
  readonly spec: Spec;
  readonly form: HelloForm | null;
}

const BASE_WORDS = 'The up-to-date greeting';

/** The greeting to repeat: the base, behind the plain beginning if that is what the server answers to. null: there was none. */
export const firstVoice = ({ asked, seen }: ProbeContext): Voice | null => {
  const base = seen.hello?.base;
  if (!base) return null;
  const { starttls } = seen;
  const usual = baseSpec(asked, base.address);
  return starttls?.result.answered
    ? {
        what: `${BASE_WORDS} after the plain beginning (STARTTLS)`,
        spec: { ...usual, address: starttls.result.address, protocol: starttls.protocol },
        form: null,
      }
    : { what: BASE_WORDS, spec: usual, form: null };
};

type FormFacts = EvidenceMap['hello-form']['forms'][number];

const changesLuck = ({ base, variant }: FormFacts): boolean =>
  base[0] !== undefined && variant[0] !== undefined && base[0].answered !== variant[0].answered;

const ofForm = (first: Voice, form: HelloForm): Voice => ({
  what: `The same with one change: ${form.differsIn}`,
  spec: first.spec,
  form,
});

/** Forms that made the difference between an answer and none; those of which it is not sure first. */
const fromForms = ({ seen }: ProbeContext, first: Voice): Voice[] =>
  [...(seen['hello-form']?.forms ?? [])]
    .filter(changesLuck)
    .sort((one, other) => Number(one.holds) - Number(other.holds))
    .map(({ id }) => ofForm(first, formNamed(id)));

/** Differences of the run that are about working or not: where the base works, only those of which it is not sure. */
const fromPairs = ({ asked, seen }: ProbeContext, first: Voice): Voice[] =>
  choosePairs(asked, seen)
    .filter(
      ({ key, base, firstBase, firstVariant }) =>
        JSON.stringify(base) === JSON.stringify(first.spec) &&
        firstBase.answered !== firstVariant.answered &&
        (!firstBase.answered || seen.repeat?.pairs.some((pair) => pair.key === key && !pair.holds)),
    )
    .map(({ differsIn, variant }) => ({
      what: `The same with one change: ${differsIn}`,
      spec: variant,
      form: null,
    }));

const fromAddresses = ({ seen }: ProbeContext, first: Voice): Voice[] =>
  (seen.hello?.addresses ?? [])
    .filter(({ address }) => address !== first.spec.address)
    .map(({ address }) => ({
      what: `The same greeting to ${address}`,
      spec: { ...first.spec, address },
      form: null,
    }));

/** What many programs send today and ours does not: a greeting longer than one packet. */
const LARGE = ['post-quantum', 'size-1500'] as const;

/** Greetings to compare the first with, the most telling first; one that can't be made is for the caller to pass over. */
export const secondVoices = (context: ProbeContext, first: Voice): readonly Voice[] => [
  ...fromPairs(context, first),
  ...fromForms(context, first),
  ...fromAddresses(context, first),
  ...LARGE.map((id) => ofForm(first, formNamed(id))),
];
