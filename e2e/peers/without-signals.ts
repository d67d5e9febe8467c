import { randomBytes } from 'node:crypto';
import type { ClientHello } from '../../src/main/engine/wire/api';
import { encodeCertificate12 } from '../../src/main/engine/wire/certificate';
import { encodeHandshake } from '../../src/main/engine/wire/handshake';
import { encodeRecord } from '../../src/main/engine/wire/record';
import { encodeServerHello } from '../../src/main/engine/wire/server-hello';
import { peekHello } from '../../src/main/lab/kit/peek-hello';
import { credentials, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { deviceBefore } from './fronted';
import { LAB_NAME, labPeer } from './lab-peer';

const TLS12 = 0x0303;
const HANDSHAKE = 22;
const [SERVER_HELLO, CERTIFICATE, SERVER_HELLO_DONE] = [2, 11, 14];
const SESSION_TICKET = 35;
/** TLS_RSA_WITH_AES_128_GCM_SHA256 (RFC 5288): RSA key exchange needs no ServerKeyExchange. */
const SUITE = 0x009c;
/** protocol_version. */
const ALERT_70 = Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46);
/** SSL_OP_NO_EXTENDED_MASTER_SECRET of OpenSSL 3, which node:crypto does not name. */
const NO_EMS = 1;

const takes12 = (hello: ClientHello): boolean =>
  hello.supportedVersions.length > 0 ? hello.supportedVersions.includes(TLS12) : hello.legacyVersion >= TLS12;

/** A server of TLS 1.2 from before 2009: its answer carries no extension at all. It goes no further than its own part. */
export const fromBefore2009: StartCausePeer = labPeer(async (pki) => {
  const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
  const flight = () =>
    encodeRecord(
      HANDSHAKE,
      TLS12,
      Buffer.concat([
        encodeHandshake(
          SERVER_HELLO,
          encodeServerHello({
            legacyVersion: TLS12,
            random: randomBytes(32),
            sessionId: randomBytes(32),
            suite: SUITE,
            compression: 0,
            extensions: [],
          }),
        ),
        encodeHandshake(CERTIFICATE, encodeCertificate12([leaf.der, pki.intermediate.der])),
        encodeHandshake(SERVER_HELLO_DONE, new Uint8Array()),
      ]),
    );
  return (socket) =>
    peekHello(socket, ({ hello }) => {
      if (!hello || !takes12(hello)) {
        socket.end(ALERT_70);
        return;
      }
      socket.write(flight());
      socket.on('end', () => socket.end());
      socket.resume();
    });
});

/** A server of TLS 1.2 with or without extended master secret; `breaks`: who brings a ticket is cut off. */
export const sessions = ({
  ems,
  breaks,
}: {
  readonly ems: boolean;
  readonly breaks: boolean;
}): StartCausePeer =>
  labPeer(async (pki) => {
    const backend = tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      maxVersion: 'TLSv1.2',
      ...(ems ? {} : { secureOptions: NO_EMS }),
    });
    const bringsTicket = (hello: ClientHello | null): boolean =>
      hello?.extensions.some(({ type, data }) => type === SESSION_TICKET && data.length > 0) === true;
    return deviceBefore(
      ({ hello }) => (breaks && bringsTicket(hello) ? 'rst' : 'on'),
      (socket, first) => {
        socket.unshift(first);
        backend(socket);
      },
    );
  });
