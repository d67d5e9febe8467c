import type { Alert, HandshakeMessage, StreamItem, TlsRecord, TlsStream } from '../wire/api';
import { RECORD_TYPES } from '../wire/ids';

/** What a reader of TLS records is told, in the order of the wire. Each says something when that settles the conversation. */
export interface ItemReader<Settled> {
  /** A record other than an alert, with the handshake messages that it completed. */
  record(record: TlsRecord, messages: readonly HandshakeMessage[], bytes: number): Settled | null;
  alert(alert: Alert, bytes: number): Settled | null;
  /** `first`: all that had come until then, up to 4096 bytes. */
  notTls(first: Uint8Array): Settled | null;
  malformed(what: string): Settled | null;
}

/** A record and what it completed belong together. */
const readRecord = <Settled>(items: readonly StreamItem[], reader: ItemReader<Settled>): Settled | null => {
  let recordBytes = 0;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    let settled: Settled | null = null;
    if (item?.kind === 'record') {
      recordBytes = item.bytes;
      if (item.record.type === RECORD_TYPES.alert && items[at + 1]?.kind === 'alert') continue;
      const messages: HandshakeMessage[] = [];
      for (let next = items[at + 1]; next?.kind === 'handshake'; next = items[at + 1]) {
        messages.push(next.message);
        at += 1;
      }
      settled = reader.record(item.record, messages, item.bytes);
    } else if (item?.kind === 'alert') settled = reader.alert(item.alert, recordBytes);
    else if (item?.kind === 'not-tls') settled = reader.notTls(item.first);
    else if (item?.kind === 'malformed') settled = reader.malformed(item.what);
    if (settled !== null) return settled;
  }
  return null;
};

/** Gives the chunk to the stream, and what comes out of it to the reader, record by record until something settles the conversation: what follows that is not read. */
export const readItems = <Settled>(
  stream: TlsStream,
  chunk: Uint8Array,
  reader: ItemReader<Settled>,
): Settled | null => {
  stream.append(chunk);
  for (let items = stream.next(); items !== null; items = stream.next()) {
    const settled = readRecord(items, reader);
    if (settled !== null) return settled;
  }
  stream.keep();
  return null;
};
