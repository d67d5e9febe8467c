import { z } from '../../../shared/zod';
import { helloFactsSchema } from './hello-facts';

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
// needs: hello, versions · connections: 3 · question: Does the answer depend on the name we ask for (SNI)?
