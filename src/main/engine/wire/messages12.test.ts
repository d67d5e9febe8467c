import { describe, expect, it } from 'vitest';
import { readCertificate12, readCertificateRequest } from './certificate';
import { encodeCertificateStatus, readCertificateStatus } from './certificate-status';
import { readCertificateVerify, readCertificateVerifyOld } from './certificate-verify';
import { readFinished, verifyDataLength } from './finished';
import { HANDSHAKE_TYPES } from './ids';
import { encodeNewSessionTicket12, readNewSessionTicket12 } from './session-ticket';
import { fromHex, recordedMessage, toHex } from './testing/recorded';

const {
  certificate,
  certificate_request,
  certificate_status,
  certificate_verify,
  finished,
  new_session_ticket,
} = HANDSHAKE_TYPES;

describe('the messages of real programs up to TLS 1.2', () => {
  it('a staple comes in a message of its own', () => {
    const body = recordedMessage('tls12-ecdhe', certificate_status);
    const response = readCertificateStatus(body);
    expect(response).toHaveLength(306);
    expect(toHex(encodeCertificateStatus(response ?? new Uint8Array()))).toBe(toHex(body));
  });

  it('a ticket says how long it lives', () => {
    const body = recordedMessage('tls12-ecdhe', new_session_ticket);
    expect(readNewSessionTicket12(body)).toMatchObject({ lifetime: 7_200 });
    expect(toHex(encodeNewSessionTicket12(readNewSessionTicket12(body)))).toBe(toHex(body));
  });

  it("the client's certificate is laid out like the server's, and proven by a signature", () => {
    expect(readCertificate12(recordedMessage('tls12-ecdhe', certificate, 'client'))).toHaveLength(1);
    expect(readCertificateVerify(recordedMessage('tls12-ecdhe', certificate_verify))).toMatchObject({
      scheme: 0x0403,
    });
    expect(readCertificateVerifyOld(recordedMessage('tls10-dhe', certificate_verify))).toHaveLength(128);
    expect(readCertificateRequest(recordedMessage('tls10-dhe', certificate_request), 0x0301)).toMatchObject({
      certificateTypes: [1, 2, 64],
    });
  });

  it.each(['tls12-ecdhe', 'tls10-dhe'])('%s: Finished has twelve bytes', (name) => {
    expect(readFinished(recordedMessage(name, finished), verifyDataLength(0x0303, 48))).toHaveLength(12);
  });

  it('Finished of SSL 3.0 has two hashes', () => {
    expect(verifyDataLength(0x0300, 48)).toBe(36);
  });
});

describe('a CertificateStatus', () => {
  it.each([
    ['of another type', '07 123456', null],
    ['with an empty response', '01 000000', null],
    ['for the whole chain, whose first is the leaf’s', '02 000009 000002 3001 000001 30', '3001'],
    ['for the whole chain, with none for the leaf', '02 000007 000000 000001 30', null],
  ])('%s', (_what, hex, response) => {
    const read = readCertificateStatus(fromHex(hex));
    expect(read && toHex(read)).toBe(response);
  });

  it.each([
    ['01 000002 30', 'truncated'],
    ['02 000004 000002 30', 'truncated'],
    ['02 000000', 'truncated'],
    ['01 000001 30 00', 'trailing-bytes'],
  ])('%s is refused', (hex, reason) => {
    expect(() => readCertificateStatus(fromHex(hex))).toThrow(expect.objectContaining({ reason }));
  });
});
