import { optionsOf } from '../../../shared/model/asked';
import { outcomeSchema } from '../../../shared/model/failure';
import { STARTTLS_NAMES } from '../../../shared/model/way';
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
import { heardWords, helloWentOut, STUCK, spokenName, stuckInWords } from './starttls-dialogue';

/** The same hello as the base, offering exactly one version each; one connection a version, oldest first. */
const factsSchema = z.strictObject({
  rungs: z.array(z.strictObject({ version: versionNameSchema, result: helloFactsSchema })).max(5),
  /** Versions that brought a ServerHello of that very version, oldest first. */
  spoken: z.array(versionNameSchema).max(5),
  /** Asked behind these plain words, because the server spoke first; absent: as the base was. Where the words failed, one rung alone was tried. */
  protocol: z.enum(STARTTLS_NAMES).optional(),
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

/** The version that most servers speak. */
const FIRST_RUNG = ['TLS 1.2', 0x0303] as const;

const describe = ({ rungs, spoken, ssl2 }: VersionsFacts): string => {
  if (ssl2?.verdict === 'spoken') return `The server speaks ${['SSL 2.0', ...spoken].join(', ')}.`;
  if (spoken.length > 0) return `The server speaks ${spoken.join(', ')}.`;
  const [first, ...rest] = rungs.map(({ result }) => shortOutcome(result.outcome));
  return first !== undefined && rest.every((other) => other === first)
    ? `The server took no version from our usual greetings; each time: ${first}.`
    : 'The server took no version from our usual greetings, and refused them in different ways.';
};

const SSL2_WAIT_MS = 3_600;

type AskRung = (
  version: (typeof VERSIONS)[number],
) => Promise<VersionsFacts['rungs'][number] & { sent: boolean }>;

/** One first: where the plain words lead nowhere, the other versions would wait for the same silence. */
const behindWords = async (ask: AskRung): Promise<Awaited<ReturnType<AskRung>>[]> => {
  const first = await ask(FIRST_RUNG);
  if (!first.sent) return [first];
  const others = await Promise.all(VERSIONS.filter(([, code]) => code !== FIRST_RUNG[1]).map(ask));
  const all = new Map([first, ...others].map((rung) => [rung.version, rung]));
  return VERSIONS.flatMap(([version]) => all.get(version) ?? []);
};

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
    if (stuckInWords(base)) return { status: 'skipped', why: STUCK };
    const { serverName } = asked.target;
    const protocol = heardWords(context);
    const greeting = {
      address: base.address,
      serverName,
      protocol,
      ...patienceAfter(base.outcome, seen, base.address),
    };
    const ask: AskRung = async ([version, code]) => {
      const purpose = `${version} only${protocol ? `, after the ${spokenName(protocol)} greeting` : ''}`;
      const { facts, result } = await greet(net, { ...greeting, purpose, versions: [code] });
      return { version, result: facts, sent: result.dialogueRefused === null && helloWentOut(facts.outcome) };
    };
    const asking = protocol ? await behindWords(ask) : await Promise.all(VERSIONS.map(ask));
    const rungs = asking.map(({ version, result }) => ({ version, result }));
    const behind = protocol && asking.length > 1 ? { protocol } : {};
    const asker = optionsOf(asked).depth === 'all' ? askerFor(context, behind.protocol) : null;
    const ssl2 = asker ? { ssl2: await ssl2Facts(asker) } : {};
    const spoken = rungs.filter(({ version, result }) => result.version === version);
    const facts: VersionsFacts = { rungs, spoken: spoken.map(({ version }) => version), ...behind, ...ssl2 };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
