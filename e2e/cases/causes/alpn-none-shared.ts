import { encodeAlert } from '../../../src/main/engine/wire/alert';
import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { inOrder } from '../../peers/fronted';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { mindsLanguageBehindServerHello, refusesBehindServerHello } from '../../peers/refuses-late';
import { causeCases } from '../define-cause-cases';

const NO_PROTOCOL =
  'rpc error: transport: authentication handshake failed: remote error: tls: no application protocol';

const speaking = (ALPNProtocols: string[]) =>
  labPeer(async (pki) => {
    const backend = tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      ALPNProtocols,
    });
    return (socket) => backend(socket);
  });

/** Serves whoever names a language, and turns the others away: with this alert, or without a word. */
const wantsALanguage = (code: number | null = null) =>
  labPeer(async (pki) => {
    const serve = await healthy(pki, LAB_NAME);
    const last = code === null ? '' : encodeAlert(2, code, 0x0303);
    return (socket) =>
      peekHello(socket, ({ hello, bytes }) => {
        if (hello?.alpn.length === 0) return hangUp(socket, last);
        socket.unshift(bytes);
        serve(socket);
      });
  });

export const cases = causeCases({
  cause: 'alpn-none-shared',
  holds: [
    { name: 'it speaks MQTT alone and refuses HTTP', peer: speaking(['mqtt']), verdict: 'confirmed' },
    {
      name: 'it speaks HTTP/1.1 alone, and a program that wants HTTP/2 reports that nothing is shared',
      peer: inOrder,
      asked: { program: 'go', message: NO_PROTOCOL },
      verdict: 'confirmed',
    },
    {
      name: 'it speaks TLS 1.3 and refuses with that signal behind its ServerHello, even who names no language',
      peer: refusesBehindServerHello(120),
      verdict: 'likely',
    },
    {
      name: 'it speaks TLS 1.3 and refuses the languages behind its ServerHello, and nobody who names none',
      peer: mindsLanguageBehindServerHello,
      verdict: 'confirmed',
    },
    {
      name: 'it turns away who names no language, and the chosen program names none',
      peer: wantsALanguage(),
      asked: { client: 'openssl-1-0-1' },
      verdict: 'confirmed',
    },
    {
      name: 'it refuses who names no language with that very signal, and the chosen program names none',
      peer: wantsALanguage(120),
      asked: { client: 'openssl-1-0-1' },
      verdict: 'confirmed',
    },
    {
      name: 'it turns away who names no language, and programs of this kind mostly name none',
      peer: wantsALanguage(40),
      asked: { program: 'dotnet' },
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it turns away who names no language, and the chosen program names some',
      peer: wantsALanguage(),
      asked: { client: 'chrome-156' },
    },
    {
      name: 'it refuses behind its ServerHello for another reason',
      peer: refusesBehindServerHello(40),
    },
    {
      name: 'it ignores the languages, and the same error is reported',
      peer: speaking([]),
      asked: { program: 'go', message: NO_PROTOCOL },
    },
    { name: 'it speaks HTTP/2 and HTTP/1.1', peer: speaking(['h2', 'http/1.1']) },
    { name: 'a server in order', peer: inOrder },
  ],
});
