import { randomBytes } from 'node:crypto';
import type { ClientHello } from '../../engine/wire/api';
import { encodeCertificate12 } from '../../engine/wire/certificate';
import { encodeHandshake } from '../../engine/wire/handshake';
import { encodeRecord } from '../../engine/wire/record';
import { encodeServerHello } from '../../engine/wire/server-hello';

const HANDSHAKE = 22;
const SERVER_HELLO = 2;
const CERTIFICATE = 11;
const SERVER_HELLO_DONE = 14;
/** TLS_RSA_WITH_AES_128_CBC_SHA, …_256_…, TLS_RSA_WITH_3DES_EDE_CBC_SHA (RFC 5246 §A.5): RSA key exchange needs no ServerKeyExchange. */
const SUITES = [0x002f, 0x0035, 0x000a];

export const TLS_1_0 = 0x0301;

/** Whether a hello can be answered with TLS 1.0: by its list (RFC 8446 §4.2.1), or by being an older hello (RFC 5246 §E.1). */
export const takesTls10 = (hello: ClientHello): boolean =>
  hello.supportedVersions.length > 0
    ? hello.supportedVersions.includes(TLS_1_0)
    : hello.legacyVersion >= TLS_1_0;

/** ServerHello, Certificate and ServerHelloDone of TLS 1.0 in one record; null when no cipher suite is shared. */
export const oldFlight = (hello: ClientHello, chain: readonly Uint8Array[]): Uint8Array | null => {
  const suite = SUITES.find((one) => hello.suites.includes(one));
  if (suite === undefined) return null;
  const serverHello = encodeServerHello({
    legacyVersion: TLS_1_0,
    random: randomBytes(32),
    sessionId: randomBytes(32),
    suite,
    compression: 0,
    extensions: [],
  });
  const flight = Buffer.concat([
    encodeHandshake(SERVER_HELLO, serverHello),
    encodeHandshake(CERTIFICATE, encodeCertificate12(chain)),
    encodeHandshake(SERVER_HELLO_DONE, new Uint8Array()),
  ]);
  return encodeRecord(HANDSHAKE, TLS_1_0, flight);
};
