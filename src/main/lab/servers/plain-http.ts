import { defineServer } from '../define-server';
import { hangUp, onFirstBytes } from '../kit/endings';
import { runOne } from '../kit/run-one';

const page = (status: string, words: string): string =>
  `HTTP/1.1 ${status}\r\nServer: practice-lab\r\nContent-Type: text/plain\r\nContent-Length: ${words.length}\r\nConnection: close\r\n\r\n${words}`;

const METHOD = /^(GET|HEAD|POST|OPTIONS) /;

/** A web server without TLS: a hello is to it a request it can't read. */
export const server = defineServer({
  order: 75,
  scenario: {
    id: 'plain-http',
    title: 'A port that speaks plain HTTP',
    story:
      'A new service runs on its own port. The program was given an address that starts with https, and it says that it received a corrupted frame.',
    learn: 'A port speaks either plainly or securely. Asked the other way, its answer makes no sense.',
    recognise:
      'The error speaks of a wrong version number or a corrupted frame, and the port is an unusual one.',
    ask: 'Check the port, and whether the address begins with http or https. Ask the server’s owner which of them is meant.',
    group: 'settings',
    minutes: 2,
    causeId: 'plaintext-port',
    fixable: false,
  },
  start: async () =>
    runOne({
      name: 'reports.lab.test',
      broken: (socket) =>
        onFirstBytes(socket, (bytes) => {
          const understood = METHOD.test(bytes.toString('latin1', 0, 16));
          hangUp(socket, understood ? page('200 OK', 'Reports\n') : page('400 Bad Request', 'Bad Request\n'));
        }),
      story: {
        message:
          'System.Security.Authentication.AuthenticationException: Cannot determine the frame size or a corrupted frame was received.',
        side: 'connects',
        program: 'dotnet',
        answers: { 'port-source': 'guessed' },
      },
    }),
});
