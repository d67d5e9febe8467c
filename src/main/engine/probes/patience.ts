import type { Outcome } from '../../../shared/model/failure';
import type { Seen } from './define-probe';

/** After a greeting that brought nothing in five seconds, waiting as long for each of its variants tells no more. */
const SHORT_WAIT_MS = 1_500;
/** A lost packet is sent again after about one round trip, then two, then four (RFC 6298 §5.5), so this leaves room for three. */
const ROUND_TRIPS = 10;
/** As long as the usual wait. */
const LONGEST_MS = 5_000;

/** The wait of a greeting, ready to be spread into its options: nothing, or fewer milliseconds than usual. */
export type Patience = { readonly waitMs?: number };

const connectMs = ({ reach }: Seen, address: string): number =>
  reach?.addresses.find((entry) => entry.address === address)?.connectMs ?? 0;

/** A server that thinks for a while may do so for twice as long the next time. */
const SLOWER = 2;

/** The longest that this address took for an answer, in ms; 0: none was seen. */
const slowestAnswerMs = ({ hello, starttls, versions }: Seen, address: string): number => {
  const results = [
    ...(hello ? [hello.base, hello.repeated, ...hello.addresses] : []),
    ...(starttls ? [starttls.result] : []),
    ...(versions?.rungs.map(({ result }) => result) ?? []),
  ];
  return Math.max(
    0,
    ...results.map((one) => (one.answered && one.address === address ? (one.firstByteMs ?? 0) : 0)),
  );
};

/**
 * How long to wait for a greeting like one that ended as `earlier`: less when that one was met with silence, more on a slow line or with a
 * server that takes its time to answer. What was waited stands in the outcome (afterMs), so nothing is claimed that was not seen.
 */
export const patienceAfter = (earlier: Outcome, seen: Seen, address: string): Patience => {
  if (earlier.kind !== 'silence') return {};
  const line = ROUND_TRIPS * connectMs(seen, address);
  const server = Math.ceil(SLOWER * slowestAnswerMs(seen, address));
  return { waitMs: Math.min(LONGEST_MS, Math.max(SHORT_WAIT_MS, line, server)) };
};

/** A refusal behind our Finished comes one round trip later, and whatever the server needs to look up. */
const SHORTEST_LISTEN_MS = 800;

/** How long to listen for a refusal after our Finished, in ms: with TLS 1.3 it comes only there (RFC 8446 §4.4.2.4). More on a slow line. */
export const listenAfterFinished = (seen: Seen, address: string): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_LISTEN_MS, ROUND_TRIPS * connectMs(seen, address)));

/** Long enough for a ticket right behind a handshake: it is on its way before our last word arrives. */
const SHORTEST_TICKET_MS = 250;
const TICKET_ROUND_TRIPS = 4;

/** How long to listen for the ticket of a session that TLS 1.3 sends after the handshake (RFC 8446 §4.6.1), in ms. */
export const listenForTicket = (seen: Seen, address: string): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_TICKET_MS, TICKET_ROUND_TRIPS * connectMs(seen, address)));
