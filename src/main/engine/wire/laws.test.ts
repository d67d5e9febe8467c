import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAlert, readAlert } from './alert';
import {
  encodeCertificate12,
  encodeCertificate13,
  encodeCertificateRequest12,
  readCertificate12,
  readCertificate13,
  readCertificateRequest,
} from './certificate';
import { encodeClientHello, encodeClientHelloBody, readClientHello } from './client-hello';
import { DecodeError } from './decode-error';
import { encodeHandshake, readHandshake } from './handshake';
import { HANDSHAKE_TYPES } from './ids';
import { encodeServerHello, readServerHello } from './server-hello';
import { bytes, extensions, RUNS, random, sessionId, u8, u16 } from './testing/arbitraries';
import { realMessages } from './testing/messages';

const clientHello = fc.record({
  legacyVersion: u16,
  random,
  sessionId,
  suites: fc.array(u16, { maxLength: 80 }),
  compressions: fc.array(u8, { maxLength: 5 }),
  extensions,
});
const serverHello = fc.record({
  legacyVersion: u16,
  random,
  sessionId,
  suite: u16,
  compression: u8,
  extensions,
});
const certificates = fc.array(bytes(400, 1), { maxLength: 8 });
const certificateRequest = fc.record({
  certificateTypes: fc.array(u8, { maxLength: 9 }),
  signatureSchemes: fc.array(u16, { maxLength: 20 }),
  authorities: fc.array(bytes(200), { maxLength: 8 }),
});

/** Why these bytes can't be read; null when they can. Anything thrown but DecodeError fails the test. */
const refusal = (read: () => unknown): string | null => {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof DecodeError) return error.reason;
    throw error;
  }
};

