import { z } from '../../../shared/zod';

/** Where the name leads. `given`: the person named the addresses, nothing was resolved. At most 16 addresses. */
const factsSchema = z.strictObject({
  name: z.string().max(253),
  given: z.boolean(),
  isAddress: z.boolean(),
  addresses: z
    .array(z.strictObject({ address: z.string().max(45), family: z.union([z.literal(4), z.literal(6)]) }))
    .max(16),
  failure: z
    .strictObject({
      code: z.enum(['not-found', 'no-address', 'resolver-failed', 'timeout']),
      text: z.string().max(300),
    })
    .nullable(),
});
export type NamesFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    names: NamesFacts;
  }
}
// needs: (nothing) · connections: 0 · question: Does the name lead to an address?
