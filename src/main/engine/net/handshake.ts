import { connect, type TLSSocket } from 'node:tls';
import type { Outcome } from '../../../shared/model/failure';
import { printable } from '../../../shared/words/printable';
import type { HandshakeOptions, HandshakeResult } from '../probes/net-port';
import { ALERTS } from '../wire/ids';
import type { AlertOutcome } from './alert-outcome';
import { type Frame, type FrameSetup, runFrame, type Talk } from './attempt-frame';
import { attemptWithoutLine } from './attempt-record';
import { codeOf, MOST_CODE } from './failure-table';
import { HANDSHAKE_DEADLINE_MS, handshakeNothing, NOTHING, USUAL_ALPN } from './handshake-common';
import { createLineStream, type LineStream } from './line-stream';
import { IDENTITY_CODE, identityProblem } from './own-identity';
import { widestContext } from './tls-context';
import { alertOfCode, isTlsCode } from './tls-error';
import { presentedChain, spokenVersion } from './tls-facts';
import { Watch } from './watch';

const LONGEST_LISTEN_MS = 5_000;
/** The most that one handshake reads: a chain of a megabyte is refused by node:tls long before. */
const BYTE_BUDGET = 1_048_576;
/** Of an answer to what was asked: the head of one in HTTP. */
const MOST_HEARD = 4_096;
/** node:tls keeps a larger session to itself (kMaxSessionSize); the server's certificate is inside. */
const MOST_SESSION = 10_240;
/** Time for TLS to read what came in before a FIN or RST. */
const DIGEST_MS = 250;
/** The longest that our close_notify may take to be written: a peer that reads nothing holds nobody up. */
const CLOSE_MS = 250;

type Found = Omit<HandshakeResult, 'attempt' | 'timing'>;

/** Lets node:tls speak over the frame's line and reads off the line what really happened. */
class HandshakeTalk implements Talk {
  found: Found = NOTHING;
  private readonly watch: Watch;
  private readonly under: LineStream;
  private socket: TLSSocket | null = null;
  /** The last session that TLS 1.3 brought. */
  private later: Buffer | null = null;
  private lineEnd: 'fin' | 'rst' | null = null;
  private received = 0;
  /** What of it had come when the handshake was complete. */
  private receivedBefore = 0;
  /** How it went is settled; only our close_notify is still on its way. */
  private closing = false;

  constructor(
    private readonly options: HandshakeOptions,
    private readonly setup: FrameSetup,
    private readonly frame: Frame,
  ) {
    this.watch = new Watch(frame.transcript);
    this.under = createLineStream(frame.line, (bytes) => this.watch.sent(bytes));
  }

  get stage() {
    return this.watch.stage;
  }

  connected(): void {}

  ready(): void {
    const afterMs = HANDSHAKE_DEADLINE_MS;
    this.frame.deadline(afterMs, () => this.end({ kind: 'silence', stage: this.stage, afterMs }));
    try {
      this.socket = this.begin();
    } catch (error) {
      this.onError(error);
      return;
    }
    const { socket, frame } = this;
    socket.once('secureConnect', () => frame.guard(() => this.onSecure(socket)));
    socket.on('session', (session) => {
      this.later = session;
    });
    socket.on('data', (chunk: Buffer) => frame.guard(() => this.heardData(chunk)));
    socket.on('error', (error) => frame.guard(() => this.onError(error)));
    socket.once('end', () => frame.guard(() => this.onTlsEnd()));
    socket.once('close', () => frame.guard(() => this.onTlsEnd()));
  }

  data(chunk: Uint8Array): void {
    this.watch.received(chunk);
    this.received += chunk.length;
    // node:tls bounds a handshake by itself, but not the tickets and new keys behind it.
    if (this.received > BYTE_BUDGET) this.tooMuch();
    else this.under.push(chunk);
  }

  ended(how: 'fin' | 'rst'): void {
    if (this.closing) return;
    this.lineEnd = how;
    if (this.socket) {
      this.under.end();
      this.frame.after(DIGEST_MS, () => this.endByLine(how));
    } else this.endByLine(how);
  }

  over(): void {
    this.socket?.destroy();
    this.under.stream.destroy();
  }

  private tooMuch(): void {
    const after = this.watch.secure ? ({ afterFinished: 'data' } as const) : {};
    this.end({ kind: 'too-much', stage: this.stage, limitBytes: BYTE_BUDGET }, after);
  }

