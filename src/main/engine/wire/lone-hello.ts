import type { ServerHello } from './api';
import { DecodeError } from './decode-error';
import { HANDSHAKE_HEADER } from './handshake';
import { HANDSHAKE_TYPES, RECORD_TYPES } from './ids';
import { MAJOR_VERSION, MOST_CIPHERTEXT, RECORD_HEADER } from './record';
import { readServerHello } from './server-hello';

/**
 * The ServerHello at the very start of what a server says, if the first record is whole and holds that message and nothing else, as nearly all
 * servers send it. null: it is anything else, and a TlsStream has to read it. Keeps nothing of `bytes`. For a scan, which reads thousands of
 * ServerHellos and nothing behind them.
 */
export const loneServerHello = (bytes: Uint8Array): ServerHello | null => {
  if (bytes[0] !== RECORD_TYPES.handshake || bytes[1] !== MAJOR_VERSION) return null;
  const record = (bytes[3] ?? 0) * 256 + (bytes[4] ?? 0);
  const end = RECORD_HEADER + record;
  if (record > MOST_CIPHERTEXT || end > bytes.length) return null;
  if (bytes[RECORD_HEADER] !== HANDSHAKE_TYPES.server_hello) return null;
  const message = (bytes[6] ?? 0) * 65_536 + (bytes[7] ?? 0) * 256 + (bytes[8] ?? 0);
  if (message + HANDSHAKE_HEADER !== record) return null;
  try {
    return readServerHello(bytes.subarray(RECORD_HEADER + HANDSHAKE_HEADER, end));
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
};
