import { strange } from './lines';
import { asText, type Protocol, ready, refused, runSteps, type Step } from './script';

/** SSLRequest: length 8 and the number 80877103 (PostgreSQL documentation, "Message Formats"). */
const request = Uint8Array.of(0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f);

/** ErrorResponse: a length, then fields, each a letter and a text that ends with NUL; M is the message. Servers before 7.4 send the text alone. */
const readError: Step = (rest) => {
  const length =
    (rest[1] ?? 0) * 0x1000000 + (rest[2] ?? 0) * 0x10000 + (rest[3] ?? 0) * 256 + (rest[4] ?? 0);
  if (rest.length < 5) return null;
  if (length < 5 || length > 8_192) return readOldError(rest);
  if (rest.length < 1 + length) return null;
  const fields = asText(rest.subarray(5, 1 + length)).split('\0');
  const message = fields.find((field) => field.startsWith('M'))?.slice(1);
  return { used: 1 + length, move: refused(message ?? fields.join(' ')) };
};
const readOldError: Step = (rest) => {
  const end = rest.indexOf(0);
  const text = asText(rest.subarray(1, end === -1 ? rest.length : end));
  return end === -1 ? null : { used: end + 1, move: refused(text) };
};

/** One letter answers: S switches, N does not (PostgreSQL documentation, "SSL Session Encryption"). */
const answer: Step = (rest) => {
  const letter = String.fromCharCode(rest[0] ?? 0);
  if (rest.length === 0) return null;
  if (letter === 'S' && !asText(rest).startsWith('SSH-')) return { used: 1, move: ready };
  if (letter === 'N')
    return {
      used: 1,
      move: refused('The database server answered N: it does not offer TLS.', 'not-offered'),
    };
  // A word that begins with E is another protocol's error; an error of this one has a NUL soon.
  if (letter === 'E' && !/^E[A-Z]{2}/.test(asText(rest))) return readError(rest);
  return { used: 0, move: strange(asText(rest), 'postgres') };
};

/** PostgreSQL (its documentation, "Frontend/Backend Protocol"): SSLRequest. */
export const protocol: Protocol = {
  spoken: 'PostgreSQL',
  ports: [5432],
  // PostgreSQL 17 closes on any other offer (its documentation, "SSL Session Encryption").
  alpn: ['postgresql'],
  start: () => runSteps('PostgreSQL', answer, request),
};
