import { optionsOf } from '../../../shared/model/asked';
import { outcomeSchema } from '../../../shared/model/failure';
import { shortOutcome } from '../../../shared/words/outcome';
import { z } from '../../../shared/zod';
import { ssl2CipherName } from '../wire/ids';
import { defineProbe } from './define-probe';
import type { Asker } from './enumerate/ask';
import { askerFor } from './enumerate/probe-asker';
import { askSsl2 } from './enumerate/ssl2';
import { greet, VERSIONS } from './greet';
import { helloFactsSchema, versionNameSchema } from './hello-facts';
import { patienceAfter } from './patience';

/** The same hello as the base, offering exactly one version each; one connection a version, oldest first. */
const factsSchema = z.strictObject({
  rungs: z.array(z.strictObject({ version: versionNameSchema, result: helloFactsSchema })).max(5),
  /** Versions that brought a ServerHello of that very version, oldest first. */
  spoken: z.array(versionNameSchema).max(5),
  /** SSL 2.0, asked in its own greeting, only where every list was asked for. `ciphers`: what it offers there. */
  ssl2: z
    .strictObject({
      verdict: z.enum(['spoken', 'refused', 'unclear']),
      outcome: outcomeSchema,
      ciphers: z.array(z.string().max(80)).max(100),
      attemptId: z.string().max(60),
    })
    .optional(),
});
export type VersionsFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    versions: VersionsFacts;
  }
}

const ssl2Facts = async (asker: Asker): Promise<NonNullable<VersionsFacts['ssl2']>> => {
  const { verdict, outcome, kinds, attempt } = await askSsl2(asker, SSL2_WAIT_MS);
  const ciphers = kinds.slice(0, 100).map((kind) => ssl2CipherName(kind));
  return { verdict, outcome, ciphers, attemptId: attempt };
};

const describe = ({ rungs, spoken, ssl2 }: VersionsFacts): string => {
  if (ssl2?.verdict === 'spoken') return `The server speaks ${['SSL 2.0', ...spoken].join(', ')}.`;
  if (spoken.length > 0) return `The server speaks ${spoken.join(', ')}.`;
  const [first, ...rest] = rungs.map(({ result }) => shortOutcome(result.outcome));
  return first !== undefined && rest.every((other) => other === first)
    ? `The server took no version; each time: ${first}.`
    : 'The server took no version, and refused them in different ways.';
};

const SSL2_WAIT_MS = 3_600;

export const probe = defineProbe({
  id: 'versions',
  question: 'Which versions does the server speak?',
  areas: ['protocol'],
  needs: ['hello'],
  budget: { connections: VERSIONS.length, ms: 40_000 },
  allBudget: { connections: VERSIONS.length + 1, ms: 40_000 },
  facts: factsSchema,
  async run(context) {
    const { asked, net, seen } = context;
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
    const asker = optionsOf(asked).depth === 'all' ? askerFor(context) : null;
    const ssl2 = asker ? { ssl2: await ssl2Facts(asker) } : {};
    const spoken = rungs.filter(({ version, result }) => result.version === version);
    const facts: VersionsFacts = { rungs, spoken: spoken.map(({ version }) => version), ...ssl2 };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
