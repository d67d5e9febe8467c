import { z } from '../../../shared/zod';
import { schemeName, versionName } from '../wire/ids';
import { defineProbe } from './define-probe';
import { listsToAsk, whenListsDecide } from './enumerate/probe-asker';
import { enumerateSchemes12, enumerateSchemes13, type SchemeList } from './enumerate/schemes';
import { versionNameSchema } from './hello-facts';

/** What the server signs the handshake with, for each kind of key that it has a certificate for. */
const factsSchema = z.strictObject({
  lists: z
    .array(
      z.strictObject({
        version: versionNameSchema,
        keys: z.enum(['RSA', 'RSA-PSS', 'ECDSA', 'EdDSA', 'DSA', 'ML-DSA']),
        /** As the server took them: the first was taken out of all of them. */
        schemes: z.array(z.string().max(50)).max(20),
        complete: z.boolean(),
      }),
    )
    .max(12),
});
export type SignaturesFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    signatures: SignaturesFacts;
  }
}

const factsOf = (lists: readonly SchemeList[]): SignaturesFacts => ({
  lists: lists.map(({ version, keys, taken, complete }) => ({
    version: versionNameSchema.parse(versionName(version)),
    keys,
    schemes: taken.map(schemeName),
    complete,
  })),
});

const NO_SIGNATURE = 'No signature of the server was seen.';

const describe = ({ lists }: SignaturesFacts): string => {
  const known = lists.filter(({ schemes }) => schemes.length > 0);
  if (known.length === 0) return NO_SIGNATURE;
  const parts = known.map(({ version, keys, schemes }) => `${version}, ${keys} key: ${schemes.join(', ')}`);
  return `The server signs with: ${parts.join('; ')}.`.slice(0, 900);
};

export const probe = defineProbe({
  id: 'signatures',
  question: 'What does the server sign the handshake with?',
  areas: ['protocol', 'certificate'],
  needs: ['hello', 'versions', 'server-name', 'starttls', 'groups'],
  runs: whenListsDecide('signatures'),
  budget: { connections: 6, ms: 30_000 },
  allBudget: { connections: 50, ms: 120_000 },
  facts: factsSchema,
  async run(context) {
    const asking = listsToAsk(context, 'signatures');
    if ('why' in asking) return { status: 'skipped', why: asking.why };
    const { asker, all, found } = asking;
    // Where every usual greeting fails, the search for the one change has more use for the connections of a usual check.
    const spoken = all ? found : asking.spoken;
    if (spoken.length === 0)
      return {
        status: 'skipped',
        why: 'No usual greeting was answered, so nothing that is signed was seen.',
      };
    const lists = [
      ...(spoken.includes(0x0304) ? await enumerateSchemes13(asker) : []),
      ...(spoken.includes(0x0303) ? await enumerateSchemes12(asker, null) : []),
    ];
    const facts = factsOf(lists);
    if (lists.length === 0) return { status: 'gave-up', why: NO_SIGNATURE };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
