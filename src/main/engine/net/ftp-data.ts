import { connect, type TLSSocket } from 'node:tls';
import type { Attempt } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';
import { printable, printableBytes } from '../../../shared/words/printable';
import type {
  FtpDataOptions,
  FtpDataResult,
  HandshakeOptions,
  HandshakeResult,
  SessionToken,
} from '../probes/net-port';
import { ftpSession } from '../starttls/ftp-session';
import { type Frame, type FrameSetup, runFrame, type Talk } from './attempt-frame';
import { codeOf, MOST_CODE } from './failure-table';
import { createLineStream, type LineStream } from './line-stream';
import { widestContext } from './tls-context';
import { alertOfCode, isTlsCode } from './tls-error';
import { spokenVersion } from './tls-facts';
import { Watch } from './watch';

/** Both connections together, once the control connection may speak. */
const DEADLINE_MS = 15_000;
/** Once the data connection is over, the server's last word may take this long. */
const LAST_WORD_MS = 3_000;
const MOST_BYTES = 65_536;
/** As in handshake.ts: time for TLS to read what came in before a FIN or RST. */
const DIGEST_MS = 250;

/** A list begins soon, or the server says why not. */
const DATA_LISTEN_MS = 3_000;

/** Makes a handshake on another port of the same server. */
type OpenBeside = (options: HandshakeOptions, port: number) => Promise<HandshakeResult>;
type OpenData = (port: number, session: SessionToken | null) => Promise<HandshakeResult>;

/** The data connection: to the server's own address, whatever address it names. */
const dataOptions = (
  { address, serverName, via }: FtpDataOptions,
  session: SessionToken | null,
): HandshakeOptions => ({
  purpose: session ? 'The data connection, with the session of the first' : 'The data connection',
  address,
  serverName,
  session,
  listenMs: DATA_LISTEN_MS,
  alpn: [],
  dialogue: null,
  ...(via ? { via } : {}),
});

/** Speaks FTP on a control connection that node:tls keeps secure, and has one data connection opened beside it. */
class FtpDataTalk implements Talk {
  version: string | null = null;
  hadSession = false;
  readonly session: ReturnType<typeof ftpSession>;
  private readonly watch: Watch;
  private readonly under: LineStream;
  private socket: TLSSocket | null = null;
  /** The last session that TLS 1.3 brought. */
  private later: Uint8Array | null = null;
  private received: Uint8Array = new Uint8Array(0);
  private dataPhase: 'before' | 'open' | 'over' = 'before';
  private wordsOver = false;
  private lineEnd: 'fin' | 'rst' | null = null;

  constructor(
    private readonly options: FtpDataOptions,
    private readonly frame: Frame,
    private readonly setup: FrameSetup,
    private readonly openData: OpenData,
  ) {
    this.watch = new Watch(frame.transcript);
    this.under = createLineStream(frame.line, (bytes) => this.watch.sent(bytes));
    // With a dialogue the server has greeted before the switch.
    this.session = ftpSession(options.address, !setup.opening?.dialogue);
  }

  get stage() {
    return this.watch.stage;
  }

  connected(): void {}

  ready(): void {
    const { frame } = this;
    frame.deadline(DEADLINE_MS, () =>
      frame.finish({ kind: 'silence', stage: this.stage, afterMs: DEADLINE_MS }),
    );
    try {
      this.socket = this.begin();
    } catch (error) {
      this.onError(error);
      return;
    }
    const { socket } = this;
    socket.once('secureConnect', () => frame.guard(() => this.onSecure(socket)));
    socket.on('session', (session) => {
      this.later = new Uint8Array(session);
    });
    socket.on('data', (chunk: Buffer) => frame.guard(() => this.heard(chunk)));
    socket.on('error', (error) => frame.guard(() => this.onError(error)));
    socket.once('end', () => frame.guard(() => this.onEnd()));
    socket.once('close', () => frame.guard(() => this.onEnd()));
  }

  data(chunk: Uint8Array): void {
    this.watch.received(chunk);
    this.under.push(chunk);
  }

  ended(how: 'fin' | 'rst'): void {
    this.lineEnd = how;
    if (this.socket) this.under.end();
    this.frame.after(this.socket ? DIGEST_MS : 0, () => this.frame.finish(this.watch.ended(how)));
  }

  over(): void {
    this.socket?.destroy();
    this.under.stream.destroy();
  }

