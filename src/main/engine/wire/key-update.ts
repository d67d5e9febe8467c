import { Reader } from './reader';

/** KeyUpdateRequest (RFC 8446 §4.6.3). */
export const KEY_UPDATES = { update_not_requested: 0, update_requested: 1 } as const;

/** The body of a KeyUpdate (RFC 8446 §4.6.3). */
export const encodeKeyUpdate = (request: number): Uint8Array => Uint8Array.of(request);

/** The request_update of a KeyUpdate, a value of KEY_UPDATES or an unknown one. Throws DecodeError. */
export const readKeyUpdate = (body: Uint8Array): number => {
  const reader = new Reader(body, 'KeyUpdate');
  const request = reader.u8('request_update');
  reader.end();
  return request;
};
