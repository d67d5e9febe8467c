import type { Outcome, Stage } from '../../../shared/model/failure';
import { printable, printableBytes } from '../../../shared/words/printable';
import type { AttemptResult, Until } from '../probes/net-port';
import type { Alert, HandshakeMessage, TlsRecord } from '../wire/api';
import { RECORD_TYPES, VERSIONS } from '../wire/ids';
import { createTlsStream } from '../wire/stream';
import { alertOutcome, endsConversation } from './alert-outcome';
import { readItems } from './read-items';
import { recognisePlaintext } from './recognise-plaintext';
import { createServerFlight } from './server-flight';
import type { Transcript } from './transcript';
import { alertLabel, recordLabel } from './wire-labels';

/** The most that one attempt reads. */
export const BYTE_BUDGET = 262_144;
/** OpenSSL gives up at five warnings in a row; we watch a little longer. */
const MOST_WARNINGS = 16;
const PLAINTEXT_KEPT = 4_096;

export type AnswerParts = Omit<AttemptResult, 'attempt' | 'dialogueRefused'>;

/** What a peer has said since the connection began, read as it comes in. It judges how a conversation ended; it never closes one. */
export interface ServerAnswer {
  /** Our first bytes are out: stages count from here. */
  helloSent(): void;
  /** The outcome, once these bytes decide it. */
  push(chunk: Uint8Array): Outcome | null;
  /** What a FIN or RST at this moment amounts to. */
  ended(how: 'fin' | 'rst'): Outcome;
  /** What a deadline at this moment amounts to. */
  silent(afterMs: number): Outcome;
  stage(): Stage;
  /** True once the bytes were not TLS: then everything that still comes is only kept, and an end or a pause decides. */
  readonly plain: boolean;
  parts(): AnswerParts;
}

/** Reads a peer's answer up to `until`. */
export const createServerAnswer = (until: Until, transcript: Transcript): ServerAnswer => {
  const stream = createTlsStream();
  const flight = createServerFlight();
  let sent = false;
  let head = new Uint8Array(0);
  let received = 0;
  let records = 0;
  let plain = false;
  let warnings = 0;
  let lastAlert: Alert | null = null;
  let decided: Outcome | null = null;

  const stage = (): Stage => {
    if (!sent) return 'before-hello';
    if (received === 0) return 'after-hello';
    return flight.done ? 'after-server-flight' : 'in-server-flight';
  };
  /** An alert is not an answer: when it comes first, it comes right after the hello. */
  const alertStage = (): Stage => (sent && records === 0 ? 'after-hello' : stage());

  const plaintext = (): Outcome => ({
    kind: 'plaintext',
    stage: sent ? 'after-hello' : 'before-hello',
    looksLike: recognisePlaintext(head),
    text: printableBytes(head, 400),
  });

  const malformed = (what: string): Outcome => ({
    kind: 'malformed',
    stage: stage(),
    what: printable(what, 300),
  });

  const onAlert = (alert: Alert, bytes: number): Outcome | null => {
    transcript.add('peer', 'alert', alertLabel(alert), bytes);
    lastAlert = alert;
    warnings += 1;
    return endsConversation(alert) || warnings > MOST_WARNINGS ? alertOutcome(alert, alertStage()) : null;
  };

  const onRecord = (
    record: TlsRecord,
    messages: readonly HandshakeMessage[],
    bytes: number,
  ): Outcome | null => {
    const labels = messages.map((message) => flight.read(message));
    transcript.add('peer', 'record', labels.join(', ') || recordLabel(record.type), bytes);
    records += 1;
    lastAlert = null;
    const hello = flight.serverHello;
    if (flight.problem) return malformed(flight.problem);
    if (until === 'first-bytes') return { kind: 'answered', stage: sent ? 'after-hello' : 'before-hello' };
    if (!hello) return null;
    if (until === 'server-hello') return { kind: 'answered', stage: 'in-server-flight' };
    if (flight.done) return { kind: 'answered', stage: 'after-server-flight' };
    // From here a TLS 1.3 server speaks in secret (RFC 8446 §2); after a HelloRetryRequest it waits for us.
    const secret = hello.version === VERSIONS['TLS 1.3'] && record.type === RECORD_TYPES.application_data;
    return secret || hello.helloRetryRequest ? { kind: 'answered', stage: 'in-server-flight' } : null;
  };

  const onPlain = (): null => {
    plain = true;
    transcript.add('peer', 'plaintext', printableBytes(head, 200), received);
    return null;
  };

  const keepHead = (chunk: Uint8Array) => {
    const room = PLAINTEXT_KEPT - head.length;
    if (room <= 0) return;
    const more = chunk.subarray(0, room);
    const longer = new Uint8Array(head.length + more.length);
    longer.set(head);
    longer.set(more, head.length);
    head = longer;
  };

  const push = (chunk: Uint8Array): Outcome | null => {
    received += chunk.length;
    keepHead(chunk);
    if (plain) {
      transcript.amend(printableBytes(head, 200), received);
      return head.length >= PLAINTEXT_KEPT ? plaintext() : null;
    }
    const outcome = readItems(stream.push(chunk), {
      record: onRecord,
      alert: onAlert,
      notTls: onPlain,
      malformed,
    });
    if (outcome) return outcome;
    return received > BYTE_BUDGET ? { kind: 'too-much', stage: stage(), limitBytes: BYTE_BUDGET } : null;
  };

  const ended = (how: 'fin' | 'rst'): Outcome => {
    if (plain) return plaintext();
    if (lastAlert) return alertOutcome(lastAlert, alertStage());
    if (how === 'rst') return { kind: 'rst', stage: stage() };
    const { have, need } = stream.pending;
    return have > 0 ? { kind: 'fin-in-record', stage: stage(), have, need } : { kind: 'fin', stage: stage() };
  };

  return {
    helloSent: () => {
      sent = true;
    },
    push: (chunk) => {
      decided ??= push(chunk);
      return decided;
    },
    ended,
    silent: (afterMs) => {
      if (plain) return plaintext();
      if (until === 'first-bytes' && received > 0)
        return { kind: 'answered', stage: sent ? 'after-hello' : 'before-hello' };
      return { kind: 'silence', stage: stage(), afterMs };
    },
    stage,
    get plain() {
      return plain;
    },
    parts: () => ({
      serverHello: flight.serverHello,
      certificates: flight.certificates,
      certificateRequest: flight.certificateRequest,
      serverHelloDone: flight.done,
      plaintext: plain ? head : null,
    }),
  };
};