  private begin(): TLSSocket {
    const { session, tickets, clientCertificate, serverName, alpn = USUAL_ALPN } = this.options;
    const identity = clientCertificate ? this.setup.identity : null;
    const kept = session ? this.setup.sessions.find(session) : null;
    return connect({
      socket: this.under.stream,
      secureContext: widestContext({
        ...this.options,
        identity,
        ...(tickets === undefined ? {} : { tickets }),
      }),
      servername: serverName ?? '',
      ...(alpn.length > 0 ? { ALPNProtocols: [...alpn] } : {}),
      ...(kept ? { session: Buffer.from(kept) } : {}),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
  }

  private onSecure(socket: TLSSocket): void {
    this.watch.secure = true;
    this.receivedBefore = this.received;
    this.found = {
      ...this.found,
      completed: true,
      version: spokenVersion(socket.getProtocol()),
      suite: socket.getCipher()?.standardName ?? null,
      certificates: this.watch.certificates ?? presentedChain(socket),
      afterFinished: 'quiet',
      resumed: socket.isSessionReused(),
      alpn: typeof socket.alpnProtocol === 'string' ? printable(socket.alpnProtocol, 60) : null,
    };
    const { ask } = this.options;
    if (ask) socket.write(ask);
    const listenMs = Math.min(LONGEST_LISTEN_MS, Math.max(0, this.options.listenMs));
    this.frame.deadline(listenMs, () => this.answered('quiet'));
  }

  private heardData(chunk: Buffer): void {
    if (this.options.ask)
      this.found = { ...this.found, heard: new Uint8Array(chunk.subarray(0, MOST_HEARD)) };
    this.answered('data');
  }

  private onError(error: unknown): void {
    const code = codeOf(error);
    const number = alertOfCode(code);
    const alert = this.watch.clearAlert ?? (number === null ? null : this.watch.hiddenAlert(number));
    if (alert) this.endByAlert(alert);
    else if (this.watch.unreadable) this.end(this.watch.unreadable);
    else if (isTlsCode(code)) this.endByRefusal(code, error);
    else if (this.lineEnd) this.endByLine(this.lineEnd);
    // Otherwise the line itself is about to say what became of it.
  }

  private onTlsEnd(): void {
    if (this.watch.sealedAlert && this.watch.secure)
      this.endByAlert(this.watch.hiddenAlert(ALERTS.close_notify));
    else if (this.lineEnd) this.endByLine(this.lineEnd);
  }

  private answered(afterFinished: 'quiet' | 'data'): void {
    this.end({ kind: 'answered', stage: 'after-finished' }, { afterFinished });
  }

  /** The line is over, and TLS has nothing more to say of it. */
  private endByLine(how: 'fin' | 'rst'): void {
    const outcome = this.watch.ended(how);
    if (outcome.kind === 'alert') this.endByAlert(outcome);
    else this.end(outcome, this.watch.secure ? { afterFinished: how } : {});
  }

  private endByAlert(outcome: AlertOutcome): void {
    const after = this.watch.secure ? ({ afterFinished: 'alert' } as const) : {};
    this.end(outcome, { alertName: outcome.name, ...after });
  }

  /** This runtime's TLS refused by itself: an old version, an old key, a message out of turn. */
  private endByRefusal(code: string, error: unknown): void {
    const text = printable(error instanceof Error ? error.message : code, 300);
    const after = this.watch.secure ? ({ afterFinished: 'data' } as const) : {};
    this.end(
      { kind: 'local', code: code.slice(0, MOST_CODE), text },
      { localRefusal: printable(code, 120), ...after },
    );
  }

  /**
   * node:tls has a session to show even where the server gave nothing to come back with; below TLS 1.3 the wire tells.
   * Who came back by what is still good keeps it.
   */
  private sessionFound(): Pick<Found, 'session' | 'ticket'> & Partial<Pick<Found, 'sessionTooLarge'>> {
    const { socket, watch, later } = this;
    if (!watch.secure || !socket) return { session: null, ticket: false };
    const { clearSession } = watch;
    const keep = (bytes: Buffer | undefined) =>
      bytes ? this.setup.sessions.keep(new Uint8Array(bytes)) : null;
    if (!clearSession && !later)
      return { session: null, ticket: false, sessionTooLarge: this.mayBeTooLarge(socket) };
    if (!clearSession) return { session: keep(later ?? undefined), ticket: true };
    const { id, ticket } = clearSession;
    if (this.found.resumed && !ticket) return { session: this.options.session ?? null, ticket };
    return { session: id || ticket ? keep(socket.getSession()) : null, ticket };
  }

  /** BoringSSL's session has no ticket in it yet; a ticket is no longer than what came behind the handshake. */
  private mayBeTooLarge(socket: TLSSocket): boolean {
    const behind = this.received - this.receivedBefore;
    return (socket.getSession()?.length ?? 0) + behind > MOST_SESSION;
  }

  private end(outcome: Outcome, more: Partial<Found> = {}): void {
    if (this.closing) return;
    const certificates = this.watch.certificates ?? this.found.certificates;
    const { certificateShown, certificateRequest, serverHelloDone } = this.watch;
    const wish = { certificateShown, certificateRequest, serverHelloDone };
    this.found = { ...this.found, certificates, ...wish, ...this.sessionFound(), ...more };
    if (this.options.closeCleanly && outcome.kind === 'answered') this.closeCleanly(outcome);
    else this.frame.finish(outcome);
  }

  private closeCleanly(outcome: Outcome): void {
    const { frame } = this;
    this.closing = true;
    frame.after(CLOSE_MS, () => frame.finish(outcome));
    this.socket?.end(() => frame.guard(() => frame.finish(outcome)));
  }
}

/**
 * A complete handshake by this runtime's own TLS, over a connection that we watch: node:tls alone reports a FIN as ECONNRESET
 * and may hide an alert. Judges no certificate; presents the person's own when it is wanted and fits its key. Resolves when the socket is gone.
 */
export const handshake = async (options: HandshakeOptions, setup: FrameSetup): Promise<HandshakeResult> => {
  const problem = options.clientCertificate && setup.identity ? identityProblem(setup.identity) : null;
  if (problem !== null) {
    const attempt = attemptWithoutLine(setup, { kind: 'local', code: IDENTITY_CODE, text: problem });
    return { ...handshakeNothing(attempt), localRefusal: problem };
  }
  return runFrame(
    setup,
    (frame) => new HandshakeTalk(options, setup, frame),
    ({ attempt, talk, timing }) => ({ attempt, ...talk.found, timing }),
  );
};
