import type { Alert, HandshakeMessage, StreamItem, TlsRecord, TlsStream } from './api';
import { ByteQueue } from './byte-queue';
import { DecodeError } from './decode-error';
import { HANDSHAKE_HEADER } from './handshake';
import { HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from './ids';
import { Reader } from './reader';
import { MAJOR_VERSION, MOST_CIPHERTEXT, RECORD_HEADER } from './record';
import { readServerHello } from './server-hello';

/** How much a stream takes from a peer before it calls it malformed. */
export interface StreamLimits {
  /** Payload bytes of one record. */
  readonly record: number;
  /** Body bytes of one handshake message, as its header announces them. */
  readonly handshake: number;
  /** Records in a row that bring nothing (empty, alert, ChangeCipherSpec). */
  readonly idleRecords: number;
}

export const STREAM_LIMITS: StreamLimits = {
  record: MOST_CIPHERTEXT,
  handshake: 1_048_576,
  idleRecords: 32,
};

const MOST_FIRST_BYTES = 4_096;

const isRecordStart = (type: number, major: number): boolean =>
  type >= RECORD_TYPES.change_cipher_spec &&
  type <= RECORD_TYPES.heartbeat &&
  (major === MAJOR_VERSION || major === -1);

/** A ServerHello that can't be read settles nothing here; its reader will say what is wrong with it. */
const settlesTls13 = ({ body }: HandshakeMessage): boolean => {
  try {
    return readServerHello(body).version >= VERSIONS['TLS 1.3'];
  } catch (error) {
    if (error instanceof DecodeError) return false;
    throw error;
  }
};

class Deframer implements TlsStream {
  private readonly raw = new ByteQueue();
  private readonly messages = new ByteQueue();
  private items: StreamItem[] = [];
  private records = 0;
  private idle = 0;
  private tls13 = false;
  /** Not yet asked for its version: hundreds of greetings are over before that matters. */
  private hello: HandshakeMessage | null = null;
  private encrypted = false;
  private stopped = false;

  constructor(private readonly limits: StreamLimits) {}

  push(chunk: Uint8Array): StreamItem[] {
    this.append(chunk);
    const all: StreamItem[] = [];
    for (let items = this.next(); items !== null; items = this.next()) all.push(...items);
    this.keep();
    return all;
  }

  append(chunk: Uint8Array): void {
    if (!this.stopped) this.raw.append(chunk);
  }

  next(): readonly StreamItem[] | null {
    try {
      const record = this.nextRecord();
      if (record !== null) {
        this.items.push({ kind: 'record', record, bytes: RECORD_HEADER + record.payload.length });
        this.open(record);
      }
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.stop({ kind: 'malformed', reason: error.reason, what: error.what });
    }
    if (this.items.length === 0) return null;
    const items = this.items;
    this.items = [];
    return items;
  }

  keep(): void {
    this.raw.keep();
  }

  get pending(): { have: number; need: number } {
    const length = this.announcedRecord();
    return { have: this.raw.length, need: RECORD_HEADER + Math.max(length, 0) };
  }

  get pendingMessage(): { have: number; need: number } | null {
    const have = this.messages.length;
    return have === 0 ? null : { have, need: HANDSHAKE_HEADER + Math.max(this.announcedMessage(), 0) };
  }

  get idleRecords(): number {
    return this.idle;
  }

  /** The payload length of the next record's header, -1 while that is incomplete. */
  private announcedRecord(): number {
    return this.raw.length < RECORD_HEADER ? -1 : this.raw.at(3) * 256 + this.raw.at(4);
  }

  /** The body length of the next message's header, -1 while that is incomplete. */
  private announcedMessage(): number {
    if (this.messages.length < HANDSHAKE_HEADER) return -1;
    return this.messages.at(1) * 65_536 + this.messages.at(2) * 256 + this.messages.at(3);
  }

  private nextRecord(): TlsRecord | null {
    if (this.stopped || this.raw.length === 0) return null;
    const length = this.announcedRecord();
    if (!isRecordStart(this.raw.at(0), this.raw.at(1)) && !this.isBareAlert(length)) return this.notTls();
    if (length > this.limits.record) throw new DecodeError('record-too-large', 'TLSPlaintext.length');
    if (length < 0 || this.raw.length < RECORD_HEADER + length) return null;
    const [type, version] = [this.raw.at(0), this.raw.at(1) * 256 + this.raw.at(2)];
    this.raw.skip(RECORD_HEADER);
    this.records += 1;
    return { type, version, payload: this.raw.take(length) };
  }

  /** An alert of two bytes from a server that had no version to write yet, and wrote 0.0. `length`: as announced, -1 = not yet. */
  private isBareAlert(length: number): boolean {
    const [type, major] = [this.raw.at(0), this.raw.at(1)];
    return type === RECORD_TYPES.alert && major === 0 && (length === -1 || length === 2);
  }

  /** Plaintext from the start is its own kind of answer; behind good records it is a broken stream. */
  private notTls(): null {
    if (this.records > 0) throw new DecodeError('not-tls', 'TLSPlaintext.type');
    this.stop({ kind: 'not-tls', first: this.raw.peek(MOST_FIRST_BYTES) });
    return null;
  }

  private open({ type, payload }: TlsRecord): void {
    if (payload.length === 0 || type === RECORD_TYPES.change_cipher_spec) this.countIdle();
    else if (type !== RECORD_TYPES.alert) this.idle = 0;
    // In TLS 1.3 a ChangeCipherSpec is there for middleboxes only and changes nothing (RFC 8446 §D.4).
    if (type === RECORD_TYPES.change_cipher_spec) this.encrypted ||= !this.speaksTls13();
    else if (type === RECORD_TYPES.alert) this.openAlert(payload);
    else if (type === RECORD_TYPES.handshake && !this.encrypted) this.openHandshake(payload);
  }

  /**
   * Alerts may share a record (RFC 5246 §6.2.1). An encrypted one is longer than two bytes in every suite,
   * so two bytes behind a ChangeCipherSpec are an alert that was sent in the clear.
   */
  private openAlert(payload: Uint8Array): void {
    if (this.encrypted && payload.length !== 2) {
      this.idle = 0;
      return;
    }
    const reader = new Reader(payload, 'Alert');
    while (reader.left > 0) {
      const alert: Alert = { level: reader.u8('level'), description: reader.u8('description') };
      this.items.push({ kind: 'alert', alert });
      this.countIdle();
    }
  }

  private openHandshake(payload: Uint8Array): void {
    this.messages.append(payload);
    let message = this.nextMessage();
    while (message !== null) {
      this.items.push({ kind: 'handshake', message });
      if (message.type === HANDSHAKE_TYPES.server_hello && !this.speaksTls13()) this.hello = message;
      message = this.nextMessage();
    }
    this.messages.keep();
  }

  /** One of the ServerHellos until now was of TLS 1.3. */
  private speaksTls13(): boolean {
    if (this.hello) this.tls13 ||= settlesTls13(this.hello);
    this.hello = null;
    return this.tls13;
  }

  private nextMessage(): HandshakeMessage | null {
    const length = this.announcedMessage();
    if (length > this.limits.handshake) throw new DecodeError('handshake-too-large', 'Handshake.length');
    if (length < 0 || this.messages.length < HANDSHAKE_HEADER + length) return null;
    const type = this.messages.at(0);
    this.messages.skip(HANDSHAKE_HEADER);
    return { type, body: this.messages.cut(length) };
  }

  private countIdle(): void {
    this.idle += 1;
    if (this.idle > this.limits.idleRecords) {
      throw new DecodeError('too-many-items', 'records without progress');
    }
  }

  private stop(last: StreamItem): void {
    this.items.push(last);
    this.stopped = true;
    this.raw.clear();
    this.messages.clear();
  }
}

/** A stream for one direction of one connection. `limits` replaces single values of STREAM_LIMITS. */
export const createTlsStream = (limits: Partial<StreamLimits> = {}): TlsStream =>
  new Deframer({ ...STREAM_LIMITS, ...limits });
