import { encodeAlert } from '../../../src/main/engine/wire/alert';
import { hangUp, onFirstBytes } from '../../../src/main/lab/kit/endings';
import type { Handler } from '../../../src/main/lab/kit/listen';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { postgresWithoutTls } from '../../peers/database';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { greetsAndIsSilent, mailServer, OFFER } from '../../peers/mail';
import { causeCases } from '../define-cause-cases';

const REQUEST = /^[A-Z]+ \//;
const page = (status: string, text: string): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`;

/** A web server: what it says to a request, and to anything else. */
const web =
  (toRequest: string | Uint8Array, toOther: string | Uint8Array): Handler =>
  (socket) =>
    onFirstBytes(socket, (bytes) =>
      hangUp(socket, REQUEST.test(bytes.toString('latin1', 0, 16)) ? toRequest : toOther),
    );

const REFUSAL = encodeAlert(2, 40, 0x0303);

export const cases = causeCases({
  cause: 'plaintext-port',
  holds: [
    {
      name: 'a web server without TLS',
      peer: labPeer(() => web(page('200 OK', 'Hello'), page('400 Bad Request', ''))),
      verdict: 'confirmed',
    },
    {
      name: 'a web server without TLS that closes on what it can’t read',
      peer: labPeer(() => web(page('200 OK', 'Hello'), '')),
      verdict: 'confirmed',
    },
    {
      name: 'a server for remote logins',
      peer: labPeer(() => greetsAndIsSilent('SSH-2.0-OpenSSH_9.2\r\n')),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it refuses every greeting, and tells plain requests that the port is for TLS',
      peer: labPeer(() =>
        web(page('400 Bad Request', 'The plain HTTP request was sent to HTTPS port'), REFUSAL),
      ),
    },
    {
      name: 'it begins in plain text, and switches when asked to',
      peer: labPeer(async (pki) =>
        mailServer({
          offer: OFFER,
          switches: tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)),
        }),
      ),
    },
    {
      name: 'a database was asked in its own words, and that it has no TLS is told as that',
      peer: labPeer(() => postgresWithoutTls),
      options: { starttls: 'postgres' },
      verdict: 'unknown',
    },
    { name: 'it speaks TLS', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
