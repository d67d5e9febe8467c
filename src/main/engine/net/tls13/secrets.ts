import { encodeCertificate13 } from '../../wire/certificate13';
import { encodeHandshake } from '../../wire/handshake';
import { HANDSHAKE_TYPES, RECORD_TYPES } from '../../wire/ids';
import { encodeKeyUpdate, KEY_UPDATES } from '../../wire/key-update';
import type { Suite } from './aead';
import { createKeySchedule, finishedData, type KeySchedule } from './key-schedule';
import { createProtection, type Protection } from './record-protection';
import type { TranscriptHash } from './transcript-hash';

/** The keys of one handshake under way: which ones are in use in which direction. */
export class Secrets {
  private readonly schedule: KeySchedule;
  private reading: Protection;
  private writing: Protection;

  /** From ServerHello on: handshake keys on both sides. */
  constructor(
    readonly suite: Suite,
    shared: Uint8Array,
    private readonly transcript: TranscriptHash,
  ) {
    this.schedule = createKeySchedule(suite.hash, shared, transcript.sum(suite.hash));
    this.reading = createProtection(suite, this.schedule.handshake.server);
    this.writing = createProtection(suite, this.schedule.handshake.client);
  }

  /** The server's handshake traffic secret, for its Finished. */
  get server(): Uint8Array {
    return this.schedule.handshake.server;
  }

  open(...record: Parameters<Protection['open']>): ReturnType<Protection['open']> {
    return this.reading.open(...record);
  }

  /**
   * At the server's Finished: what it sends from now on is under application keys (RFC 8446 §4.4.4). Gives our own last flight and what
   * it is called: an empty Certificate if `askedWith` is the context of a CertificateRequest, and Finished; then we write under application keys too.
   */
  finish(askedWith: Uint8Array | null): { readonly records: Uint8Array[]; readonly labels: string[] } {
    const { hash } = this.suite;
    const application = this.schedule.application(this.transcript.sum(hash));
    this.reading = createProtection(this.suite, application.server);
    const messages: [string, Uint8Array][] = [];
    if (askedWith) {
      const empty = encodeHandshake(HANDSHAKE_TYPES.certificate, encodeCertificate13([], askedWith));
      this.transcript.add(empty);
      messages.push(['Certificate (empty)', empty]);
    }
    const verifyData = finishedData(hash, this.schedule.handshake.client, this.transcript.sum(hash));
    messages.push(['Finished', encodeHandshake(HANDSHAKE_TYPES.finished, verifyData)]);
    const records = messages.map(([, message]) => this.writing.seal(RECORD_TYPES.handshake, message));
    this.writing = createProtection(this.suite, application.client);
    return { records, labels: messages.map(([label]) => label) };
  }

  /** After the server's KeyUpdate. Gives our own when it was asked for (RFC 8446 §4.6.3). */
  updated(wanted: boolean): Uint8Array | null {
    this.reading = this.reading.updated();
    if (!wanted) return null;
    const message = encodeHandshake(
      HANDSHAKE_TYPES.key_update,
      encodeKeyUpdate(KEY_UPDATES.update_not_requested),
    );
    const record = this.writing.seal(RECORD_TYPES.handshake, message);
    this.writing = this.writing.updated();
    return record;
  }
}
