import { describe, expect, it } from 'vitest';
import { encodeCertificateRequest13, readCertificateRequest13 } from './certificate-request13';
import { encodeCertificateVerify, readCertificateVerify } from './certificate-verify';
import {
  encodeCertificate13,
  encodeCertificateEntries13,
  ocspExtension,
  readCertificateEntries13,
} from './certificate13';
import { encodeEncryptedExtensions, readEncryptedExtensions } from './encrypted-extensions';
import { readFinished, verifyDataLength } from './finished';
import { EXTENSIONS, HANDSHAKE_TYPES } from './ids';
import { encodeInnerPlaintext, readInnerPlaintext } from './inner-plaintext';
import { KEY_UPDATES, readKeyUpdate } from './key-update';
import { encodeNewSessionTicket13, readNewSessionTicket13 } from './session-ticket';
import { fromHex, recordedMessage, toHex } from './testing/recorded';

const message = (type: keyof typeof HANDSHAKE_TYPES) => recordedMessage('tls13', HANDSHAKE_TYPES[type]);

describe('the encrypted flight of a real server', () => {
  it('EncryptedExtensions tell the protocol', () => {
    const body = message('encrypted_extensions');
    const read = readEncryptedExtensions(body);
    expect(read).toMatchObject({ alpn: 'h2', groups: [] });
    expect(read).not.toHaveProperty('faults');
    expect(toHex(encodeEncryptedExtensions(read.extensions))).toBe(toHex(body));
  });

  it('CertificateRequest tells the schemes and whose certificates will do', () => {
    const body = message('certificate_request');
    const read = readCertificateRequest13(body);
    expect(read.context).toEqual(new Uint8Array());
    expect(read.signatureSchemes).toContain(0x0403);
    expect(read.authorities.map((name) => new TextDecoder('latin1').decode(name))).toEqual([
      expect.stringContaining('Test CA'),
    ]);
    expect(toHex(encodeCertificateRequest13(read))).toBe(toHex(body));
  });

  it('Certificate has the staple in the entry of the leaf', () => {
    const body = message('certificate');
    const entries = readCertificateEntries13(body);
    expect(entries.map(({ ocsp }) => ocsp?.length ?? null)).toEqual([306, null]);
    expect(entries[0]?.ocsp?.[0]).toBe(0x30);
    expect(toHex(encodeCertificateEntries13(entries))).toBe(toHex(body));
  });

  it('CertificateVerify and Finished end it', () => {
    const body = message('certificate_verify');
    const verify = readCertificateVerify(body);
    expect(verify.scheme).toBe(0x0403);
    expect(toHex(encodeCertificateVerify(verify))).toBe(toHex(body));
    expect(readFinished(message('finished'), verifyDataLength(0x0304, 48))).toHaveLength(48);
  });

  it('NewSessionTicket says how long it lives', () => {
    const body = message('new_session_ticket');
    const ticket = readNewSessionTicket13(body);
    expect(ticket).toMatchObject({ lifetime: 7_200, nonce: new Uint8Array(8), extensions: [] });
    expect(toHex(encodeNewSessionTicket13(ticket))).toBe(toHex(body));
  });

  it('KeyUpdate says whether we have to change keys too', () => {
    expect(readKeyUpdate(recordedMessage('tls13-keyupdate', HANDSHAKE_TYPES.key_update))).toBe(
      KEY_UPDATES.update_requested,
    );
  });
});

describe('an encrypted flight that is not as it should be', () => {
  it('keeps the message when an extension in it is broken, and says so', () => {
    const broken = [{ type: EXTENSIONS.application_layer_protocol_negotiation, data: fromHex('0001') }];
    const expected = (where: string) => [{ reason: 'truncated', what: where }];
    const read = readEncryptedExtensions(encodeEncryptedExtensions(broken));
    expect(read).toMatchObject({ alpn: null, extensions: broken });
    expect(read.faults).toEqual(
      expected('EncryptedExtensions.application_layer_protocol_negotiation.protocol_name_list'),
    );
    const context = new Uint8Array();
    const request = [{ type: EXTENSIONS.signature_algorithms, data: fromHex('0004 0403') }];
    expect(
      readCertificateRequest13(encodeCertificateRequest13({ context, extensions: request })).faults,
    ).toEqual(expected('CertificateRequest.signature_algorithms.supported_signature_algorithms'));
    const staple = [{ type: EXTENSIONS.status_request, data: fromHex('01 000005 30') }];
    const der = Uint8Array.of(0x30);
    const [entry] = readCertificateEntries13(encodeCertificateEntries13([{ der, extensions: staple }]));
    expect(entry).toMatchObject({ der, ocsp: null });
    expect(entry?.faults).toEqual(expected('CertificateEntry.status_request.response'));
  });

  it('finds no staple of another type, and no fault in that', () => {
    const extensions = [{ type: EXTENSIONS.status_request, data: fromHex('09 aabb') }];
    const entries = [{ der: Uint8Array.of(1), extensions }];
    expect(readCertificateEntries13(encodeCertificateEntries13(entries))).toEqual([
      { ...entries[0], ocsp: null },
    ]);
  });

  it('takes the staple that was put in', () => {
    const extensions = [ocspExtension(fromHex('3001'))];
    const entries = [{ der: Uint8Array.of(1), extensions }];
    expect(readCertificateEntries13(encodeCertificateEntries13(entries))[0]?.ocsp).toEqual(fromHex('3001'));
  });

  it('refuses more certificates than any chain has', () => {
    const many = new Array<Uint8Array>(257).fill(Uint8Array.of(1));
    expect(() => readCertificateEntries13(encodeCertificate13(many))).toThrow(
      expect.objectContaining({ reason: 'too-many-items' }),
    );
    expect(readCertificateEntries13(encodeCertificate13(many.slice(1)))).toHaveLength(256);
  });

  it.each([
    ['an empty certificate', () => readCertificateEntries13(fromHex('00 000005 000000 0000')), 'bad-length'],
    [
      'an empty ticket',
      () => readNewSessionTicket13(fromHex('00000000 00000000 00 0000 0000')),
      'bad-length',
    ],
    ['a Finished that is too short', () => readFinished(new Uint8Array(11), 12), 'truncated'],
    ['a Finished that is too long', () => readFinished(new Uint8Array(13), 12), 'trailing-bytes'],
    ['nothing but padding', () => readInnerPlaintext(new Uint8Array(16_385)), 'truncated'],
    ['nothing at all', () => readInnerPlaintext(new Uint8Array()), 'truncated'],
  ])('refuses %s', (_what, read, reason) => {
    expect(read).toThrow(expect.objectContaining({ reason }));
  });
});

describe('what a record holds once decrypted', () => {
  it('ends at the last byte that is not zero, which is its type', () => {
    expect(readInnerPlaintext(fromHex('000100 16 000000'))).toEqual({ type: 22, content: fromHex('000100') });
    expect(readInnerPlaintext(fromHex('17'))).toEqual({ type: 23, content: new Uint8Array() });
  });

  it('can not have a type of zero', () => {
    expect(() => encodeInnerPlaintext({ type: 0, content: new Uint8Array() })).toThrow(RangeError);
  });
});
