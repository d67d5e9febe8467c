import { z } from '../../../shared/zod';
import { helloFactsSchema } from './hello-facts';

/** The greeting of the program that the person chose (asked.client), sent as that program sends it, by turns with ours. */
export const clientGreetingFactsSchema = z.strictObject({
  profile: z.string().max(60),
  name: z.string().max(120),
  basis: z.enum(['recorded', 'documented']),
  base: z.array(helloFactsSchema).max(6),
  own: z.array(helloFactsSchema).max(6),
  /** Always answered where ours is always not, or the other way round. */
  differs: z.boolean(),
  /** Each side came out the same way every time. */
  steady: z.boolean(),
  /** Keys that it would have sent and that this runtime can't make, so its greeting went out without them; absent: none. */
  withoutKeys: z.array(z.string().max(40)).max(6).optional(),
});
export type ClientGreetingFacts = z.infer<typeof clientGreetingFactsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'client-greeting': ClientGreetingFacts;
  }
}
