import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeCertificateRequest13,
  readCertificateRequest13,
  requestExtensions,
} from './certificate-request13';
import { encodeCertificateStatus, readCertificateStatus } from './certificate-status';
import {
  encodeCertificateVerify,
  encodeCertificateVerifyOld,
  readCertificateVerify,
  readCertificateVerifyOld,
} from './certificate-verify';
import { encodeCertificateEntries13, readCertificateEntries13 } from './certificate13';
import { encodeEncryptedExtensions, readEncryptedExtensions } from './encrypted-extensions';
import { encodeInnerPlaintext, readInnerPlaintext } from './inner-plaintext';
import { encodeKeyUpdate, readKeyUpdate } from './key-update';
import { encodeServerKeyExchange, readServerKeyExchange, readSignedParams } from './server-key-exchange';
import {
  encodeNewSessionTicket12,
  encodeNewSessionTicket13,
  readNewSessionTicket12,
  readNewSessionTicket13,
} from './session-ticket';
import {
  encodeSsl2ClientHello,
  encodeSsl2ServerHello,
  readSsl2ClientHello,
  readSsl2ServerHello,
} from './ssl2';
import { bytes, extensions, RUNS, u8, u16, u32 } from './testing/arbitraries';

const ECDHE_RSA = 0xc02f;
const ECDHE_PSK = 0xc035;
const DHE_RSA = 0x009e;
const DH_ANON = 0x0034;
const RSA_EXPORT = 0x0003;

/** Holds for 200 values of each. */
const always = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, law), RUNS);

describe('what is written is read back: TLS 1.3', () => {
  it('EncryptedExtensions', () => {
    always(extensions, (list) => {
      expect(readEncryptedExtensions(encodeEncryptedExtensions(list)).extensions).toEqual(list);
    });
  });

  it('Certificate with extensions in its entries', () => {
    const entry = fc.record({ der: bytes(300, 1), extensions });
    always(fc.tuple(fc.array(entry, { maxLength: 6 }), bytes(32)), ([entries, context]) => {
      const again = readCertificateEntries13(encodeCertificateEntries13(entries, context));
      expect(again.map(({ der, extensions: list }) => ({ der, extensions: list }))).toEqual(entries);
    });
  });

  it('CertificateRequest', () => {
    const names = fc.array(bytes(80, 1), { maxLength: 5 });
    always(
      fc.tuple(bytes(32), fc.array(u16, { maxLength: 20 }), names),
      ([context, schemes, authorities]) => {
        const list = requestExtensions(schemes, authorities);
        const again = readCertificateRequest13(encodeCertificateRequest13({ context, extensions: list }));
        expect(again).toEqual({
          context,
          signatureSchemes: schemes,
          certificateSchemes: [],
          authorities,
          extensions: list,
        });
      },
    );
  });

  it('NewSessionTicket', () => {
    const ticket = fc.record({
      lifetime: u32,
      ageAdd: u32,
      nonce: bytes(255),
      ticket: bytes(400, 1),
      extensions,
    });
    always(ticket, (value) => {
      expect(readNewSessionTicket13(encodeNewSessionTicket13(value))).toEqual(value);
    });
  });

  it('CertificateVerify and KeyUpdate', () => {
    always(fc.record({ scheme: u16, signature: bytes(600) }), (value) => {
      expect(readCertificateVerify(encodeCertificateVerify(value))).toEqual(value);
    });
    always(u8, (value) => {
      expect(readKeyUpdate(encodeKeyUpdate(value))).toBe(value);
    });
  });

  it('what a record holds once decrypted, however much padding it has', () => {
    const inner = fc.record({ type: fc.integer({ min: 1, max: 255 }), content: bytes(300) });
    always(fc.tuple(inner, fc.integer({ min: 0, max: 300 })), ([value, zeros]) => {
      const written = encodeInnerPlaintext(value, zeros);
      expect(written.length).toBe(value.content.length + 1 + zeros);
      expect(readInnerPlaintext(written)).toEqual(value);
    });
  });
});

