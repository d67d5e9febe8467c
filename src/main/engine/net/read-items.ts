import type { Alert, HandshakeMessage, StreamItem, TlsRecord } from '../wire/api';
import { RECORD_TYPES } from '../wire/ids';

/** What a reader of TLS records is told, in the order of the wire. Each says something when that settles the conversation. */
export interface ItemReader<Settled> {
  /** A record other than an alert, with the handshake messages that it completed. */
  record(record: TlsRecord, messages: readonly HandshakeMessage[], bytes: number): Settled | null;
  alert(alert: Alert, bytes: number): Settled | null;
  notTls(): Settled | null;
  malformed(what: string): Settled | null;
}

/** A record and what it completed belong together: goes through the items of a stream until something settles the conversation. */
export const readItems = <Settled>(
  items: readonly StreamItem[],
  reader: ItemReader<Settled>,
): Settled | null => {
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
    else if (item?.kind === 'not-tls') settled = reader.notTls();
    else if (item?.kind === 'malformed') settled = reader.malformed(item.what);
    if (settled !== null) return settled;
  }
  return null;
};
