import type { Outcome, Stage } from '../../../shared/model/failure';
import { printable, printableBytes } from '../../../shared/words/printable';
import type { Alert, TlsRecord } from '../wire/api';
import { ALERT_LEVELS, RECORD_TYPES } from '../wire/ids';
import { createTlsStream } from '../wire/stream';
import { type AlertOutcome, alertOutcome, endsConversation } from './alert-outcome';
import { type ItemReader, readItems } from './read-items';
import { recognisePlaintext } from './recognise-plaintext';
import { createServerFlight } from './server-flight';
import type { Transcript } from './transcript';
import { alertLabel, messageLabel, recordLabel } from './wire-labels';

const PLAINTEXT_KEPT = 512;

/** Looks at both directions of a handshake that node:tls makes, writes the transcript, and knows what can be read from outside. */
export interface Watch {
  received(chunk: Uint8Array): void;
  sent(bytes: Uint8Array): void;
  stage(): Stage;
  /** The alert that ended it, when it came in the clear. */
  alert(): AlertOutcome | null;
  /** An alert that only node:tls could read. */
  asOutcome(description: number): AlertOutcome;
  /** The last thing that came looks like an encrypted alert; node:tls keeps a close_notify to itself. */
  readonly sealedAlert: boolean;
  /** What was not TLS, or no TLS that can be read. */
  unreadable(): Outcome | null;
  /** What a FIN or RST at this moment amounts to. */
  ended(how: 'fin' | 'rst'): Outcome;
  /** From a Certificate message in the clear (TLS 1.2 and below), exactly as presented. */
  certificates(): readonly Uint8Array[] | null;
}

/** Two bytes, the inner type and a tag of 16 (RFC 8446 §5.2): in TLS 1.3 only an alert is that short. */
const SEALED_ALERT_BYTES = 19;

const isSealedAlert = ({ type, payload }: TlsRecord): boolean =>
  type === RECORD_TYPES.alert ||
  (type === RECORD_TYPES.application_data && payload.length === SEALED_ALERT_BYTES);

/** What names no message and no alert here was encrypted. */
const labelOf = (type: number): string =>
  type === RECORD_TYPES.handshake || type === RECORD_TYPES.alert ? 'encrypted record' : recordLabel(type);

/** `secure`: whether the handshake is complete. */
export const createWatch = (transcript: Transcript, secure: () => boolean): Watch => {
  const incoming = createTlsStream();
  const outgoing = createTlsStream();
  const flight = createServerFlight();
  let head = new Uint8Array(0);
  let plain = false;
  let last: Alert | null = null;
  let broken: string | null = null;
  let replied = false;
  let sealedAlert = false;

  const stage = (): Stage => {
    if (secure()) return 'after-finished';
    if (transcript.bytesOut === 0) return 'before-hello';
    if (transcript.bytesIn === 0) return 'after-hello';
    return replied || flight.done ? 'after-server-flight' : 'in-server-flight';
  };
  const alertStage = (): Stage => (flight.serverHello || secure() ? stage() : 'after-hello');
  const outcomeOf = (alert: Alert): AlertOutcome => alertOutcome(alert, alertStage());
  const fromPeer: ItemReader<never> = {
    record(record, messages, bytes) {
      const labels = messages.map((message) => flight.read(message));
      transcript.add('peer', 'record', labels.join(', ') || labelOf(record.type), bytes);
      last = null;
      sealedAlert = isSealedAlert(record);
      return null;
    },
    alert(alert, bytes) {
      transcript.add('peer', 'alert', alertLabel(alert), bytes);
      last = alert;
      return null;
    },
    notTls() {
      plain = true;
      transcript.add('peer', 'plaintext', printableBytes(head, 200), head.length);
      return null;
    },
    malformed(what) {
      broken = what;
      return null;
    },
  };
  const fromHere: ItemReader<never> = {
    record(record, messages, bytes) {
      replied ||= record.type !== RECORD_TYPES.handshake || flight.serverHello !== null;
      const labels = messages.map(({ type }) => messageLabel(type));
      transcript.add('here', 'sent', labels.join(', ') || labelOf(record.type), bytes);
      return null;
    },
    alert(alert, bytes) {
      transcript.add('here', 'sent', alertLabel(alert), bytes);
      return null;
    },
    notTls: () => null,
    malformed: () => null,
  };

  return {
    received(chunk) {
      if (head.length < PLAINTEXT_KEPT) {
        const more = chunk.subarray(0, PLAINTEXT_KEPT - head.length);
        const longer = new Uint8Array(head.length + more.length);
        longer.set(head);
        longer.set(more, head.length);
        head = longer;
      }
      readItems(incoming.push(chunk), fromPeer);
    },
    sent: (bytes) => {
      readItems(outgoing.push(bytes), fromHere);
    },
    stage,
    alert: () => (last && endsConversation(last) ? outcomeOf(last) : null),
    asOutcome: (description) => outcomeOf({ level: ALERT_LEVELS.fatal, description }),
    get sealedAlert() {
      return sealedAlert;
    },
    unreadable() {
      if (broken) return { kind: 'malformed', stage: stage(), what: printable(broken, 300) };
      if (!plain) return null;
      const looksLike = recognisePlaintext(head);
      return { kind: 'plaintext', stage: 'after-hello', looksLike, text: printableBytes(head, 400) };
    },
    ended(how) {
      if (last) return outcomeOf(last);
      if (how === 'rst') return { kind: 'rst', stage: stage() };
      const { have, need } = incoming.pending;
      return have > 0
        ? { kind: 'fin-in-record', stage: stage(), have, need }
        : { kind: 'fin', stage: stage() };
    },
    certificates: () => flight.certificates,
  };
};
