import { z } from '../../../shared/zod';

/** Read-only facts about this computer that help to judge. */
const factsSchema = z.strictObject({
  os: z.string().max(200),
  runtime: z.string().max(200),
  trustStore: z.string().max(300),
  roots: z.int(),
  clock: z.string().max(60),
});
export type ThisComputerFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'this-computer': ThisComputerFacts;
  }
}
// needs: (nothing) · connections: 0 · question: What is known about this computer?
