import { onFirst, ScriptedServer } from '../../src/main/engine/net/tls13/testing/scripted-server';
import { HANDSHAKE_FAILURE } from './bytes';
import { atOnce, type StartPeer } from './peer';

const ALERT = 0x15;
const FATAL = 2;

/**
 * Speaks TLS 1.3 alone, asks for nothing, and ends the conversation with this alert as soon as the client has said its last word, as a
 * server does that decides late.
 */
export const refusesLate = (code: number): StartPeer =>
  atOnce(
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
