import type { Alert, VersionCode } from './api';
import { RECORD_TYPES } from './ids';
import { Reader } from './reader';
import { encodeRecord } from './record';

/** An Alert as a whole record (RFC 8446 §6; two bytes in every version since SSL 3.0). */
export const encodeAlert = (level: number, description: number, version: VersionCode): Uint8Array =>
  encodeRecord(RECORD_TYPES.alert, version, Uint8Array.of(level, description));

/** Reads the payload of an alert record in the clear. Throws DecodeError unless it is two bytes. */
export const readAlert = (payload: Uint8Array): Alert => {
  const reader = new Reader(payload, 'Alert');
  const alert = { level: reader.u8('level'), description: reader.u8('description') };
  reader.end();
  return alert;
};
