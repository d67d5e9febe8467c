import { strange } from './lines';
import { asText, type Protocol, readyAtOnce, refused, runSteps, type Step, sendBytes } from './script';

/** Capability bits (MySQL documentation, "Capabilities Flags"). */
const CLIENT_LONG_PASSWORD = 0x1;
const CLIENT_PROTOCOL_41 = 0x200;
const CLIENT_SSL = 0x800;
const CLIENT_SECURE_CONNECTION = 0x8000;
const LONGEST_PACKET = 8_192;

/** SSLRequest ("Protocol::SSLRequest"): capabilities, largest packet, character set 33 (utf8), 23 zero bytes; packet number 1. The hello follows at once. */
const request = (() => {
  const flags = CLIENT_LONG_PASSWORD | CLIENT_PROTOCOL_41 | CLIENT_SSL | CLIENT_SECURE_CONNECTION;
  const bytes = new Uint8Array(36);
  bytes.set([32, 0, 0, 1, flags & 0xff, flags >> 8, 0, 0, 0, 0, 0, 1, 33]);
  return bytes;
})();

/** "ERR_Packet": a number, perhaps # and five letters of state, and the message. */
const errorText = (payload: Uint8Array): string => {
  const number = (payload[1] ?? 0) | ((payload[2] ?? 0) << 8);
  return `${asText(payload.subarray(3)).replace(/^#.{5}/, '')} (${number})`;
};

/** "Protocol::HandshakeV10": a version text up to NUL, 4 bytes thread, 8 of challenge, 1 filler, then the capabilities' lower half. null: too short. */
const capabilities = (payload: Uint8Array): number | null => {
  const end = payload.indexOf(0, 1);
  const [low, high] = end === -1 ? [] : payload.subarray(end + 14, end + 16);
  return low === undefined || high === undefined ? null : low | (high << 8);
};

const greeting: Step = (rest) => {
  const [b0 = 0, b1 = 0, b2 = 0, sequence = 0, marker] = rest;
  const length = b0 | (b1 << 8) | (b2 << 16);
  const garbage = { used: 0, move: strange(asText(rest), 'mysql') };
  if (rest.length >= 4 && (sequence !== 0 || length < 3 || length > LONGEST_PACKET)) return garbage;
  if (marker !== undefined && marker !== 0x0a && marker !== 0xff)
    return marker === 9
      ? {
          used: 0,
          move: refused('A MySQL server from before version 3.21, which knows no TLS.', 'not-offered'),
        }
      : garbage;
  if (rest.length < 4 + length) return null;
  const payload = rest.subarray(4, 4 + length);
  const used = 4 + length;
  if (marker === 0xff) return { used, move: refused(errorText(payload)) };
  const flags = capabilities(payload);
  if (flags === null) return garbage;
  return (flags & CLIENT_SSL) === 0
    ? { used, move: refused('The database server does not offer TLS in its greeting.', 'not-offered') }
    : { used, move: sendBytes(request), next: readyAtOnce };
};

/** MySQL and MariaDB (MySQL documentation, "Connection Phase"): the greeting tells whether TLS is offered. */
export const protocol: Protocol = {
  spoken: 'MySQL',
  ports: [3306],
  start: () => runSteps('MySQL', greeting),
};
