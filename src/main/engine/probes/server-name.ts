import { shortOutcome } from '../../../shared/words/outcome';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext } from './define-probe';
import { greet, newestReadable, OTHER_NAME, sameEnd, versionsForNames } from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { patienceAfter } from './patience';

/** The base hello with the server name, without any, and with another one (handrail-check.invalid). `leaf`: SHA-256 of the first certificate, when it was readable. */
const variantSchema = z.strictObject({ result: helloFactsSchema, leaf: z.string().max(64).nullable() });
const factsSchema = z.strictObject({
  name: z.string().max(253).nullable(),
  /** null when no name is sent at all (the target is an address). */
  with: variantSchema.nullable(),
  without: variantSchema,
  other: variantSchema,
});
export type ServerNameFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'server-name': ServerNameFacts;
  }
}

type Variant = ServerNameFacts['without'];

/** One greeting that differs from the others in the name alone; its first certificate is named by its fingerprint. */
const ask = async (
  { net, seen, now }: ProbeContext,
  base: HelloFacts,
  serverName: string | null,
  purpose: string,
): Promise<Variant> => {
  const { facts, result } = await greet(net, {
    purpose,
    address: base.address,
    versions: versionsForNames(seen.versions),
    serverName,
    until: 'server-flight',
    // A version that the server speaks is worth the whole wait, even where the base was met with silence.
    ...(newestReadable(seen.versions) === null ? patienceAfter(base.outcome, seen, base.address) : {}),
  });
  const verdict = result.certificates?.length ? await net.judgeChain(result.certificates, null, now) : null;
  return { result: facts, leaf: verdict?.chain[0]?.fingerprint ?? null };
};

const alike = (one: Variant, other: Variant): boolean =>
  sameEnd(one.result, other.result) && one.leaf === other.leaf;

const describe = ({ with: named, without, other }: ServerNameFacts): string => {
  const words = (variant: Variant): string =>
    variant.result.answered ? 'answered' : shortOutcome(variant.result.outcome);
  const reference = named ?? without;
  if (alike(reference, without) && alike(reference, other)) return 'The name makes no difference.';
  const first = named ? `With the name: ${words(named)}. ` : '';
  const certificates = reference.leaf !== without.leaf || reference.leaf !== other.leaf;
  const shown = certificates && without.result.answered ? ' The certificate depends on the name.' : '';
  return `${first}Without a name: ${words(without)}. With another name: ${words(other)}.${shown}`;
};

export const probe = defineProbe({
  id: 'server-name',
  question: 'Does the answer depend on the name we ask for (SNI)?',
  areas: ['configuration'],
  needs: ['hello', 'versions'],
  budget: { connections: 3, ms: 25_000 },
  facts: factsSchema,
  async run(context) {
    const base = context.seen.hello?.base;
    if (!base) return { status: 'skipped', why: 'No greeting could be sent.' };
    const name = context.asked.target.serverName;
    const [named, without, other] = await Promise.all([
      name === null ? null : ask(context, base, name, `With the server name ${name}`),
      ask(context, base, null, 'Without a server name'),
      ask(context, base, OTHER_NAME, `With another server name (${OTHER_NAME})`),
    ]);
    const facts: ServerNameFacts = { name, with: named, without, other };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
