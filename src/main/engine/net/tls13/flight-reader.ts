import type { Outcome, Stage } from '../../../../shared/model/failure';
import { printable, printableBytes } from '../../../../shared/words/printable';
import type { FlightResult } from '../../probes/net-port';
import type { Alert, HandshakeMessage, ServerHello, TlsRecord } from '../../wire/api';
import { HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from '../../wire/ids';
import { KEY_UPDATES } from '../../wire/key-update';
import { encodeRecord, MOST_PLAINTEXT } from '../../wire/record';
import { createTlsStream } from '../../wire/stream';
import { alertOutcome, endsConversation } from '../alert-outcome';
import { type ItemReader, readItems } from '../read-items';
import { recognisePlaintext } from '../recognise-plaintext';
import type { Transcript } from '../transcript';
import { alertLabel, messageLabel, recordLabel } from '../wire-labels';
import { EncryptedFlight } from './encrypted-flight';
import type { HelloExchange } from './hello-exchange';

/** The most that one flight reads. */
const BYTE_BUDGET = 262_144;

/** What the reader has its owner do. */
export interface FlightActions {
  send(label: string, bytes: Uint8Array): void;
  /** The server's Finished fitted: our last flight may go out. true = it went out, and listening begins. */
  serverFinished(): boolean;
}

/** Reads a TLS 1.3 server from its hello to what it says after our Finished, opening its records. Gives an outcome once the bytes decide it. */
export class FlightReader implements ItemReader<Outcome> {
  flight: EncryptedFlight | null = null;
  completed = false;
  afterFinished: FlightResult['afterFinished'] = null;
  alertName: string | null = null;
  tickets = 0;
  private readonly outer = createTlsStream();
  /** Opened records are framed anew, so that messages and alerts are put together and bounded as they are in the clear. */
  private readonly inner = createTlsStream();
  private received = 0;
  private records = 0;
  private recordBytes = 0;
  private lastAlert: Alert | null = null;
  private readonly sealed: ItemReader<Outcome> = {
    record: (_record, messages) => this.openedRecord(messages),
    alert: (alert) => this.alert(alert, this.recordBytes),
    notTls: () => this.malformed('an opened record of no kind'),
    malformed: (what) => this.malformed(what),
  };

  constructor(
    readonly hellos: HelloExchange,
    private readonly transcript: Transcript,
    private readonly actions: FlightActions,
  ) {}

  get stage(): Stage {
    if (!this.hellos.sent) return 'before-hello';
    if (this.received === 0) return 'after-hello';
    if (this.completed) return 'after-finished';
    return this.flight?.done ? 'after-server-flight' : 'in-server-flight';
  }

  push(chunk: Uint8Array): Outcome | null {
    this.received += chunk.length;
    const outcome = readItems(this.outer, chunk, this);
    if (outcome || this.received <= BYTE_BUDGET) return outcome;
    if (this.completed) this.afterFinished = 'data';
    return { kind: 'too-much', stage: this.stage, limitBytes: BYTE_BUDGET };
  }

  /** What a FIN or RST at this moment amounts to. */
  ended(how: 'fin' | 'rst'): Outcome {
    if (this.lastAlert) return this.byAlert(this.lastAlert);
    const { stage } = this;
    if (this.completed) this.afterFinished = how;
    if (how === 'rst') return { kind: 'rst', stage };
    const { have, need } = this.outer.pending;
    return have > 0 ? { kind: 'fin-in-record', stage, have, need } : { kind: 'fin', stage };
  }

  record(record: TlsRecord, messages: readonly HandshakeMessage[], bytes: number): Outcome | null {
    this.records += 1;
    this.recordBytes = bytes;
    this.lastAlert = null;
    if (record.type === RECORD_TYPES.application_data) return this.sealedRecord(record);
    if (record.type === RECORD_TYPES.handshake) return this.clearMessages(messages);
    this.note(recordLabel(record.type));
    // A ChangeCipherSpec is there for middleboxes and means nothing (RFC 8446 §D.4).
    return record.type === RECORD_TYPES.change_cipher_spec ? null : this.malformed('a record out of turn');
  }

  alert(alert: Alert, bytes: number): Outcome | null {
    this.transcript.add('peer', 'alert', alertLabel(alert), bytes);
    this.lastAlert = alert;
    return endsConversation(alert) ? this.byAlert(alert) : null;
  }

  notTls(bytes: Uint8Array): Outcome {
    this.transcript.add('peer', 'plaintext', printableBytes(bytes, 200), bytes.length);
    return {
      kind: 'plaintext',
      stage: this.hellos.sent ? 'after-hello' : 'before-hello',
      looksLike: recognisePlaintext(bytes),
      text: printableBytes(bytes, 400),
    };
  }

  malformed(what: string): Outcome {
    if (this.completed) this.afterFinished = 'data';
    return { kind: 'malformed', stage: this.stage, what: printable(what, 300) };
  }

  private note(label: string): void {
    this.transcript.add('peer', 'record', label, this.recordBytes);
  }

  /** Handshake messages in the clear: hellos and nothing else, each at the end of its record, since the keys change there (RFC 8446 §5.1). */
  private clearMessages(messages: readonly HandshakeMessage[]): Outcome | null {
    const inTurn = this.hellos.sent && !this.hellos.secrets;
    let hello: ServerHello | null = null;
    const labels: string[] = [];
    const problems: string[] = [];
    for (const message of messages) {
      if (!inTurn || hello) problems.push(`${messageLabel(message.type)} in the clear`);
      else {
        const read = this.hellos.read(message);
        if (typeof read === 'string') problems.push(read);
        else hello = read;
      }
      if (!this.transcript.brief) labels.push(messageLabel(message.type, hello?.helloRetryRequest));
    }
    this.note(labels.join(', ') || recordLabel(RECORD_TYPES.handshake));
    if (!inTurn || (hello && this.outer.pendingMessage))
      problems.push('a handshake message in the clear, out of turn');
    const [problem] = problems;
    if (problem !== undefined) return this.malformed(problem);
    return hello && this.afterHello(hello);
  }

  private afterHello(hello: ServerHello): Outcome | null {
    // An older version than the only one that was offered: nothing of it can be read with our keys.
    if (hello.version !== VERSIONS['TLS 1.3']) return { kind: 'answered', stage: 'in-server-flight' };
    const problem = hello.helloRetryRequest ? this.hellos.again(hello) : this.hellos.agree(hello);
    if (problem) return typeof problem === 'string' ? this.malformed(problem) : problem;
    const { secrets, messages } = this.hellos;
    if (secrets) this.flight = new EncryptedFlight(secrets.suite.hash, secrets.server, messages);
    return null;
  }

  private sealedRecord(record: TlsRecord): Outcome | null {
    const { secrets } = this.hellos;
    if (!secrets) {
      this.note(recordLabel(record.type));
      return this.malformed('an encrypted record before ServerHello');
    }
    const opened = secrets.open(record);
    if (!opened || opened.content.length > MOST_PLAINTEXT) {
      this.note(recordLabel(record.type));
      return this.malformed(
        opened ? 'an opened record longer than allowed' : 'a record that our keys do not open',
      );
    }
    const { type, content } = opened;
    if (type === RECORD_TYPES.application_data) return this.applicationData(content);
    if (type !== RECORD_TYPES.handshake && type !== RECORD_TYPES.alert)
      return this.malformed('an opened record of no kind');
    return readItems(this.inner, encodeRecord(type, VERSIONS['TLS 1.2'], content), this.sealed);
  }

  private applicationData(content: Uint8Array): Outcome | null {
    this.note('application data');
    if (!this.completed) return this.malformed('application data before Finished');
    if (content.length === 0) return null;
    this.afterFinished = 'data';
    return { kind: 'answered', stage: 'after-finished' };
  }

  private openedRecord(messages: readonly HandshakeMessage[]): Outcome | null {
    const named = this.transcript.brief ? [] : messages;
    this.note(named.map(({ type }) => messageLabel(type)).join(', ') || 'encrypted record');
    for (const message of messages) {
      const outcome = this.completed
        ? this.later(message)
        : this.inFlight(message, message === messages.at(-1));
      if (outcome) return outcome;
    }
    return null;
  }

  private inFlight(message: HandshakeMessage, last: boolean): Outcome | null {
    const { flight } = this;
    if (!flight) return this.malformed('an encrypted message before ServerHello');
    const problem = flight.take(message);
    if (problem) return this.malformed(problem);
    if (!flight.done) return null;
    if (!last || this.inner.pendingMessage) return this.malformed('bytes behind Finished in the same record');
    this.completed = this.actions.serverFinished();
    if (!this.completed) return { kind: 'answered', stage: 'after-server-flight' };
    this.afterFinished = 'quiet';
    return null;
  }

  /** What a server may say after the handshake: tickets and new keys. A request for a certificate we never allowed (RFC 8446 §4.6.2). */
  private later({ type, body }: HandshakeMessage): Outcome | null {
    if (type === HANDSHAKE_TYPES.new_session_ticket) this.tickets += 1;
    else if (type === HANDSHAKE_TYPES.key_update) {
      const answer = this.hellos.secrets?.updated(body[0] === KEY_UPDATES.update_requested);
      if (answer) this.actions.send('KeyUpdate', answer);
    } else return this.malformed(`${messageLabel(type)} after the handshake`);
    return null;
  }

  private byAlert(alert: Alert): Outcome {
    if (this.completed) this.afterFinished = 'alert';
    const outcome = alertOutcome(alert, this.records === 0 ? 'after-hello' : this.stage);
    this.alertName = outcome.name;
    return outcome;
  }
}
