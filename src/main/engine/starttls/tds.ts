import { strange } from './lines';
import { asText, type Move, type Protocol, ready, refused, runSteps, type Step } from './script';
import { readTdsPacket, tdsFraming, tdsPacket } from './tds-framing';

/** PRELOGIN options (MS-TDS §2.2.6.5). */
const VERSION = 0;
const ENCRYPTION = 1;
const INSTANCE = 2;
const THREAD = 3;
const TERMINATOR = 0xff;
const ENCRYPT_ON = 1;
const NOT_SUPPORTED = 2;
const REQUIRED = 3;
const ERROR_TOKEN = 0xaa;
const MOST_OPTIONS = 16;

/** Option table (kind, offset, length), then the values: no version of our own, encryption on, no instance, no thread. */
const request = (() => {
  const values: readonly (readonly [number, readonly number[]])[] = [
    [VERSION, [0, 0, 0, 0, 0, 0]],
    [ENCRYPTION, [ENCRYPT_ON]],
    [INSTANCE, [0]],
    [THREAD, [0, 0, 0, 0]],
  ];
  let offset = values.length * 5 + 1;
  const table: number[] = [];
  for (const [kind, { length }] of values) {
    table.push(kind, offset >> 8, offset & 0xff, 0, length);
    offset += length;
  }
  return tdsPacket(Uint8Array.of(...table, TERMINATOR, ...values.flatMap(([, bytes]) => bytes)));
})();

/** The value of the encryption option; null when the table can't be read or does not hold it. */
const encryption = (payload: Uint8Array): number | null => {
  for (let index = 0; index < MOST_OPTIONS; index += 1) {
    const [kind, high, low, , length] = payload.subarray(index * 5, index * 5 + 5);
    if (kind === undefined || kind === TERMINATOR || high === undefined || low === undefined) return null;
    if (kind === ENCRYPTION) return length === 1 ? (payload[high * 256 + low] ?? null) : null;
  }
  return null;
};

/** ERROR (MS-TDS §2.2.7.10): its message is UTF-16 with its length in characters in front, 9 bytes behind the token. */
const errorText = (payload: Uint8Array): string => {
  const characters = (payload[9] ?? 0) | ((payload[10] ?? 0) << 8);
  const text: string[] = [];
  for (let at = 11; at + 1 < Math.min(payload.length, 11 + characters * 2); at += 2)
    text.push(String.fromCharCode((payload[at] ?? 0) | ((payload[at + 1] ?? 0) << 8)));
  return text.join('');
};

const readAnswer = (payload: Uint8Array): Move => {
  if (payload[0] === ERROR_TOKEN) return refused(errorText(payload));
  const value = encryption(payload);
  if (value === null || value > REQUIRED)
    return refused('An answer to PRELOGIN whose encryption option can’t be read.', 'garbled');
  return value === NOT_SUPPORTED
    ? refused('The database server answered NOT_SUP: it does not offer TLS.', 'not-offered')
    : ready;
};

const answer: Step = (rest) => {
  const packet = readTdsPacket(rest);
  if (packet === 'bad') return { used: 0, move: strange(asText(rest)) };
  return packet && { used: packet.end, move: readAnswer(packet.payload) };
};

/** SQL Server (MS-TDS §2.2.6.5, TDS 7.x): PRELOGIN with encryption on; the handshake then travels in packets of the same kind. */
export const protocol: Protocol = {
  spoken: 'SQL Server (TDS)',
  ports: [1433],
  start: () => ({ ...runSteps('SQL Server (TDS)', answer, request), framing: tdsFraming }),
};
