import { connect, type TLSSocket } from 'node:tls';
import type { Attempt } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';
import { printable } from '../../../shared/words/printable';
import type { HandshakeOptions, HandshakeResult } from '../probes/net-port';
import { ALERTS } from '../wire/ids';
import type { AlertOutcome } from './alert-outcome';
import { type Frame, type FrameSetup, runFrame, type Talk } from './attempt-frame';
import { codeOf, MOST_CODE } from './failure-table';
import { createLineStream } from './line-stream';
import { widestContext } from './tls-context';
import { alertOfCode, isTlsCode } from './tls-error';
import { presentedChain, spokenVersion } from './tls-facts';
import { createWatch, type Watch } from './watch';

const HANDSHAKE_DEADLINE_MS = 10_000;
const LONGEST_LISTEN_MS = 5_000;
/** Time for TLS to read what came in before a FIN or RST. */
const DIGEST_MS = 250;

type Found = Omit<HandshakeResult, 'attempt'>;

const nothing: Found = {
  completed: false,
  version: null,
  suite: null,
  certificates: [],
  afterFinished: null,
  alertName: null,
  localRefusal: null,
};

/** The result of a handshake that never got a socket. */
export const handshakeNothing = (attempt: Attempt): HandshakeResult => ({ attempt, ...nothing });

/** What is known once both Finished messages are through. */
const completedFacts = (socket: TLSSocket, watch: Watch): Partial<Found> => ({
  completed: true,
  version: spokenVersion(socket.getProtocol()),
  suite: socket.getCipher()?.standardName ?? null,
  certificates: watch.certificates() ?? presentedChain(socket),
  afterFinished: 'quiet',
});

/** Lets node:tls speak over the frame's line and reads off the line what really happened. */
const createHandshakeTalk = (options: HandshakeOptions, frame: Frame): Talk & { found(): Found } => {
  let found = nothing;
  let secure = false;
  let socket: TLSSocket | null = null;
  let lineEnd: 'fin' | 'rst' | null = null;
  const watch = createWatch(frame.transcript, () => secure);
  const under = createLineStream(frame.line, watch.sent);
  const listenMs = Math.min(LONGEST_LISTEN_MS, Math.max(0, options.listenMs));

  const end = (outcome: Outcome, more: Partial<Found> = {}) => {
    found = { ...found, certificates: watch.certificates() ?? found.certificates, ...more };
    frame.finish(outcome);
  };
  const answered = (afterFinished: 'quiet' | 'data') =>
    end({ kind: 'answered', stage: 'after-finished' }, { afterFinished });
  /** The line is over, and TLS has nothing more to say of it. */
  const endByLine = (how: 'fin' | 'rst') => {
    const outcome = watch.ended(how);
    if (outcome.kind === 'alert') endByAlert(outcome);
    else end(outcome, secure ? { afterFinished: how } : {});
  };
  const endByAlert = (outcome: AlertOutcome) =>
    end(outcome, { alertName: outcome.name, ...(secure ? { afterFinished: 'alert' } : {}) });

  const onError = (error: unknown) => {
    const code = codeOf(error);
    const received = watch.alert() ?? alertFrom(code);
    const unreadable = watch.unreadable();
    if (received) endByAlert(received);
    else if (unreadable) end(unreadable);
    else if (isTlsCode(code)) {
      const text = printable(error instanceof Error ? error.message : code, 300);
      end(
        { kind: 'local', code: code.slice(0, MOST_CODE), text },
        { localRefusal: printable(code, 120), ...(secure ? { afterFinished: 'data' } : {}) },
      );
    } else if (lineEnd) endByLine(lineEnd);
    // Otherwise the line itself is about to say what became of it.
  };
  const alertFrom = (code: string) => {
    const number = alertOfCode(code);
    return number === null ? null : watch.asOutcome(number);
  };
  const onClose = () => {
    if (watch.sealedAlert && secure) endByAlert(watch.asOutcome(ALERTS.close_notify));
    else if (lineEnd) endByLine(lineEnd);
    // Otherwise the line itself is about to say what became of it.
  };
  const onSecure = (live: TLSSocket) => {
    secure = true;
    found = { ...found, ...completedFacts(live, watch) };
    frame.deadline(listenMs, () => answered('quiet'));
  };
  const { guard } = frame;

  return {
    stage: watch.stage,
    connected() {
      frame.deadline(HANDSHAKE_DEADLINE_MS, () =>
        end({ kind: 'silence', stage: watch.stage(), afterMs: HANDSHAKE_DEADLINE_MS }),
      );
    },
    ready() {
      try {
        socket = connect({
          socket: under.stream,
          secureContext: widestContext(options),
          servername: options.serverName ?? '',
          ALPNProtocols: ['http/1.1'],
          rejectUnauthorized: false,
          checkServerIdentity: () => undefined,
        });
      } catch (error) {
        onError(error);
        return;
      }
      const live = socket;
      live.once('secureConnect', () => guard(() => onSecure(live)));
      live.on('data', () => guard(() => answered('data')));
      live.on('error', (error) => guard(() => onError(error)));
      live.once('end', () => guard(onClose));
      live.once('close', () => guard(onClose));
    },
    data(chunk) {
      watch.received(chunk);
      under.push(chunk);
    },
    ended(how) {
      lineEnd = how;
      if (!socket) {
        endByLine(how);
        return;
      }
      under.end();
      frame.after(DIGEST_MS, () => endByLine(how));
    },
    over() {
      socket?.destroy();
      under.stream.destroy();
    },
    found: () => found,
  };
};

/**
 * A complete handshake by this runtime's own TLS, over a connection that we watch: node:tls alone reports a FIN as ECONNRESET
 * and may hide an alert. Judges no certificate, presents none. Resolves when the socket is gone.
 */
export const handshake = async (options: HandshakeOptions, setup: FrameSetup): Promise<HandshakeResult> => {
  const { attempt, talk } = await runFrame(setup, (frame) => createHandshakeTalk(options, frame));
  return { attempt, ...talk.found() };
};
