import { onFirst, ScriptedServer, serverLeaf } from '../../src/main/engine/net/tls13/testing/scripted-server';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { HANDSHAKE_FAILURE } from './bytes';
import { atOnce } from './peer';

const ALERT = 0x15;
const FATAL = 2;

/** The scripted server's own: name and certificate, which is trusted so that nothing but the late refusal is wrong. */
const NAME = 'handrail.test';
const PEM = `-----BEGIN CERTIFICATE-----\n${Buffer.from(serverLeaf.der).toString('base64')}\n-----END CERTIFICATE-----\n`;

/**
 * Speaks TLS 1.3 alone, asks for nothing, and ends the conversation with this alert as soon as the client has said its last word, as a
 * server does that decides late.
 */
export const refusesLate = (code: number): StartCausePeer => {
  const start = atOnce(
    onFirst(async (socket, hello) => {
      let server: ScriptedServer;
      try {
        server = await ScriptedServer.from(hello);
      } catch {
        socket.end(HANDSHAKE_FAILURE);
        return;
      }
      socket.once('data', () => socket.end(server.seal(ALERT, Uint8Array.of(FATAL, code))));
      socket.write(server.wholeFlight());
    }),
  );
  return async () => ({
    ...(await start()),
    target: { host: NAME, display: NAME, serverName: NAME, extraRoots: [PEM] },
  });
};