describe('what is written is read back', () => {
  it('ClientHello', () => {
    fc.assert(
      fc.property(clientHello, (hello) => {
        expect(readClientHello(encodeClientHelloBody(hello))).toMatchObject(hello);
      }),
      RUNS,
    );
  });

  it('the hello that we send', () => {
    const options = fc.record({
      versions: fc.uniqueArray(fc.constantFrom(0x0301, 0x0302, 0x0303, 0x0304), { minLength: 1 }),
      serverName: fc.option(fc.constantFrom('a.example', 'b-c.example', 'localhost')),
      random,
      sessionId: fc.constantFrom(new Uint8Array(), new Uint8Array(32)),
      suites: fc.array(u16, { minLength: 1, maxLength: 40 }),
      groups: fc.array(u16, { maxLength: 8 }),
      signatureSchemes: fc.array(u16, { maxLength: 20 }),
      keyShares: fc.array(fc.record({ group: u16, key: bytes(1_300) }), { maxLength: 3 }),
      alpn: fc.array(fc.constantFrom('h2', 'http/1.1', 'x'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(options, (asked) => {
        const modern = asked.versions.includes(0x0304);
        const hello = readClientHello(encodeClientHello(asked).subarray(9));
        expect(hello.faults).toBeUndefined();
        expect(hello).toMatchObject({
          random: asked.random,
          suites: asked.suites,
          groups: asked.groups,
          serverName: asked.serverName,
          alpn: asked.alpn,
          supportedVersions: modern ? asked.versions : [],
          keyShareGroups: modern ? asked.keyShares.map(({ group }) => group) : [],
        });
      }),
      RUNS,
    );
  });

  it('ServerHello', () => {
    fc.assert(
      fc.property(serverHello, (hello) => {
        expect(readServerHello(encodeServerHello(hello))).toMatchObject(hello);
      }),
      RUNS,
    );
  });

  it('Certificate of both kinds', () => {
    fc.assert(
      fc.property(certificates, bytes(20), (chain, context) => {
        expect(readCertificate12(encodeCertificate12(chain))).toEqual(chain);
        expect(readCertificate13(encodeCertificate13(chain, context))).toEqual(chain);
      }),
      RUNS,
    );
  });

  it('CertificateRequest, which loses its signature schemes before TLS 1.2', () => {
    fc.assert(
      fc.property(certificateRequest, (request) => {
        const again = (version: number) =>
          readCertificateRequest(encodeCertificateRequest12(request, version), version);
        expect(again(0x0303)).toEqual(request);
        expect(again(0x0301)).toEqual({ ...request, signatureSchemes: [] });
      }),
      RUNS,
    );
  });

  it('alerts and handshake messages', () => {
    fc.assert(
      fc.property(u8, u8, bytes(300), (first, second, body) => {
        expect(readAlert(encodeAlert(first, second, 0x0303).subarray(5))).toEqual({
          level: first,
          description: second,
        });
        expect(readHandshake(encodeHandshake(first, body))).toEqual({ type: first, body });
      }),
      RUNS,
    );
  });
});

/** Where a hello may end early: before its extensions, as SSL 3.0 wrote it. */
const endsBeforeExtensions = (type: number, body: Uint8Array): number => {
  if (type === HANDSHAKE_TYPES.client_hello)
    return encodeClientHelloBody({ ...readClientHello(body), extensions: [] }).length;
  if (type === HANDSHAKE_TYPES.server_hello)
    return encodeServerHello({ ...readServerHello(body), extensions: [] }).length;
  return -1;
};

describe.each(realMessages)('$name', ({ type, body, read }) => {
  it('is read', () => {
    expect(refusal(() => read(body))).toBeNull();
  });

  it('is refused at every length but its own', () => {
    const early = endsBeforeExtensions(type, body);
    const accepted: number[] = [];
    for (let length = 0; length < body.length; length += 1) {
      if (refusal(() => read(body.subarray(0, length))) === null) accepted.push(length);
    }
    expect(accepted).toEqual(early >= 0 && early < body.length ? [early] : []);
  });

  it('is refused with a byte behind its end', () => {
    expect(refusal(() => read(Uint8Array.from([...body, 0])))).toBe('trailing-bytes');
  });
});

/** These have no length inside that could lie. */
const WITHOUT_LENGTHS: readonly number[] = [HANDSHAKE_TYPES.finished, HANDSHAKE_TYPES.key_update];

describe.each(realMessages.filter(({ type }) => !WITHOUT_LENGTHS.includes(type)))(
  '$name',
  ({ body, read }) => {
    it('is read or refused, never worse, with 65535 written over any two bytes', () => {
      const reasons = new Set<string | null>();
      for (let at = 0; at + 2 <= body.length; at += 1) {
        const bent = body.slice();
        bent.fill(0xff, at, at + 2);
        reasons.add(refusal(() => read(bent)));
      }
      expect(reasons).toContain('truncated');
    });
  },
);

describe('lengths at their limits', () => {
  const hello = { ...readClientHello(realMessages[0]?.body ?? new Uint8Array()), extensions: [] };

  it('an extension of 65531 bytes fills its block', () => {
    const full = { type: 0x1234, data: new Uint8Array(65_531).fill(9) };
    const again = readClientHello(encodeClientHelloBody({ ...hello, extensions: [full] }));
    expect(again.extensions.map(({ data }) => data.length)).toEqual([65_531]);
  });

  it('16383 empty extensions are all kept', () => {
    const many = Array.from({ length: 16_383 }, (_, type) => ({ type, data: new Uint8Array() }));
    expect(readClientHello(encodeClientHelloBody({ ...hello, extensions: many })).extensions).toHaveLength(
      16_383,
    );
  });

  it('32767 cipher suites are all kept', () => {
    const suites = Array.from({ length: 32_767 }, (_, code) => code);
    expect(readClientHello(encodeClientHelloBody({ ...hello, suites })).suites).toHaveLength(32_767);
  });

  it.each(['00ffff', 'ffffff'])('a certificate list that says %s and is not there is refused', (length) => {
    const said = Uint8Array.from(length.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    expect(refusal(() => readCertificate12(said))).toBe('truncated');
    expect(refusal(() => readCertificate13(Uint8Array.of(0, ...said)))).toBe('truncated');
  });
});
