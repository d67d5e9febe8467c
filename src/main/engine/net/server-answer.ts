import type { Outcome, Stage } from '../../../shared/model/failure';
import { printable, printableBytes } from '../../../shared/words/printable';
import type { AttemptResult, Until } from '../probes/net-port';
import type { Alert, HandshakeMessage, TlsRecord, TlsStream } from '../wire/api';
import { RECORD_TYPES, VERSIONS } from '../wire/ids';
import { loneServerHello } from '../wire/lone-hello';
import { createTlsStream } from '../wire/stream';
import { alertOutcome, endsConversation } from './alert-outcome';
import { Head } from './head';
import { type ItemReader, readItems } from './read-items';
import { recognisePlaintext } from './recognise-plaintext';
import { ServerFlight } from './server-flight';
import { isSsl2Hello, Ssl2Answers } from './ssl2-answers';
import type { OwnEnd } from './tls12/own-end';
import type { Transcript } from './transcript';
import { alertLabel, recordLabel } from './wire-labels';

/** The most that one attempt reads. */
const BYTE_BUDGET = 262_144;
/** OpenSSL gives up at five warnings in a row; we watch a little longer. */
const MOST_WARNINGS = 16;
const PLAINTEXT_KEPT = 4_096;

const ANSWERED: Outcome = { kind: 'answered', stage: 'in-server-flight' };

/** What a peer has said since the connection began, read as it comes in. It judges how a conversation ended; it never closes one. */
export class ServerAnswer implements ItemReader<Outcome> {
  private readonly flight = new ServerFlight();
  /** Both made when they are needed: most answers to a scan are over before. */
  private tlsStream: TlsStream | null = null;
  private firstBytesKept: Head | null = null;
  private sent = false;
  private notTlsAt: Stage | null = null;
  private received = 0;
  private records = 0;
  private warnings = 0;
  private lastAlert: Alert | null = null;
  private decided: Outcome | null = null;
  /** Set when our hello had the format of SSL 2.0 and the answer may have it too. */
  private ssl2: Ssl2Answers | null = null;

  constructor(
    private readonly until: Until,
    private readonly transcript: Transcript,
    /** With `until: 'finished'`: who says our part. */
    private readonly ownEnd: OwnEnd | null = null,
  ) {}

  /** Our first bytes are out: stages count from here. Only a hello in the format of SSL 2.0 is answered in that format. */
  helloSent(first: Uint8Array = new Uint8Array(0)): void {
    this.sent = true;
    this.ownEnd?.begun(first);
    if (isSsl2Hello(first) && this.received === 0) this.ssl2 = new Ssl2Answers(this.transcript);
  }

  /** True once the bytes were not TLS: then everything that still comes is only kept, and an end or a pause decides. */
  get plain(): boolean {
    return this.notTlsAt !== null;
  }

  get stage(): Stage {
    if (!this.sent) return 'before-hello';
    if (this.received === 0) return 'after-hello';
    return this.flight.done ? 'after-server-flight' : 'in-server-flight';
  }

  /** Takes bytes; gives the outcome once they decide it. */
  push(chunk: Uint8Array): Outcome | null {
    this.decided ??= this.take(chunk);
    return this.decided;
  }

  /** What a FIN or RST at this moment amounts to. An alert right before it is the reason, and the end is only its consequence. */
  ended(how: 'fin' | 'rst'): Outcome {
    if (this.notTlsAt) return this.plaintext(this.notTlsAt);
    if (this.lastAlert) return alertOutcome(this.lastAlert, this.alertStage);
    const { stage } = this;
    if (how === 'rst') return { kind: 'rst', stage };
    const { have, need } = this.ssl2?.pending ?? this.stream.pending;
    return have > 0 ? { kind: 'fin-in-record', stage, have, need } : { kind: 'fin', stage };
  }

  /** What a deadline at this moment amounts to. */
  silent(afterMs: number): Outcome {
    if (this.notTlsAt) return this.plaintext(this.notTlsAt);
    if (this.until === 'first-bytes' && this.received > 0) return this.firstBytes();
    return { kind: 'silence', stage: this.stage, afterMs };
  }

  parts(): Omit<AttemptResult, 'attempt' | 'dialogueRefused' | 'timing'> {
    const { serverHello, certificates, certificateRequest, serverKeyExchange, ocsp, done } = this.flight;
    const plaintext = this.plain ? this.head.bytes : null;
    return {
      serverHello,
      certificates,
      certificateRequest,
      serverHelloDone: done,
      serverKeyExchange,
      ocsp,
      ssl2: this.ssl2?.hello ?? null,
      plaintext,
    };
  }

