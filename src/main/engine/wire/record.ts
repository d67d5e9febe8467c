import type { VersionCode } from './api';
import { written } from './writer';

/** type, legacy_record_version, length (RFC 8446 §5.1). */
export const RECORD_HEADER = 5;

/** The first byte of legacy_record_version: the whole is to be ignored (RFC 8446 §5.1), but this byte has been 3 since SSL 3.0. */
export const MAJOR_VERSION = 3;

/** 2^14: the most that a plaintext record may carry (RFC 8446 §5.1). */
export const MOST_PLAINTEXT = 16_384;

/** 2^14 + 2048: the most that any record may carry, as TLSCiphertext of TLS 1.2 (RFC 5246 §6.2.3). */
export const MOST_CIPHERTEXT = MOST_PLAINTEXT + 2_048;

/** One TLSPlaintext record (RFC 8446 §5.1). Throws RangeError above 2^14 bytes: the caller has to split. */
export const encodeRecord = (type: number, version: VersionCode, payload: Uint8Array): Uint8Array => {
  if (payload.length > MOST_PLAINTEXT) throw new RangeError(`a record can't carry ${payload.length} bytes`);
  return written((writer) => writer.u8(type).u16(version).opaque(2, payload));
};
