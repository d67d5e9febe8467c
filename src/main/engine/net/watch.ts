import type { Outcome, Stage } from '../../../shared/model/failure';
import { printable, printableBytes } from '../../../shared/words/printable';
import type { Alert, CertificateRequest, HandshakeMessage, TlsRecord } from '../wire/api';
import { ALERT_LEVELS, HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from '../wire/ids';
import { createTlsStream } from '../wire/stream';
import { type AlertOutcome, alertOutcome, endsConversation } from './alert-outcome';
import { Head } from './head';
import { type ItemReader, readItems } from './read-items';
import { recognisePlaintext } from './recognise-plaintext';
import { ServerFlight } from './server-flight';
import type { Transcript } from './transcript';
import { alertLabel, messageLabel, recordLabel } from './wire-labels';

const PLAINTEXT_KEPT = 512;
/** Two bytes, the inner type and a tag of 16 (RFC 8446 §5.2): in TLS 1.3 only an alert is that short. */
const SEALED_ALERT_BYTES = 19;

const isSealedAlert = ({ type, payload }: TlsRecord): boolean =>
  type === RECORD_TYPES.alert ||
  (type === RECORD_TYPES.application_data && payload.length === SEALED_ALERT_BYTES);

/** Three bytes are the length of an empty list (RFC 5246 §7.4.6). */
const isFullCertificate = ({ type, body }: HandshakeMessage): boolean =>
  type === HANDSHAKE_TYPES.certificate && body.length > 3;

/**
 * In TLS 1.3 our Certificate message is encrypted, but not its length: Finished and an empty Certificate take 69 + 25 bytes at most,
 * and a certificate with its signature takes more than this.
 */
const SEALED_WITHOUT_CERTIFICATE = 256;

/** What names no message and no alert here was encrypted. */
const sealedLabel = (type: number): string =>
  type === RECORD_TYPES.handshake || type === RECORD_TYPES.alert ? 'encrypted record' : recordLabel(type);

/** What node:tls sends, for the transcript. */
class SentRecords implements ItemReader<never> {
  /** Something other than the ClientHello has gone out. */
  replied = false;
  /** A Certificate message with something in it went out in the clear (TLS 1.2 and below). */
  certificate = false;
  /** Bytes in encrypted records. */
  sealedBytes = 0;

  constructor(
    private readonly transcript: Transcript,
    private readonly flight: ServerFlight,
  ) {}

  record({ type, payload }: TlsRecord, messages: readonly HandshakeMessage[], bytes: number): null {
    this.certificate ||= messages.some(isFullCertificate);
    if (type === RECORD_TYPES.application_data) this.sealedBytes += payload.length;
    this.replied ||= type !== RECORD_TYPES.handshake || this.flight.serverHello !== null;
    const labels = messages.map((message) => messageLabel(message.type));
    this.transcript.add('here', 'sent', labels.join(', ') || sealedLabel(type), bytes);
    return null;
  }

  alert(alert: Alert, bytes: number): null {
    this.transcript.add('here', 'sent', alertLabel(alert), bytes);
    return null;
  }

  notTls = () => null;
  malformed = () => null;
}

/** Looks at both directions of a handshake that node:tls makes, writes the transcript, and knows what can be read from outside. */
export class Watch implements ItemReader<never> {
  /** The handshake is complete; said by node:tls. */
  secure = false;
  /** The last thing that came looks like an encrypted alert; node:tls keeps a close_notify to itself. */
  sealedAlert = false;
  private readonly incoming = createTlsStream();
  private readonly outgoing = createTlsStream();
  private readonly flight = new ServerFlight();
  private readonly head = new Head(PLAINTEXT_KEPT);
  private readonly own: SentRecords;
  /** Nothing has been said, or heard, since the handshake began; a plain dialogue before it doesn't count. */
  private saidNothing = true;
  private heardNothing = true;
  private plain = false;
  private broken: string | null = null;
  private last: Alert | null = null;

  constructor(private readonly transcript: Transcript) {
    this.own = new SentRecords(transcript, this.flight);
  }

  received(chunk: Uint8Array): void {
    this.heardNothing = false;
    if (this.plain) this.head.add(chunk);
    else readItems(this.incoming, chunk, this);
  }

  sent(bytes: Uint8Array): void {
    this.saidNothing = false;
    readItems(this.outgoing, bytes, this.own);
  }

  get stage(): Stage {
    if (this.secure) return 'after-finished';
    if (this.saidNothing) return 'before-hello';
    if (this.heardNothing) return 'after-hello';
    return this.own.replied || this.flight.done ? 'after-server-flight' : 'in-server-flight';
  }

  /** From a Certificate message in the clear (TLS 1.2 and below), exactly as presented. */
  get certificates(): readonly Uint8Array[] | null {
    return this.flight.certificates;
  }

  /** The server's wish for a certificate, when it came in the clear. */
  get certificateRequest(): CertificateRequest | null {
    return this.flight.certificateRequest;
  }

  get serverHelloDone(): boolean {
    return this.flight.done;
  }

  /** Our certificate went to the server, which had asked for it; null when that can't be seen. */
  get certificateShown(): boolean | null {
    const hello = this.flight.serverHello;
    if (!hello) return null;
    if (hello.version !== VERSIONS['TLS 1.3']) return this.own.certificate;
    return this.secure ? this.own.sealedBytes > SEALED_WITHOUT_CERTIFICATE : null;
  }

  /** TLS 1.2 and below: the server gave an id or a ticket to come back with. null: TLS 1.3 says that under encryption. */
  get clearSession(): { readonly id: boolean; readonly ticket: boolean } | null {
    const hello = this.flight.serverHello;
    if (!hello || hello.version === VERSIONS['TLS 1.3']) return null;
    return { id: hello.sessionId.length > 0, ticket: this.flight.ticket };
  }

  /** The alert that ended it, when it came in the clear. */
  get clearAlert(): AlertOutcome | null {
    return this.last && endsConversation(this.last) ? this.outcomeOf(this.last) : null;
  }

  /** An alert that only node:tls could read. */
  hiddenAlert(description: number): AlertOutcome {
    return this.outcomeOf({ level: ALERT_LEVELS.fatal, description });
  }

  /** What was not TLS, or no TLS that can be read. */
  get unreadable(): Outcome | null {
    if (this.broken) return { kind: 'malformed', stage: this.stage, what: printable(this.broken, 300) };
    if (!this.plain) return null;
    const { bytes } = this.head;
    const looksLike = recognisePlaintext(bytes);
    return { kind: 'plaintext', stage: 'after-hello', looksLike, text: printableBytes(bytes, 400) };
  }

  /** What a FIN or RST at this moment amounts to. */
  ended(how: 'fin' | 'rst'): Outcome {
    if (this.last) return this.outcomeOf(this.last);
    const { stage } = this;
    if (how === 'rst') return { kind: 'rst', stage };
    const { have, need } = this.incoming.pending;
    return have > 0 ? { kind: 'fin-in-record', stage, have, need } : { kind: 'fin', stage };
  }

  record(record: TlsRecord, messages: readonly HandshakeMessage[], bytes: number): null {
    const labels = messages.map((message) => this.flight.read(message));
    this.transcript.add('peer', 'record', labels.join(', ') || sealedLabel(record.type), bytes);
    this.last = null;
    this.sealedAlert = isSealedAlert(record);
    return null;
  }

  alert(alert: Alert, bytes: number): null {
    this.transcript.add('peer', 'alert', alertLabel(alert), bytes);
    this.last = alert;
    return null;
  }

  notTls(first: Uint8Array): null {
    this.plain = true;
    this.head.add(first);
    this.transcript.add('peer', 'plaintext', printableBytes(this.head.bytes, 200), this.head.bytes.length);
    return null;
  }

  malformed(what: string): null {
    this.broken = what;
    return null;
  }

  private outcomeOf(alert: Alert): AlertOutcome {
    const answered = this.flight.serverHello !== null || this.secure;
    return alertOutcome(alert, answered ? this.stage : 'after-hello');
  }
}
