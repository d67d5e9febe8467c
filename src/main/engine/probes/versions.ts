import { z } from '../../../shared/zod';
import { helloFactsSchema, versionNameSchema } from './hello-facts';

/** The same hello as the base, offering exactly one version each; one connection a version, oldest first. */
const factsSchema = z.strictObject({
  rungs: z.array(z.strictObject({ version: versionNameSchema, result: helloFactsSchema })).max(5),
  /** Versions that brought a ServerHello of that very version, oldest first. */
  spoken: z.array(versionNameSchema).max(5),
});
export type VersionsFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    versions: VersionsFacts;
  }
}
// needs: hello · connections: 5 · question: Which versions does the server speak?
