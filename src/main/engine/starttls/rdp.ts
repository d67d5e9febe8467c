import { strange } from './lines';
import { asText, type Move, type Protocol, ready, refused, runSteps, type Step } from './script';

const PROTOCOL_SSL = 1;
const PROTOCOL_HYBRID = 2;

/** TPKT (RFC 1006 §6), X.224 connection request, RDP_NEG_REQ for TLS, with or without a login inside it (MS-RDPBCGR §2.2.1.1). */
const request = Uint8Array.of(
  ...[3, 0, 0, 19],
  ...[14, 0xe0, 0, 0, 0, 0, 0],
  ...[1, 0, 8, 0, PROTOCOL_SSL | PROTOCOL_HYBRID, 0, 0, 0],
);

/** MS-RDPBCGR §2.2.1.2.2. */
const FAILURES: Readonly<Record<number, string>> = {
  1: 'SSL_REQUIRED_BY_SERVER',
  2: 'SSL_NOT_ALLOWED_BY_SERVER',
  3: 'SSL_CERT_NOT_ON_SERVER',
  4: 'INCONSISTENT_FLAGS',
  5: 'HYBRID_REQUIRED_BY_SERVER',
  6: 'SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER',
};
const NOT_OFFERED = [2, 3];

const little = (bytes: Uint8Array): number => bytes.reduceRight((value, byte) => value * 256 + byte, 0);

/** What stands behind the X.224 confirm: RDP_NEG_RSP (2), RDP_NEG_FAILURE (3), or nothing at all in servers that know only RDP's own security. */
const readNegotiation = (data: Uint8Array): Move => {
  const old = 'The server knows only the old security of RDP, without TLS.';
  if (data.length === 0) return refused(old, 'not-offered');
  const value = little(data.subarray(4, 8));
  if (data.length < 8 || little(data.subarray(2, 4)) !== 8)
    return refused('An answer to the negotiation that can’t be read.', 'garbled');
  if (data[0] === 2) return value === 0 ? refused(old, 'not-offered') : ready;
  if (data[0] !== 3) return refused('An answer to the negotiation of an unknown kind.', 'garbled');
  return refused(
    `${FAILURES[value] ?? 'failure'} (${value})`,
    NOT_OFFERED.includes(value) ? 'not-offered' : 'refused',
  );
};

/** X.224 §13.4: connection confirm 0xd0; 0x80 is a disconnect request. */
const answer: Step = (rest) => {
  const [version, , high = 0, low = 0, , type = 0] = rest;
  const length = high * 256 + low;
  const garbage = { used: 0, move: strange(asText(rest)) };
  if (version !== undefined && version !== 3) return garbage;
  if (rest.length >= 4 && (length < 11 || length > 512)) return garbage;
  if (rest.length < 4 || rest.length < length) return null;
  if ((type & 0xf0) === 0x80)
    return { used: length, move: refused('The server hung up (X.224 disconnect request).') };
  return (type & 0xf0) === 0xd0
    ? { used: length, move: readNegotiation(rest.subarray(11, length)) }
    : garbage;
};

/** Remote Desktop (MS-RDPBCGR §1.3.1.1): connection request with a negotiation. */
export const protocol: Protocol = {
  spoken: 'RDP',
  ports: [3389],
  start: () => runSteps('RDP', answer, request),
};
