import { outcomeSchema, plaintextKindSchema } from '../../../shared/model/failure';
import { allOf } from '../../../shared/words/all-of';
import { describeOutcome } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe } from './define-probe';
import type { AttemptResult, NetPort } from './net-port';
import { MAX_ADDRESSES } from './unreached';

/** One TCP connection (through the proxy, if there is one) to each of the first 5 addresses, listening for 300 ms without a word. `outcome.kind`: 'silence' at 'before-hello' is the healthy answer (the peer waits for us). */
const factsSchema = z.strictObject({
  addresses: z
    .array(
      z.strictObject({
        attemptId: z.string().max(60),
        address: z.string().max(45),
        family: z.union([z.literal(4), z.literal(6)]),
        connected: z.boolean(),
        connectMs: z.number().nullable(),
        outcome: outcomeSchema,
        /** What the peer said before we did, made printable. */
        banner: z.strictObject({ looksLike: plaintextKindSchema, text: z.string().max(400) }).nullable(),
      }),
    )
    .max(6),
  /** The first address that accepted a connection: later probes use it. */
  best: z.string().max(45).nullable(),
});
export type ReachFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    reach: ReachFacts;
  }
}

/** Long enough for a greeting on a healthy line, short enough that nobody notices (causes: order of probes, step 3). */
const LISTEN_MS = 300;

type Reached = ReachFacts['addresses'][number];

/** The proxy's yes may be the last thing that is heard of a connection; a proxy's no means that there is none. */
const isReached = ({ attempt: { events, outcome } }: AttemptResult): boolean =>
  events.some(({ kind }) => kind === 'connected') &&
  (outcome.kind !== 'proxy' || outcome.what === 'closed-after-accept');

/** Until the server itself was reached: the TCP connection, or the proxy's yes. */
const connectMs = (result: AttemptResult): number | null => {
  const { events } = result.attempt;
  const connecting = events.find(({ kind }) => kind === 'connecting');
  const reached =
    events.filter(({ who, kind }) => who === 'peer' && kind === 'proxy').at(-1) ??
    events.find(({ kind }) => kind === 'connected');
  return reached && isReached(result) ? Math.round((reached.at - (connecting?.at ?? 0)) * 10) / 10 : null;
};

const listenTo = async (net: NetPort, address: string, family: 4 | 6): Promise<Reached> => {
  const result = await net.attempt({
    purpose: `Connect to ${address} and listen without a word`,
    address,
    send: null,
    hello: null,
    until: 'first-bytes',
    waitMs: LISTEN_MS,
    // What the server says by itself is the question, so the plain words of the run stay unsaid.
    dialogue: null,
  });
  const { id, outcome } = result.attempt;
  const ms = connectMs(result);
  return {
    attemptId: id,
    address,
    family,
    connected: ms !== null,
    connectMs: ms,
    outcome,
    banner:
      outcome.kind === 'plaintext'
        ? { looksLike: outcome.looksLike, text: printable(outcome.text, 400) }
        : null,
  };
};

const describe = (addresses: readonly Reached[], untried: number): string => {
  const [only] = addresses;
  if (only && addresses.length === 1) return describeOutcome(only.outcome);
  const connected = addresses.filter((address) => address.connected).length;
  if (untried > 0)
    return `${connected} of the first ${addresses.length} addresses accepted a connection. ${untried} more were not tried.`;
  return connected === addresses.length
    ? `${allOf(addresses.length, 'addresses')} accepted a connection.`
    : `${connected} of ${addresses.length} addresses accepted a connection.`;
};

export const probe = defineProbe({
  id: 'reach',
  question: 'Does anything answer on this port?',
  areas: ['network'],
  needs: ['names'],
  budget: { connections: MAX_ADDRESSES, ms: 20_000 },
  facts: factsSchema,
  async run({ net, seen }) {
    const all = seen.names?.addresses ?? [];
    const known = all.slice(0, MAX_ADDRESSES);
    if (known.length === 0) return { status: 'skipped', why: 'There is no address to connect to.' };
    const addresses = await Promise.all(known.map(({ address, family }) => listenTo(net, address, family)));
    const best = addresses.find((address) => address.connected)?.address ?? null;
    return {
      status: 'ok',
      facts: { addresses, best },
      outcome: describe(addresses, all.length - known.length),
    };
  },
});