  private begin(): TLSSocket {
    return connect({
      socket: this.under.stream,
      secureContext: widestContext({}),
      servername: this.options.serverName ?? '',
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
  }

  private onSecure(socket: TLSSocket): void {
    this.watch.secure = true;
    this.version = spokenVersion(socket.getProtocol());
    this.speak();
  }

  private heard(chunk: Uint8Array): void {
    this.frame.transcript.add('peer', 'dialogue', printableBytes(chunk, 200), chunk.length);
    const longer = new Uint8Array(this.received.length + chunk.length);
    longer.set(this.received);
    longer.set(chunk, this.received.length);
    this.received = longer;
    if (longer.length > MOST_BYTES)
      this.frame.finish({ kind: 'too-much', stage: this.stage, limitBytes: MOST_BYTES });
    else this.speak();
  }

  /** Does what the session says next. Every command has one answer, so this ends. */
  private speak(): void {
    if (this.wordsOver) return;
    for (;;) {
      const move = this.session.script.next(this.received);
      if (move.do === 'send') {
        this.frame.transcript.add('here', 'dialogue', printableBytes(move.bytes, 200), move.bytes.length);
        this.socket?.write(move.bytes);
        continue;
      }
      this.wordsOver = move.do !== 'wait';
      break;
    }
    const { port } = this.session.progress();
    if (port !== null && this.dataPhase === 'before') this.beginData(port);
    this.finishIfOver();
  }

  private beginData(port: number): void {
    const bytes = this.sessionBytes();
    this.hadSession = bytes !== null;
    this.dataPhase = 'open';
    const token = bytes && this.options.reuse ? this.setup.sessions.keep(bytes) : null;
    this.openData(port, token).then(
      () =>
        this.frame.guard(() => {
          this.dataPhase = 'over';
          this.frame.after(LAST_WORD_MS, () => this.frame.finish(ANSWERED));
          this.finishIfOver();
        }),
      (fault: unknown) =>
        this.frame.guard(() => {
          throw fault;
        }),
    );
  }

  /** TLS 1.3 gives sessions after the handshake; below it node:tls has one to show even where the server gave none, so the wire tells. */
  private sessionBytes(): Uint8Array | null {
    const { clearSession } = this.watch;
    if (!clearSession) return this.later;
    const bytes = clearSession.id || clearSession.ticket ? this.socket?.getSession() : undefined;
    return bytes ? new Uint8Array(bytes) : null;
  }

  private finishIfOver(): void {
    if (this.wordsOver && this.dataPhase !== 'open') this.frame.finish(ANSWERED);
  }

  private onError(error: unknown): void {
    const code = codeOf(error);
    const number = alertOfCode(code);
    const alert = this.watch.clearAlert ?? (number === null ? null : this.watch.hiddenAlert(number));
    if (alert) this.frame.finish(alert);
    else if (this.watch.unreadable) this.frame.finish(this.watch.unreadable);
    else if (isTlsCode(code)) {
      const text = printable(error instanceof Error ? error.message : code, 300);
      this.frame.finish({ kind: 'local', code: code.slice(0, MOST_CODE), text });
    } else this.onEnd();
  }

  /** The server is done with the control connection; the data connection may still be telling something. */
  private onEnd(): void {
    this.wordsOver = true;
    if (this.dataPhase === 'open') return;
    this.frame.finish(this.lineEnd ? this.watch.ended(this.lineEnd) : ANSWERED);
  }
}

const ANSWERED: Outcome = { kind: 'answered', stage: 'after-finished' };

/**
 * An FTP server's control connection up to a list over one data connection. The data connection goes to the server's own address,
 * whatever address the server names. Resolves when both are gone.
 */
export const ftpData = async (
  options: FtpDataOptions,
  setup: FrameSetup,
  open: OpenBeside,
): Promise<FtpDataResult> => {
  const opened: Promise<HandshakeResult>[] = [];
  const { attempt, talk } = await runFrame(
    setup,
    (frame) =>
      new FtpDataTalk(options, frame, setup, (port, session) => {
        const data = open(dataOptions(options, session), port);
        opened.push(data);
        return data;
      }),
    ({ attempt, talk }) => ({ attempt, talk }),
  );
  // The control connection may end first; then the data connection is still ours to wait for.
  const [data = null] = await Promise.all(opened);
  const { reached, lastCode, lastReply, otherAddress } = talk.session.progress();
  return {
    attempt,
    reached,
    version: talk.version,
    hadSession: talk.hadSession,
    lastCode,
    lastReply,
    data,
    otherAddress,
  };
};

/** The result where no control connection came about. */
export const ftpDataNothing = (attempt: Attempt): FtpDataResult => ({
  attempt,
  reached: null,
  version: null,
  hadSession: false,
  lastCode: null,
  lastReply: null,
  data: null,
  otherAddress: null,
});
