import { hangUp, onFirstBytes } from '../../src/main/lab/kit/endings';
import type { Handler } from '../../src/main/lab/kit/listen';
import type { TlsBackend } from '../../src/main/lab/kit/tls-backend';

const NAME = 'peer.lab.test';
const MOST_BYTES = 4_096;

/** What a mail server says. `offer`: the line of its list that offers the switch, '' for none. `switches` null: it turns STARTTLS down; 'closes': it ends the connection instead. */
interface Mail {
  readonly offer: string;
  readonly switches: TlsBackend | 'closes' | null;
}

const replyTo = (command: string, { offer }: Mail): string => {
  if (command === 'EHLO') return `250-${NAME}\r\n250-SIZE 10240000\r\n${offer}250 8BITMIME\r\n`;
  if (command === 'HELO') return `250 ${NAME}\r\n`;
  if (command === 'STARTTLS') return '454 4.7.0 TLS not available\r\n';
  return '500 5.5.2 Error: bad syntax\r\n';
};

/** A mail server on any port: SMTP up to STARTTLS (RFC 5321, RFC 3207). */
export const mailServer =
  (mail: Mail): Handler =>
  (socket) => {
    let waiting = '';
    const onLine = (line: string): void => {
      const command = line.slice(0, 8).trim().split(' ')[0]?.toUpperCase() ?? '';
      const { switches } = mail;
      if (command === 'STARTTLS' && switches === 'closes') hangUp(socket);
      else if (command === 'STARTTLS' && typeof switches === 'function') {
        socket.off('data', onData);
        socket.write('220 2.0.0 Ready to start TLS\r\n');
        switches(socket);
      } else if (command === 'QUIT') hangUp(socket, '221 2.0.0 Bye\r\n');
      else socket.write(replyTo(command, mail));
    };
    const onData = (chunk: Buffer): void => {
      waiting += chunk.toString('latin1');
      for (let at = waiting.indexOf('\n'); at >= 0; at = waiting.indexOf('\n')) {
        const line = waiting.slice(0, at);
        waiting = waiting.slice(at + 1);
        onLine(line);
      }
      if (waiting.length > MOST_BYTES) hangUp(socket, '500 5.5.6 Line too long\r\n');
    };
    socket.on('data', onData);
    socket.write(`220 ${NAME} ESMTP practice\r\n`);
  };

export const OFFER = '250-STARTTLS\r\n';
/** The offer as a firewall leaves it that inspects mail: as many X, an A at the end. */
export const MASKED_OFFER = '250-XXXXXXXA\r\n';

/** Its first words are a refusal (RFC 5321 §3.1), and it ends the connection behind them. */
export const turnsAway =
  (refusal: string): Handler =>
  (socket) =>
    hangUp(socket, refusal);

/** Says its greeting and then nothing more, whatever it hears. */
export const greetsAndIsSilent =
  (greeting: string): Handler =>
  (socket) => {
    socket.resume();
    socket.write(greeting);
  };

/** IRC that knows STARTTLS and cannot do it (IRCv3 "tls": ERR_STARTTLS), and then hangs up. */
export const chatWithoutTls: Handler = (socket) =>
  onFirstBytes(socket, () =>
    hangUp(
      socket,
      `:${NAME} CAP * LS :multi-prefix tls\r\n:${NAME} 691 * :STARTTLS failed (no certificate)\r\n`,
    ),
  );
