import { type Ber, berNumber, readBer, readBerList, writeBer } from './ber';
import { strange } from './lines';
import { asText, type Move, type Protocol, ready, refused, runSteps, type Step } from './script';

const START_TLS = new TextEncoder().encode('1.3.6.1.4.1.1466.20037');
const MESSAGE_ID = 1;
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const ENUMERATED = 0x0a;
const OCTET_STRING = 0x04;
const EXTENDED_REQUEST = 0x77;
const EXTENDED_RESPONSE = 0x78;

/** ExtendedRequest with the name of StartTLS (RFC 4511 §4.12, §4.14.1). */
const request = writeBer(
  SEQUENCE,
  writeBer(INTEGER, Uint8Array.of(MESSAGE_ID)),
  writeBer(EXTENDED_REQUEST, writeBer(0x80, START_TLS)),
);

/** Result codes that a directory gives to StartTLS (RFC 4511 §4.1.9, §4.14.2); the others keep their number. */
const RESULTS: Readonly<Record<number, string>> = {
  1: 'operationsError',
  2: 'protocolError',
  8: 'strongerAuthRequired',
  10: 'referral',
  11: 'adminLimitExceeded',
  13: 'confidentialityRequired',
  50: 'insufficientAccessRights',
  51: 'busy',
  52: 'unavailable',
  53: 'unwillingToPerform',
  80: 'other',
};

/** Without a certificate OpenLDAP says 2 and Active Directory 52: neither offers it (RFC 4511 §4.14.2). */
const NOT_OFFERED = [2, 52];

const readResult = (operation: Ber): Move => {
  const [code, name, message] = readBerList(operation.content) ?? [];
  const number = code?.tag === ENUMERATED ? berNumber(code) : null;
  if (number === null || name?.tag !== OCTET_STRING || message?.tag !== OCTET_STRING)
    return refused('An answer to StartTLS whose result can’t be read.', 'garbled');
  if (number === 0) return ready;
  const words = asText(message.content);
  return refused(
    `${RESULTS[number] ?? 'result'} (${number})${words === '' ? '' : `: ${words}`}`,
    NOT_OFFERED.includes(number) ? 'not-offered' : 'refused',
  );
};

/** LDAPMessage (RFC 4511 §4.1.1). Number 0 is the server speaking of itself: a notice that it hangs up (§4.4.1). */
const answer: Step = (rest) => {
  const message = readBer(rest);
  if (message === 'more') return rest.length > 0 && rest[0] !== SEQUENCE ? garbage(rest) : null;
  if (message === null || message.tag !== SEQUENCE) return garbage(rest);
  const [id, operation] = readBerList(message.content) ?? [];
  const number = id?.tag === INTEGER ? berNumber(id) : null;
  if (number === null || operation?.tag !== EXTENDED_RESPONSE || number > MESSAGE_ID) return garbage(rest);
  const result = readResult(operation);
  const notice = number === 0 && result.do === 'ready' ? refused('The directory hangs up.') : result;
  return { used: message.end, move: notice };
};
const garbage = (rest: Uint8Array) => ({ used: 0, move: strange(asText(rest), 'ldap') });

/** LDAP (RFC 4511 §4.14): the StartTLS operation. 636 is secure from the first byte. */
export const protocol: Protocol = {
  spoken: 'LDAP',
  ports: [389, 3268],
  start: () => runSteps('LDAP', answer, request),
};
