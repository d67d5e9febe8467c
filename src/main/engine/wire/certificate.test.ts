import { describe, expect, it } from 'vitest';
import {
  encodeCertificate12,
  encodeCertificate13,
  encodeCertificateRequest12,
  readCertificate12,
  readCertificate13,
  readCertificateRequest,
} from './certificate';
import { DecodeError } from './decode-error';
import { readHandshake } from './handshake';
import { HANDSHAKE_TYPES } from './ids';
import { createTlsStream } from './stream';
import { fromHex, recordedCertificate13, recordedServer, toHex } from './testing/recorded';

const bodyOf = (name: string, type: number): Uint8Array => {
  for (const item of createTlsStream().push(recordedServer(name))) {
    if (item.kind === 'handshake' && item.message.type === type) return item.message.body;
  }
  throw new Error(`no message of type ${type} in ${name}`);
};

const SEQUENCE = '3082';

describe('Certificate', () => {
  it.each(['tls10', 'tls11', 'tls12'])('%s: gives the chain of a real server, and writes it back', (name) => {
    const body = bodyOf(name, HANDSHAKE_TYPES.certificate);
    const chain = readCertificate12(body);
    expect(chain.map((der) => toHex(der.subarray(0, 2)))).toEqual([SEQUENCE, SEQUENCE]);
    expect(toHex(encodeCertificate12(chain))).toBe(toHex(body));
  });

  it('TLS 1.3: gives the same chain', () => {
    const { type, body } = readHandshake(recordedCertificate13);
    expect(type).toBe(HANDSHAKE_TYPES.certificate);
    const chain = readCertificate13(body);
    expect(chain).toEqual(readCertificate12(bodyOf('tls12', HANDSHAKE_TYPES.certificate)));
    expect(toHex(encodeCertificate13(chain))).toBe(toHex(body));
  });

  it('takes an empty list: a client without a certificate', () => {
    expect(readCertificate12(fromHex('000000'))).toEqual([]);
    expect(readCertificate13(fromHex('00 000000'))).toEqual([]);
  });

  it('refuses a certificate of no bytes', () => {
    expect(() => readCertificate12(fromHex('000003 000000'))).toThrow(
      expect.objectContaining({ reason: 'bad-length' }),
    );
  });

  it('does not let an entry reach behind the list', () => {
    expect(() => readCertificate12(fromHex('000004 000002 aa bb'))).toThrow(
      expect.objectContaining({ reason: 'truncated', what: 'Certificate.certificate_list.certificate' }),
    );
  });

  it('reads a chain of one megabyte', () => {
    const chain = Array.from({ length: 64 }, (_, n) => new Uint8Array(16_000).fill(n));
    const read = readCertificate12(encodeCertificate12(chain));
    expect(read.map((der) => [der.length, der[0], der[15_999]])).toEqual(chain.map((_, n) => [16_000, n, n]));
  });

  it('takes 256 certificates and stops at one more', () => {
    const chain = (count: number) => encodeCertificate12(new Array<Uint8Array>(count).fill(Uint8Array.of(1)));
    expect(readCertificate12(chain(256))).toHaveLength(256);
    expect(() => readCertificate12(chain(257))).toThrow(
      expect.objectContaining({ reason: 'too-many-items' }),
    );
  });
});

describe('CertificateRequest', () => {
  it('TLS 1.2: has signature schemes', () => {
    const body = bodyOf('tls12', HANDSHAKE_TYPES.certificate_request);
    const request = readCertificateRequest(body, 0x0303);
    expect(request.certificateTypes).toEqual([1, 2, 64]);
    expect(request.signatureSchemes).toContain(0x0804);
    expect(request.authorities).toHaveLength(1);
    expect(toHex(encodeCertificateRequest12(request))).toBe(toHex(body));
  });

  it('TLS 1.0: has none, and the same bytes are not to be read as TLS 1.2', () => {
    const body = bodyOf('tls10', HANDSHAKE_TYPES.certificate_request);
    const request = readCertificateRequest(body, 0x0301);
    expect(request).toMatchObject({ certificateTypes: [1, 2, 64], signatureSchemes: [] });
    expect(toHex(request.authorities[0] ?? new Uint8Array())).toContain(
      toHex(new TextEncoder().encode('Recorded Root')),
    );
    expect(toHex(encodeCertificateRequest12(request, 0x0301))).toBe(toHex(body));
    expect(() => readCertificateRequest(body, 0x0303)).toThrow(DecodeError);
  });

  it('takes one that names no authorities: any will do', () => {
    expect(readCertificateRequest(fromHex('01 01 0000'), 0x0302).authorities).toEqual([]);
  });
});
