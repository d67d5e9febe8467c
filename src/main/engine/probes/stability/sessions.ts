import type { HandshakeOptions, HandshakeResult, NetPort } from '../net-port';
import type { StabilityFacts, TallyFacts } from './stability-facts';
import { chanceOf, stoppedByProxy, tallyOf } from './tries';

/** Tickets of TLS 1.3 come behind the handshake (RFC 8446 §4.6.1), and so does a late refusal. */
const LISTEN_MS = 250;

/** The handshake was completed, and the server did not take it back at once. `closes`: it always closes then, so that means nothing. */
const wentWell = ({ completed, afterFinished }: HandshakeResult, closes: boolean): boolean =>
  completed && afterFinished !== 'alert' && afterFinished !== 'rst' && (closes || afterFinished !== 'fin');

const tallyHandshakes = (all: readonly HandshakeResult[], closes: boolean): TallyFacts =>
  tallyOf(all.filter((one) => wentWell(one, closes)).length, all.length);

/** What comparing new and taken-up sessions brought; null and why, when there was nothing to take up. */
export interface SessionsOutcome {
  readonly sessions: StabilityFacts['sessions'];
  readonly why: string | null;
}

type Where = Pick<HandshakeOptions, 'address' | 'serverName' | 'dialogue' | 'alpn'>;

/** So many new sessions in a row that leave nothing to come back with: then there is no more to ask. */
const ENOUGH_WITHOUT = 3;

/**
 * `pairs` times a new session and one taken up again, one connection after the other; every second time the other way round, so that
 * each comes on odd and on even connections, and two servers that take turns are no difference. `stop`: whether this result, which then
 * does not count, ends it. What a proxy stopped does not count either.
 */
export const compareSessions = async (
  net: NetPort,
  where: () => Where,
  pairs: number,
  stop: (result: HandshakeResult) => boolean,
): Promise<SessionsOutcome> => {
  const fresh: HandshakeResult[] = [];
  const resumed: HandshakeResult[] = [];
  let session: HandshakeOptions['session'] = null;
  let proxyStopped = false;
  /** False: the course is over. */
  const takeUp = async (pair: number): Promise<boolean> => {
    const purpose = `An earlier session taken up again, ${pair} of ${pairs}`;
    const back = await net.handshake({
      ...where(),
      ...{ purpose, listenMs: LISTEN_MS, session: session ?? null, closeCleanly: true, series: 'resumed' },
    });
    if (stop(back)) return false;
    if (!stoppedByProxy(back.attempt.outcome)) resumed.push(back);
    return true;
  };
  for (let pair = 1; pair <= pairs; pair += 1) {
    if (resumed.length === 0 && fresh.length >= ENOUGH_WITHOUT) break;
    const ahead = pair % 2 === 0 && session !== null;
    if (ahead && !(await takeUp(pair))) break;
    const purpose = `A complete handshake with a new session, ${pair} of ${pairs}`;
    const begun = await net.handshake({
      ...where(),
      ...{ purpose, listenMs: LISTEN_MS, closeCleanly: true, series: 'fresh' },
    });
    if (stop(begun)) break;
    if (stoppedByProxy(begun.attempt.outcome)) {
      proxyStopped = true;
      continue;
    }
    fresh.push(begun);
    session = begun.session ?? session;
    if (!ahead && begun.session && !(await takeUp(pair))) break;
  }
  const [last] = fresh.slice(-1);
  if (resumed.length === 0) return { sessions: null, why: withoutSession(last, proxyStopped) };
  const closes = fresh.every(({ afterFinished }) => afterFinished === 'fin');
  const [ofFresh, ofResumed] = [tallyHandshakes(fresh, closes), tallyHandshakes(resumed, closes)];
  const takenUp = resumed.filter((one) => one.resumed).length;
  return {
    sessions: { fresh: ofFresh, resumed: ofResumed, takenUp, chance: chanceOf(ofFresh, ofResumed) },
    why: null,
  };
};

const withoutSession = (last: HandshakeResult | undefined, proxyStopped: boolean): string => {
  if (!last && proxyStopped)
    return 'The proxy let no complete handshake through, so no session could be taken up.';
  if (!last) return 'No connection was left to take up a session.';
  const { completed, localRefusal, sessionTooLarge } = last;
  if (localRefusal !== null)
    return 'This program’s own TLS refused to complete a handshake, so no session could be taken up.';
  if (sessionTooLarge)
    return 'The server’s certificate is so large that this program’s TLS shows no session to take up.';
  return completed
    ? 'The server gave no session to take up.'
    : 'The handshake could not be completed, so no session could be taken up.';
};
