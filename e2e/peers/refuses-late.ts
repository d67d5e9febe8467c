import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { onFirst, ScriptedServer, serverLeaf } from '../../src/main/engine/net/tls13/testing/scripted-server';
import { readClientHello } from '../../src/main/engine/wire/client-hello';
import { credentials } from '../../src/main/lab/kit/tls-backend';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { HANDSHAKE_FAILURE } from './bytes';
import { LAB_NAME, labPeer } from './lab-peer';
import { atOnce } from './peer';

const ALERT = 0x15;
const FATAL = 2;

/** The scripted server's own: name and certificate, which is trusted so that nothing but the late refusal is wrong. */
const NAME = 'handrail.test';
const PEM = `-----BEGIN CERTIFICATE-----\n${Buffer.from(serverLeaf.der).toString('base64')}\n-----END CERTIFICATE-----\n`;

type Speak = (server: ScriptedServer, socket: Socket, alert: () => Uint8Array, hello: Uint8Array) => void;

const speaking = (code: number, speak: Speak): StartCausePeer => {
  const start = atOnce(
    onFirst(async (socket, hello) => {
      let server: ScriptedServer;
      try {
        server = await ScriptedServer.from(hello);
      } catch {
        socket.end(HANDSHAKE_FAILURE);
        return;
      }
      speak(server, socket, () => server.seal(ALERT, Uint8Array.of(FATAL, code)), hello);
    }),
  );
  return async () => ({
    ...(await start()),
    target: { host: NAME, display: NAME, serverName: NAME, extraRoots: [PEM] },
  });
};

/**
 * Speaks TLS 1.3 alone, asks for nothing, and ends the conversation with this alert as soon as the client has said its last word, as a
 * server does that decides late.
 */
export const refusesLate = (code: number): StartCausePeer =>
  speaking(code, (server, socket, alert) => {
    socket.once('data', () => socket.end(alert()));
    socket.write(server.wholeFlight());
  });

/** Speaks TLS 1.3 alone, and sends this alert where EncryptedExtensions would be, as Go does when no language is shared. */
export const refusesBehindServerHello = (code: number): StartCausePeer =>
  speaking(code, (server, socket, alert) => socket.end(Buffer.concat([server.helloRecord, alert()])));

/** Finishes every handshake and resets the connection then, whatever the program. */
export const cutsAfterwards = (minVersion: 'TLSv1.2' | 'TLSv1.3'): StartCausePeer =>
  labPeer(async (pki) => {
    const own = credentials(await pki.server(LAB_NAME), pki.intermediate);
    const secureContext = createSecureContext({ ...own, minVersion });
    return (socket) => {
      const secure = new TLSSocket(socket, { isServer: true, secureContext });
      secure.on('error', () => socket.destroy());
      secure.on('secure', () => socket.resetAndDestroy());
    };
  });

const HEADERS = 9;
const NO_APPLICATION_PROTOCOL = 120;

/** As Go does that shares no language with whoever names some: refused behind the ServerHello. Who names none is served. */
export const mindsLanguageBehindServerHello: StartCausePeer = speaking(
  NO_APPLICATION_PROTOCOL,
  (server, socket, alert, hello) =>
    readClientHello(hello.subarray(HEADERS)).alpn.length === 0
      ? socket.write(server.wholeFlight())
      : socket.end(Buffer.concat([server.helloRecord, alert()])),
);
