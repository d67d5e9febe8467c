import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Outcome } from '../../../shared/model/failure';
import { printable } from '../../../shared/words/printable';
import type { HandshakeResult } from '../probes/net-port';
import { ALERT_LEVELS } from '../wire/ids';
import { alertOutcome } from './alert-outcome';
import { type Frame, type FrameSetup, runFrame, type Talk } from './attempt-frame';
import { codeOf, MOST_CODE, outcomeOfError } from './failure-table';
import { HANDSHAKE_DEADLINE_MS, NOTHING, type ShakeOptions, USUAL_ALPN } from './handshake-common';
import { widestContext } from './tls-context';
import { alertOfCode, isTlsCode } from './tls-error';
import { spokenVersion } from './tls-facts';

/** node:tls speaks over the socket itself, and only what it says is known. */
class QuickTalk implements Talk {
  found: Omit<HandshakeResult, 'attempt' | 'timing'> = NOTHING;
  private socket: TLSSocket | null = null;

  constructor(
    private readonly options: ShakeOptions,
    private readonly frame: Frame,
  ) {}

  get stage() {
    if (this.found.completed) return 'after-finished' as const;
    return this.socket ? ('after-hello' as const) : ('before-hello' as const);
  }

  connected(): void {}

  ready(): void {
    const under = this.frame.line.handOver();
    // The line broke in the meantime, and is about to say so.
    if (!under) return;
    const { frame } = this;
    const afterMs = HANDSHAKE_DEADLINE_MS;
    frame.deadline(afterMs, () => this.end({ kind: 'silence', stage: this.stage, afterMs }, under));
    try {
      this.socket = this.begin(under);
    } catch (error) {
      this.refused(error, under);
      return;
    }
    frame.transcript.add('here', 'sent', 'ClientHello');
    const { socket } = this;
    socket.once('secureConnect', () => frame.guard(() => this.onSecure(socket, under)));
    socket.once('error', (error) => frame.guard(() => this.refused(error, under)));
    socket.once('close', () => frame.guard(() => this.end({ kind: 'fin', stage: this.stage }, under)));
  }

  data(): void {}

  ended(how: 'fin' | 'rst'): void {
    this.frame.finish({ kind: how, stage: this.stage });
  }

  over(): void {
    this.socket?.destroy();
  }

  private begin(socket: Socket): TLSSocket {
    const { serverName, alpn = USUAL_ALPN } = this.options;
    return connect({
      socket,
      secureContext: widestContext(this.options),
      servername: serverName ?? '',
      ...(alpn.length > 0 ? { ALPNProtocols: [...alpn] } : {}),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
  }

  private onSecure(socket: TLSSocket, under: Socket): void {
    this.found = {
      ...NOTHING,
      completed: true,
      version: spokenVersion(socket.getProtocol()),
      suite: socket.getCipher()?.standardName ?? null,
      afterFinished: 'quiet',
    };
    this.end({ kind: 'answered', stage: 'after-finished' }, under);
  }

  private refused(error: unknown, under: Socket): void {
    const code = codeOf(error);
    const number = alertOfCode(code);
    if (number !== null) {
      const alert = alertOutcome({ level: ALERT_LEVELS.fatal, description: number }, this.stage);
      this.found = { ...NOTHING, alertName: alert.name };
      this.end(alert, under);
    } else if (isTlsCode(code)) {
      this.found = { ...NOTHING, localRefusal: printable(code, 120) };
      const text = printable(error instanceof Error ? error.message : code, 300);
      this.end({ kind: 'local', code: code.slice(0, MOST_CODE), text }, under);
    } else this.end(outcomeOfError(code, this.stage, this.frame.transcript.elapsed()), under);
  }

  private end(outcome: Outcome, under: Socket): void {
    this.frame.transcript.counted(under.bytesRead);
    this.frame.transcript.sent(under.bytesWritten);
    this.frame.finish(outcome);
  }
}

/**
 * A handshake of which only its completion counts (HandshakeOptions.brief). Nobody watches the line: a FIN and a RST can't be told apart, and
 * no certificate is read. For half the processor time of `handshake`, and only straight to the server.
 */
export const quickHandshake = (options: ShakeOptions, setup: FrameSetup): Promise<HandshakeResult> =>
  runFrame(
    setup,
    (frame) => new QuickTalk(options, frame),
    ({ attempt, talk, timing }) => ({ attempt, timing, unwatched: true, ...talk.found }),
  );
