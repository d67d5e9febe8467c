import type { Attempt } from '../../../shared/model/attempt';
import type { HandshakeResult } from '../probes/net-port';
import { timingOf } from './timing';

/** A handshake is given up after this long. */
export const HANDSHAKE_DEADLINE_MS = 10_000;

/** The application protocol that is named unless an option says otherwise (RFC 7301). */
export const USUAL_ALPN: readonly string[] = ['http/1.1'];

/** What a handshake that has not begun has found. */
export const NOTHING: Omit<HandshakeResult, 'attempt' | 'timing'> = {
  completed: false,
  version: null,
  suite: null,
  certificates: [],
  afterFinished: null,
  alertName: null,
  localRefusal: null,
  resumed: false,
  session: null,
  ticket: false,
  sessionTooLarge: false,
  alpn: null,
  certificateShown: null,
  certificateRequest: null,
  serverHelloDone: false,
};

/** The result of a handshake that never got a socket. */
export const handshakeNothing = (attempt: Attempt): HandshakeResult => ({
  attempt,
  ...NOTHING,
  timing: timingOf(attempt),
});
