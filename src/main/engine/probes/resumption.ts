import { optionsOf } from '../../../shared/model/asked';
import { outcomeSchema } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { type Door, doorOf, speaksTls13, through } from './door';
import type { HandshakeOptions, HandshakeResult, SessionToken } from './net-port';
import { listenForTicket } from './patience';
import { reported } from './reported';

/** One complete handshake. `well`: completed, and the server did not end it while we listened. */
const trySchema = z.strictObject({
  attemptId: z.string().max(60),
  well: z.boolean(),
  /** The server took up the session that was offered. */
  resumed: z.boolean(),
  outcome: outcomeSchema,
  ms: z.number(),
});
type Try = z.infer<typeof trySchema>;

/** Ways back to a session: by its id or by a ticket up to TLS 1.2 (RFC 5246 §7.3, RFC 5077), by a ticket in TLS 1.3 (RFC 8446 §2.2). */
const waySchema = z.strictObject({
  by: z.enum(['id', 'ticket', 'tls13-ticket']),
  version: z.string().max(40),
  /** A new connection, then one that offers its session, and so on by turns. `resumed` null: the server gave nothing to come back with in this way. */
  rounds: z.array(z.strictObject({ fresh: trySchema, resumed: trySchema.nullable() })).max(5),
  /**
   * `works`: taken up each time. `not-given`: no ticket, or no session by an id. `not-taken-up`: a full handshake each time instead, which is allowed.
   * `sometimes`: taken up now and then. `breaks`: each connection with a session failed, none without. `unclear`: none of these.
   */
  result: z.enum(['works', 'not-given', 'not-taken-up', 'sometimes', 'breaks', 'unclear']),
  /** Why it is unclear: the session would be larger than this runtime shows. Absent: told by the rounds. */
  why: z.literal('session-too-large').optional(),
});
type WayFacts = z.infer<typeof waySchema>;

const factsSchema = z.strictObject({ ways: z.array(waySchema).max(3) });
export type ResumptionFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    resumption: ResumptionFacts;
  }
}

const ROUNDS = { usual: 2, all: 5 } as const;
/** Up to TLS 1.2 a session, and what becomes of it, is part of the handshake; this is for a close right behind it. */
const LISTEN_MS = 100;

interface Way {
  readonly by: WayFacts['by'];
  readonly version: string;
  readonly options: Pick<HandshakeOptions, 'minVersion' | 'maxVersion' | 'tickets'>;
}

const TLS13: Way = {
  by: 'tls13-ticket',
  version: 'TLS 1.3',
  options: { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' },
};

const OLDER: readonly (readonly [string, NonNullable<HandshakeOptions['maxVersion']>])[] = [
  ['TLS 1.2', 'TLSv1.2'],
  ['TLS 1.1', 'TLSv1.1'],
  ['TLS 1.0', 'TLSv1'],
];

const waysFor = (seen: Seen): Way[] => {
  const spoken: readonly string[] = seen.versions?.spoken ?? [];
  const [version, code] = OLDER.find(([name]) => spoken.includes(name)) ?? [];
  const older: Way[] =
    version === undefined || code === undefined
      ? []
      : [
          { by: 'ticket', version, options: { minVersion: code, maxVersion: code } },
          { by: 'id', version, options: { minVersion: code, maxVersion: code, tickets: false } },
        ];
  return [...(speaksTls13(seen) ? [TLS13] : []), ...older];
};

const tryOf = ({ attempt, completed, afterFinished, resumed }: HandshakeResult): Try => ({
  attemptId: attempt.id,
  well: completed && (afterFinished === 'quiet' || afterFinished === 'data'),
  resumed,
  outcome: attempt.outcome,
  ms: attempt.ms,
});

const shake = (
  { asked, net, seen }: ProbeContext,
  door: Door,
  way: Way,
  session: SessionToken | null,
): Promise<HandshakeResult> =>
  net.handshake({
    purpose: session
      ? `${way.version}, taking up an earlier session again by ${way.by === 'id' ? 'its id' : 'a ticket'}`
      : `${way.version}, from the beginning`,
    ...through(door, asked.target.serverName),
    ...way.options,
    listenMs: way.by === 'tls13-ticket' ? listenForTicket(seen, door.address) : LISTEN_MS,
    session,
    closeCleanly: true,
  });

/** What the server gave to come back with in this way. Without a ticket of its own a session comes back by its id (RFC 5077 §3.4). */
const givenIn = ({ by }: Way, { session, ticket }: HandshakeResult): SessionToken | null =>
  by === 'id' || ticket ? session : null;

/** Ends that this computer, the person or a proxy made: they say nothing of what the server does with a session. */
const notItsDoing: ReadonlySet<Try['outcome']['kind']> = new Set(['local', 'cancelled', 'proxy']);

const resultOf = (rounds: WayFacts['rounds']): WayFacts['result'] => {
  const fresh = rounds.map((round) => round.fresh);
  const resumed = rounds.flatMap((round) => (round.resumed ? [round.resumed] : []));
  if (!fresh.every(({ well }) => well)) return 'unclear';
  if (resumed.length === 0) return 'not-given';
  const failed = resumed.filter(({ well }) => !well).length;
  if (resumed.some(({ outcome }) => notItsDoing.has(outcome.kind))) return 'unclear';
  if (failed > 0) return failed === resumed.length && failed > 1 ? 'breaks' : 'unclear';
  const taken = resumed.filter((one) => one.resumed).length;
  if (taken === resumed.length) return 'works';
  return taken === 0 ? 'not-taken-up' : 'sometimes';
};

/**
 * New and resumed by turns, so that a bad moment of the network strikes both; and every second round the other way round, so that each
 * comes on odd and on even connections, and two servers that take turns can't pass for a fault of resumption.
 */
const tryWay = async (context: ProbeContext, door: Door, way: Way, rounds: number): Promise<WayFacts> => {
  const done: WayFacts['rounds'] = [];
  let tooLarge = false;
  let session: SessionToken | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const ahead = round % 2 === 1 && session ? await shake(context, door, way, session) : null;
    const fresh = await shake(context, door, way, null);
    const given = givenIn(way, fresh);
    session = given ?? session;
    tooLarge ||= fresh.sessionTooLarge;
    const resumed: HandshakeResult | null = ahead ?? (given ? await shake(context, door, way, given) : null);
    done.push({ fresh: tryOf(fresh), resumed: resumed && tryOf(resumed) });
    if (!resumed) break;
  }
  const { by, version } = way;
  const result = resultOf(done);
  return result === 'not-given' && tooLarge
    ? { by, version, rounds: done, result: 'unclear', why: 'session-too-large' }
    : { by, version, rounds: done, result };
};

