import type { VersionCode } from './api';
import { VERSIONS } from './ids';
import { Reader } from './reader';

/** Bytes of verify_data: MD5 and SHA-1 in SSL 3.0 (RFC 6101 §5.6.9), 12 up to TLS 1.2 (RFC 5246 §7.4.9), a hash in TLS 1.3 (RFC 8446 §4.4.4). */
export const verifyDataLength = (version: VersionCode, hashLength: number): number => {
  if (version >= VERSIONS['TLS 1.3']) return hashLength;
  return version <= VERSIONS['SSL 3.0'] ? 36 : 12;
};

/** The verify_data of a Finished, whose body has nothing else. `length`: from verifyDataLength. Throws DecodeError for any other length. */
export const readFinished = (body: Uint8Array, length: number): Uint8Array => {
  const reader = new Reader(body, 'Finished');
  const verifyData = reader.take(length, 'verify_data');
  reader.end();
  return verifyData;
};
