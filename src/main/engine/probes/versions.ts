import { shortOutcome } from '../../../shared/words/outcome';
import { z } from '../../../shared/zod';
import { defineProbe } from './define-probe';
import { greet, VERSIONS } from './greet';
import { helloFactsSchema, versionNameSchema } from './hello-facts';
import { patienceAfter } from './patience';

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

const describe = ({ rungs, spoken }: VersionsFacts): string => {
  if (spoken.length > 0) return `The server speaks ${spoken.join(', ')}.`;
  const [first, ...rest] = rungs.map(({ result }) => shortOutcome(result.outcome));
  return first !== undefined && rest.every((other) => other === first)
    ? `The server took no version; each time: ${first}.`
    : 'The server took no version, and refused them in different ways.';
};

export const probe = defineProbe({
  id: 'versions',
  question: 'Which versions does the server speak?',
  areas: ['protocol'],
  needs: ['hello'],
  budget: { connections: VERSIONS.length, ms: 40_000 },
  facts: factsSchema,
  async run({ asked, net, seen }) {
    const base = seen.hello?.base;
    if (!base) return { status: 'skipped', why: 'No greeting could be sent.' };
    const { serverName } = asked.target;
    const greeting = {
      address: base.address,
      serverName,
      ...patienceAfter(base.outcome, seen, base.address),
    };
    const rungs = await Promise.all(
      VERSIONS.map(async ([version, code]) => {
        const purpose = `${version} only`;
        const { facts } = await greet(net, { ...greeting, purpose, versions: [code] });
        return { version, result: facts };
      }),
    );
    const spoken = rungs.filter(({ version, result }) => result.version === version);
    const facts: VersionsFacts = { rungs, spoken: spoken.map(({ version }) => version) };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
