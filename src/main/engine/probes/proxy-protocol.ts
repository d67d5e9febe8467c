import type { Outcome } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { BASE_VERSIONS, greet, sameEnd } from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { patienceAfter } from './patience';
import { PROXY_HEADERS } from './proxy-header';
import { stuckInWords } from './starttls-dialogue';
import { closedWithoutAWord } from './without-a-word';

/**
 * The base greeting behind the line that a load balancer puts in front of a connection (PROXY protocol), in version 1 and 2, with the bare
 * greeting before and, if one was answered, after. A version that was answered is tried once more.
 */
const factsSchema = z.strictObject({
  before: helloFactsSchema,
  versions: z
    .array(
      z.strictObject({
        version: z.union([z.literal(1), z.literal(2)]),
        first: helloFactsSchema,
        repeated: helloFactsSchema.nullable(),
      }),
    )
    .max(2),
  after: helloFactsSchema,
  /** Versions whose line made the server answer, each time. */
  wanted: z.array(z.union([z.literal(1), z.literal(2)])).max(2),
  /** With such a line it was answered each time, and without it never, before and after. */
  holds: z.boolean(),
});
export type ProxyProtocolFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'proxy-protocol': ProxyProtocolFacts;
  }
}

type Version = 1 | 2;
type Tried = ProxyProtocolFacts['versions'][number];

/** Not one byte came back: what a server does that waits for another beginning (nginx and HAProxy cut, others close or wait). */
const withoutAWord = (outcome: Outcome): boolean =>
  closedWithoutAWord(outcome) ||
  (outcome.kind === 'silence' && (outcome.stage === 'before-hello' || outcome.stage === 'after-hello'));

/** Why there is nothing to find out; null when there is. */
const settled = ({ hello, versions, reach }: Seen): string | null => {
  if (reach?.addresses.some(({ banner }) => banner !== null))
    return 'The server speaks first, so it is not waiting for such a line.';
  if (!hello) return 'No greeting could be sent.';
  if (hello.base.answered || hello.repeated.answered) return 'The server answers without such a line.';
  if (!withoutAWord(hello.base.outcome))
    return 'The server said something in answer to the greeting, so it is not waiting for such a line.';
  return versions && versions.spoken.length > 0
    ? 'The server answers another greeting without such a line.'
    : null;
};

const say = async (
  { asked, net, seen }: ProbeContext,
  base: HelloFacts,
  purpose: string,
  version: Version | null,
): Promise<HelloFacts> => {
  const { facts } = await greet(net, {
    purpose,
    address: base.address,
    versions: BASE_VERSIONS,
    serverName: asked.target.serverName,
    // A greeting that may be answered for the first time gets the whole wait.
    ...(version === null ? patienceAfter(base.outcome, seen, base.address) : {}),
    ...(version === null ? {} : { way: { preface: PROXY_HEADERS[version] } }),
  });
  return facts;
};

const tryVersion = async (context: ProbeContext, base: HelloFacts, version: Version): Promise<Tried> => {
  const purpose = `The greeting behind a load balancer’s line (PROXY protocol, version ${version})`;
  const first = await say(context, base, purpose, version);
  const repeated = first.answered ? await say(context, base, `${purpose}, once more`, version) : null;
  return { version, first, repeated };
};

const describe = ({ wanted, holds, versions }: ProxyProtocolFacts): string => {
  if (versions.length === 0)
    return 'The bare greeting ended otherwise than before, so nothing could be compared.';
  if (wanted.length === 0) return 'A load balancer’s line in front (PROXY protocol) changes nothing.';
  return holds
    ? 'With a load balancer’s line in front (PROXY protocol) the server answers, and without it it does not.'
    : 'A load balancer’s line in front (PROXY protocol) was answered, but the bare greeting did not end the same way each time.';
};

export const probe = defineProbe({
  id: 'proxy-protocol',
  question: 'Does the server wait for the line that a load balancer sends first?',
  areas: ['configuration', 'network'],
  needs: ['hello', 'versions'],
  runs: {
    how: 'if-it-decides',
    when: 'when every greeting was closed, cut or met with silence, without one byte of answer',
  },
  budget: { connections: 6, ms: 40_000 },
  facts: factsSchema,
  async run(context) {
    const why = settled(context.seen);
    const base = context.seen.hello?.base;
    if (why !== null || !base) return { status: 'skipped', why: why ?? 'No greeting could be sent.' };
    const repeated = context.seen.hello?.repeated;
    // Where the server keeps silent among plain words, each try takes long, and the base was tried twice already.
    const before =
      stuckInWords(base) && repeated
        ? repeated
        : await say(context, base, 'The bare greeting, before the comparison', null);
    // The server has changed its ways by itself, so nothing can be compared. Else at once: before a silent server each has a whole wait.
    const versions = sameEnd(before, base)
      ? await Promise.all([tryVersion(context, base, 1), tryVersion(context, base, 2)])
      : [];
    const wanted = versions.flatMap((tried) => (tried.repeated?.answered ? [tried.version] : []));
    const after =
      wanted.length > 0 ? await say(context, base, 'The bare greeting, after the comparison', null) : before;
    const bare = [before, after].every((result) => !result.answered && sameEnd(result, base));
    const facts: ProxyProtocolFacts = { before, versions, after, wanted, holds: wanted.length > 0 && bare };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
