import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import type { Handler } from '../kit/listen';
import { runOne } from '../kit/run-one';
import { credentials, type TlsBackend, tlsBackend } from '../kit/tls-backend';

const NAME = 'mail.lab.test';
const MOST_BYTES = 4_096;

const REPLIES: Record<string, string> = {
  EHLO: `250-${NAME}\r\n250-SIZE 10240000\r\n250-STARTTLS\r\n250 8BITMIME\r\n`,
  HELO: `250 ${NAME}\r\n`,
  NOOP: '250 2.0.0 Ok\r\n',
};

/** The plain part of SMTP (RFC 5321) up to STARTTLS (RFC 3207); a hello at the start is an unknown command. */
const talk =
  (backend: TlsBackend): Handler =>
  (socket) => {
    let waiting = '';
    const end = (last: string): void => {
      socket.off('data', onData);
      hangUp(socket, last);
    };
    const onLine = (line: string): void => {
      const command = line.slice(0, 8).trim().split(' ')[0]?.toUpperCase() ?? '';
      if (command === 'STARTTLS') {
        socket.off('data', onData);
        socket.write('220 2.0.0 Ready to start TLS\r\n');
        backend(socket);
      } else if (command === 'QUIT') {
        end('221 2.0.0 Bye\r\n');
      } else {
        socket.write(REPLIES[command] ?? '500 5.5.2 Error: bad syntax\r\n');
      }
    };
    const onData = (chunk: Buffer): void => {
      waiting += chunk.toString('latin1');
      for (let at = waiting.indexOf('\n'); at >= 0; at = waiting.indexOf('\n')) {
        const line = waiting.slice(0, at);
        waiting = waiting.slice(at + 1);
        onLine(line);
      }
      if (waiting.length > MOST_BYTES) end('500 5.5.6 Line too long\r\n');
    };
    socket.on('data', onData);
    socket.write(`220 ${NAME} ESMTP practice lab\r\n`);
  };

export const server = defineServer({
  order: 80,
  scenario: {
    id: 'smtp-starttls',
    title: 'A mail server that begins in plain text',
    story:
      'The scanner’s mail settings were copied to a new program, with “secure connection” switched on. Sending now fails, and the program speaks of an unrecognised SSL message.',
    learn:
      'Some mail ports start plainly and switch to a secure connection later (STARTTLS). The program must know which way to use.',
    recognise:
      'It is a mail, directory or database server, and the error speaks of a message that is no TLS.',
    ask: 'Change the program’s setting from “SSL/TLS” to “STARTTLS”, or use the port that is secure from the first byte.',
    group: 'settings',
    minutes: 3,
    causeId: 'starttls-vs-implicit',
    fixable: false,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: talk(tlsBackend(credentials(await pki.server(NAME), pki.intermediate))),
      story: {
        message: 'javax.net.ssl.SSLException: Unsupported or unrecognized SSL message',
        side: 'connects',
        program: 'mail',
        answers: { 'port-source': 'guessed' },
      },
    }),
});