const NAMES: { readonly [by in WayFacts['by']]: string } = {
  id: 'session id',
  ticket: 'ticket',
  'tls13-ticket': 'ticket',
};

const listed = (ways: readonly WayFacts[]): string =>
  ways.map(({ by, version }) => `${version} by ${NAMES[by]}`).join(', ');

const describe = ({ ways }: ResumptionFacts): string => {
  const of = (...results: readonly WayFacts['result'][]) =>
    ways.filter(({ result }) => results.includes(result));
  const breaking = of('breaks');
  if (breaking.length > 0)
    return `Taking up an earlier session breaks the connection each time (${listed(breaking)}); without one it works each time.`;
  const works = of('works');
  const sometimes = of('sometimes');
  if (sometimes.length > 0)
    return `The server takes up an earlier session at some times and not at others (${listed(sometimes)}), as several servers behind one address do.`;
  if (works.length > 0) return `The server takes up earlier sessions: ${listed(works)}.`;
  return of('unclear').length > 0
    ? 'It could not be told whether the server takes up earlier sessions.'
    : 'The server took up no earlier session. That is allowed: each connection starts from the beginning.';
};

/** Whether the answer would decide something: a fault of resumption shows as a server that fails at times, or only for others. */
const worthwhile = ({ asked, seen }: ProbeContext): boolean => {
  const { depth, repeats } = optionsOf(asked);
  const shown = seen['client-certificate'];
  const fine =
    shown?.completed === true && (shown.afterFinished === 'quiet' || shown.afterFinished === 'data');
  const { anything, lists, protocols } = reported(asked.message);
  // A refusal of what a greeting offers is none of a session: those connections are kept for the lists.
  const maySpeakOfSessions = anything && !lists && !protocols;
  return depth === 'all' || repeats > 0 || seen.hello?.steady === false || (fine && maySpeakOfSessions);
};

export const probe = defineProbe({
  id: 'resumption',
  question: 'Does a connection break that takes up an earlier session (resumption)?',
  areas: ['protocol', 'configuration'],
  needs: ['hello', 'versions', 'starttls', 'client-certificate'],
  runs: {
    how: 'if-it-decides',
    when: 'when the server answers only at times, or all goes well for us and an error was reported',
  },
  budget: { connections: 3 * 2 * ROUNDS.usual, ms: 40_000 },
  allBudget: { connections: 3 * 2 * ROUNDS.all, ms: 90_000 },
  facts: factsSchema,
  async run(context) {
    const { asked, seen } = context;
    const door = doorOf(context);
    const ways = waysFor(seen);
    if (!door || ways.length === 0) return { status: 'skipped', why: 'No greeting was answered.' };
    if (!worthwhile(context))
      return { status: 'skipped', why: 'Nothing that was seen so far depends on earlier sessions.' };
    const rounds = ROUNDS[optionsOf(asked).depth];
    const facts: WayFacts[] = [];
    for (const way of ways) facts.push(await tryWay(context, door, way, rounds));
    return { status: 'ok', facts: { ways: facts }, outcome: describe({ ways: facts }) };
  },
});
