import { STARTTLS_NAMES } from '../../../shared/model/way';
import { shortOutcome } from '../../../shared/words/outcome';
import { z } from '../../../shared/zod';
import { extension } from '../wire/extensions';
import { defineProbe, type ProbeContext } from './define-probe';
import { type HelloForm, withExtra } from './forms/form';
import {
  type Greeted,
  type Greeting,
  greet,
  greetInForm,
  newestReadable,
  OTHER_NAME,
  sameEnd,
  versionsForNames,
} from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { patienceAfter } from './patience';
import { STUCK, stuckInWords } from './starttls-dialogue';

/** The base hello with the server name, without any, and with another one (handrail-check.invalid). `leaf`: SHA-256 of the first certificate, when it was readable. */
const variantSchema = z.strictObject({ result: helloFactsSchema, leaf: z.string().max(64).nullable() });
const factsSchema = z.strictObject({
  name: z.string().max(253).nullable(),
  /** null when no name is sent at all (the target is an address). */
  with: variantSchema.nullable(),
  without: variantSchema,
  other: variantSchema,
  /** The target's own address sent as if it were a name, which RFC 6066 §3 forbids; only where no name is sent. Cases of before lack it. */
  literal: variantSchema.optional(),
  /** Asked behind these plain words, as `versions` was; absent: as the base was. */
  protocol: z.enum(STARTTLS_NAMES).optional(),
});
export type ServerNameFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'server-name': ServerNameFacts;
  }
}

type Variant = ServerNameFacts['without'];

const SERVER_NAME = 0;
const HOST_NAME = 0;

/** An address in the place of a name, byte for byte: our own greetings leave out what is no name. */
const literalForm = (address: string): HelloForm => ({
  id: 'literal-name',
  differsIn: 'the server name (SNI): a number in its place',
  technical: 'an IP address as HostName, which RFC 6066 §3 forbids',
  touches: [`extension ${SERVER_NAME}`],
  change: (options) =>
    withExtra(
      options,
      extension(SERVER_NAME, (content) =>
        content.vector(2, (list) => list.u8(HOST_NAME).opaque(2, new TextEncoder().encode(address))),
      ),
    ),
});

const greetingFor = (
  { seen }: ProbeContext,
  base: HelloFacts,
  serverName: string | null,
  purpose: string,
): Greeting => ({
  purpose,
  address: base.address,
  versions: versionsForNames(seen.versions),
  serverName,
  protocol: seen.versions?.protocol ?? null,
  until: 'server-flight',
  // A version that the server speaks is worth the whole wait, even where the base was met with silence.
  ...(newestReadable(seen.versions) === null ? patienceAfter(base.outcome, seen, base.address) : {}),
});

/** The first certificate is named by its fingerprint. */
const variantOf = async ({ net, now }: ProbeContext, { facts, result }: Greeted): Promise<Variant> => {
  const verdict = result.certificates?.length ? await net.judgeChain(result.certificates, null, now) : null;
  return { result: facts, leaf: verdict?.chain[0]?.fingerprint ?? null };
};

/** One greeting that differs from the others in the name alone. */
const ask = async (context: ProbeContext, base: HelloFacts, serverName: string | null, purpose: string) =>
  variantOf(context, await greet(context.net, greetingFor(context, base, serverName, purpose)));

/** The target is a number: some programs send it as if it were a name. */
const askLiteral = async (context: ProbeContext, base: HelloFacts): Promise<Variant | null> => {
  const { host } = context.asked.target;
  const greeting = greetingFor(context, base, null, `With the number ${host} in the place of a server name`);
  const greeted = await greetInForm(context.net, greeting, literalForm(host));
  return greeted && variantOf(context, greeted);
};

const alike = (one: Variant, other: Variant): boolean =>
  sameEnd(one.result, other.result) && one.leaf === other.leaf;

const describe = ({ with: named, without, other, literal }: ServerNameFacts): string => {
  const words = (variant: Variant): string =>
    variant.result.answered ? 'answered' : shortOutcome(variant.result.outcome);
  const reference = named ?? without;
  const differs = literal && !alike(reference, literal);
  const number = differs ? ` With a number in the place of a name: ${words(literal)}.` : '';
  if (alike(reference, without) && alike(reference, other))
    return differs ? number.trim() : 'The name makes no difference.';
  const first = named ? `With the name: ${words(named)}. ` : '';
  const certificates = reference.leaf !== without.leaf || reference.leaf !== other.leaf;
  const shown =
    certificates && without.result.answered ? ' Not all of them brought the same certificate.' : '';
  return `${first}Without a name: ${words(without)}. With another name: ${words(other)}.${shown}${number}`;
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
    if (stuckInWords(base)) return { status: 'skipped', why: STUCK };
    const name = context.asked.target.serverName;
    const [named, without, other, literal] = await Promise.all([
      name === null ? null : ask(context, base, name, `With the server name ${name}`),
      ask(context, base, null, 'Without a server name'),
      ask(context, base, OTHER_NAME, `With another server name (${OTHER_NAME})`),
      name === null ? askLiteral(context, base) : null,
    ]);
    const protocol = context.seen.versions?.protocol;
    const facts: ServerNameFacts = {
      name,
      with: named,
      without,
      other,
      ...(literal ? { literal } : {}),
      ...(protocol ? { protocol } : {}),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