  record(record: TlsRecord, messages: readonly HandshakeMessage[], bytes: number): Outcome | null {
    if (this.transcript.brief) for (const message of messages) this.flight.take(message);
    else {
      const labels = messages.map((message) => this.flight.read(message));
      this.transcript.add('peer', 'record', labels.join(', ') || recordLabel(record.type), bytes);
    }
    this.records += 1;
    this.lastAlert = null;
    if (this.flight.problem) return this.malformed(this.flight.problem);
    return this.ownEnd?.take(record, messages, this.flight) ?? this.enough(record.type);
  }

  alert(alert: Alert, bytes: number): Outcome | null {
    this.transcript.add('peer', 'alert', alertLabel(alert), bytes);
    this.lastAlert = alert;
    this.warnings += 1;
    const over = endsConversation(alert) || this.warnings > MOST_WARNINGS;
    return over ? alertOutcome(alert, this.alertStage) : null;
  }

  notTls(first: Uint8Array): null {
    this.head.add(first);
    this.notTlsAt = this.sent ? 'after-hello' : 'before-hello';
    this.transcript.add('peer', 'plaintext', printableBytes(this.head.bytes, 200), this.received);
    return null;
  }

  malformed(what: string): Outcome {
    return { kind: 'malformed', stage: this.stage, what: printable(what, 300) };
  }

  private take(chunk: Uint8Array): Outcome | null {
    this.received += chunk.length;
    if (this.notTlsAt) {
      this.head.add(chunk);
      this.transcript.amend(printableBytes(this.head.bytes, 200), this.received);
      return this.head.full ? this.plaintext(this.notTlsAt) : null;
    }
    if (this.isLoneHello(chunk)) return ANSWERED;
    const outcome = this.ssl2 ? this.takeSsl2(this.ssl2, chunk) : readItems(this.stream, chunk, this);
    if (outcome || this.received <= BYTE_BUDGET) return outcome;
    return { kind: 'too-much', stage: this.stage, limitBytes: BYTE_BUDGET };
  }

  /** Nothing but the ServerHello was asked for, nobody wants to know of records, and there it is. */
  private isLoneHello(chunk: Uint8Array): boolean {
    const wanted = this.until === 'server-hello' && this.transcript.brief;
    if (!wanted || !this.sent || this.ssl2 || this.received > chunk.length) return false;
    this.flight.serverHello = loneServerHello(chunk);
    return this.flight.serverHello !== null;
  }

  private get stream(): TlsStream {
    this.tlsStream ??= createTlsStream();
    return this.tlsStream;
  }

  private get head(): Head {
    this.firstBytesKept ??= new Head(PLAINTEXT_KEPT);
    return this.firstBytesKept;
  }

  /** An answer in the format of SSL 2.0, or what turns out to be none. */
  private takeSsl2(ssl2: Ssl2Answers, chunk: Uint8Array): Outcome | null {
    const answer = ssl2.push(chunk);
    if (answer.kind === 'outcome') return answer.outcome;
    if (answer.kind === 'more') return null;
    this.ssl2 = null;
    return readItems(this.stream, answer.bytes, this);
  }

  /** Whether what was asked has been answered with this record. */
  private enough(type: number): Outcome | null {
    if (this.until === 'first-bytes') return this.firstBytes();
    const hello = this.flight.serverHello;
    if (!hello) return null;
    if (this.until === 'server-hello') return ANSWERED;
    if (this.flight.done) return this.ownEnd ? null : { kind: 'answered', stage: 'after-server-flight' };
    // From here a TLS 1.3 server speaks in secret (RFC 8446 §2); after a HelloRetryRequest it waits for us.
    const secret = hello.version === VERSIONS['TLS 1.3'] && type === RECORD_TYPES.application_data;
    return secret || hello.helloRetryRequest ? { kind: 'answered', stage: 'in-server-flight' } : null;
  }

  private firstBytes(): Outcome {
    return { kind: 'answered', stage: this.sent ? 'after-hello' : 'before-hello' };
  }

  /** An alert is not an answer: when it comes first, it comes right after the hello. */
  private get alertStage(): Stage {
    return this.sent && this.records === 0 ? 'after-hello' : this.stage;
  }

  private plaintext(stage: Stage): Outcome {
    const { bytes } = this.head;
    return {
      kind: 'plaintext',
      stage,
      looksLike: recognisePlaintext(bytes),
      text: printableBytes(bytes, 400),
    };
  }
}