describe('what is written is read back: up to TLS 1.2', () => {
  const key = bytes(255, 1);
  const signature = bytes(300);
  const hint = bytes(40);

  it('ServerKeyExchange with a named curve: signed with and without a scheme, and with a hint', () => {
    always(fc.tuple(u16, key, u16, signature, hint), ([group, share, scheme, signed, pskHint]) => {
      const exchange = { kind: 'ecdhe', group, key: share, scheme } as const;
      const old = { ...exchange, scheme: null };
      const sent = { signature: signed };
      const unsigned = { signature: null, pskHint };
      expect(readServerKeyExchange(encodeServerKeyExchange(exchange, sent), ECDHE_RSA, 0x0303)).toEqual(
        exchange,
      );
      expect(readServerKeyExchange(encodeServerKeyExchange(old, sent), ECDHE_RSA, 0x0302)).toEqual(old);
      expect(readServerKeyExchange(encodeServerKeyExchange(old, unsigned), ECDHE_PSK, 0x0303)).toEqual(old);
      const params = encodeServerKeyExchange(old, { signature: null });
      const whole = { params, scheme, signature: signed };
      expect(readSignedParams(encodeServerKeyExchange(exchange, sent), 0x0303)).toEqual(whole);
      expect(readSignedParams(encodeServerKeyExchange(old, sent), 0x0302)).toEqual({
        ...whole,
        scheme: null,
      });
    });
  });

  it('ServerKeyExchange with a prime, whose size is counted in bits', () => {
    const bits = (number: Uint8Array): number =>
      BigInt(`0x${Buffer.from(number).toString('hex')}`)
        .toString(2)
        .replace(/^0+/, '').length;
    always(fc.tuple(key, key, key, signature), ([prime, generator, publicKey, signed]) => {
      const exchange = { kind: 'dhe', bits: bits(prime), prime, generator, scheme: null } as const;
      const anon = encodeServerKeyExchange(exchange, { signature: null, publicKey });
      const old = encodeServerKeyExchange(exchange, { signature: signed, publicKey });
      expect(readServerKeyExchange(anon, DH_ANON, 0x0303)).toEqual(exchange);
      expect(readServerKeyExchange(old, DHE_RSA, 0x0301)).toEqual(exchange);
    });
  });

  it('ServerKeyExchange with the short key of an export suite', () => {
    always(fc.tuple(key, signature), ([rest, signed]) => {
      const modulus = Uint8Array.of(0x80, ...rest);
      const exponent = Uint8Array.of(1, 0, 1);
      const exchange = {
        kind: 'rsa-export',
        bits: modulus.length * 8,
        modulus,
        exponent,
        scheme: null,
      } as const;
      const written = encodeServerKeyExchange(exchange, { signature: signed });
      expect(readServerKeyExchange(written, RSA_EXPORT, 0x0300)).toEqual(exchange);
    });
  });

  it('NewSessionTicket, CertificateStatus and the old CertificateVerify', () => {
    always(fc.record({ lifetime: u32, ticket: bytes(400) }), (value) => {
      expect(readNewSessionTicket12(encodeNewSessionTicket12(value))).toEqual(value);
    });
    always(bytes(400, 1), (value) => {
      expect(readCertificateStatus(encodeCertificateStatus(value))).toEqual(value);
      expect(readCertificateVerifyOld(encodeCertificateVerifyOld(value))).toEqual(value);
    });
  });
});

describe('what is written is read back: SSL 2.0', () => {
  const kinds = fc.array(fc.integer({ min: 0, max: 0xffffff }), { maxLength: 60 });

  it('CLIENT-HELLO', () => {
    const hello = fc.record({ version: u16, ciphers: kinds, sessionId: bytes(32), challenge: bytes(32, 16) });
    always(hello, (value) => {
      expect(readSsl2ClientHello(encodeSsl2ClientHello(value))).toEqual(value);
    });
  });

  it('SERVER-HELLO, with whatever comes behind it', () => {
    const hello = fc.record({
      sessionIdHit: fc.boolean(),
      certificateType: u8,
      version: u16,
      certificate: bytes(600),
      ciphers: kinds,
      connectionId: bytes(32),
    });
    always(fc.tuple(hello, bytes(20)), ([value, behind]) => {
      const written = encodeSsl2ServerHello(value);
      expect(readSsl2ServerHello(Uint8Array.from([...written, ...behind]))).toEqual({
        state: 'whole',
        hello: value,
        bytes: written.length,
      });
    });
  });
});
