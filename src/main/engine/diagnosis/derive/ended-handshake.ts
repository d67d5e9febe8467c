import type { Evidence } from '../../../../shared/model/evidence';
import { everyTry } from './late-luck';

const ENDS: readonly string[] = ['alert', 'fin', 'fin-in-record', 'rst'];

/** The attempts of whole handshakes, begun on an answered greeting, that the other side ended alike each time; none: they came through, or differed. */
export const endedHandshakes = ({ 'client-certificate': tried }: Evidence): readonly string[] => {
  if (tried?.status !== 'ok') return [];
  const { completed, localRefusal, outcome, afterFinished, steady } = tried.facts;
  const ended = completed ? ENDS.includes(afterFinished ?? '') : ENDS.includes(outcome.kind);
  return ended && steady && localRefusal === null ? everyTry(tried.facts) : [];
};

/** Whoever runs the server has the log that says why. */
export const ASK_FOR_THE_LOG =
  'Ask the server’s owner to look into the server’s log, and into that of the device before it if there is one, for the time of this check: it should say who ended the connection, and why.';
