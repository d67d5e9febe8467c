import type { Outcome, PlaintextKind, Stage } from '../../../shared/model/failure';
import { formatMs } from './format';

const WHEN: Readonly<Record<Stage, string>> = {
  resolve: 'while the name was looked up',
  connect: 'while connecting',
  'before-hello': 'before our greeting',
  'after-hello': 'right after our greeting, before a single byte came back',
  'in-server-flight': 'in the middle of the server’s reply',
  'after-server-flight': 'after the server’s reply',
  'after-finished': 'after the opening conversation (handshake) was complete',
};

const PLAIN: Readonly<Record<PlaintextKind, string>> = {
  http: 'plain web traffic (HTTP)',
  smtp: 'a mail server’s plain greeting (SMTP)',
  imap: 'a mailbox server’s plain greeting (IMAP)',
  pop3: 'a mailbox server’s plain greeting (POP3)',
  ftp: 'a file server’s plain greeting (FTP)',
  ssh: 'a remote-shell server’s greeting (SSH)',
  mysql: 'a database server’s greeting (MySQL)',
  unknown: 'something that is not a secure connection',
};

/** A mark for the point where a connection ended: a short title for the picture, a sentence for the text, and whether it is a break. */
export interface Ending {
  readonly title: string;
  readonly sentence: string;
  readonly broke: boolean;
}

const broke = (title: string, sentence: string): Ending => ({ title, sentence, broke: true });

const alertEnding = (outcome: Extract<Outcome, { kind: 'alert' }>): Ending =>
  broke(
    `Error signal (alert): ${outcome.name} (${outcome.code})`,
    `The server sent the error signal “${outcome.name}” (alert ${outcome.code}) ${WHEN[outcome.stage]}.`,
  );

const streamEnding = (outcome: Outcome): Ending | null => {
  switch (outcome.kind) {
    case 'answered':
      return { title: 'Answered', sentence: 'The server answered as it should.', broke: false };
    case 'alert':
      return alertEnding(outcome);
    case 'fin':
      return broke(
        'Closed without a word (FIN)',
        `The server closed the connection in order ${WHEN[outcome.stage]} (FIN).`,
      );
    case 'fin-in-record':
      return broke(
        'Closed in mid-sentence (FIN)',
        `The server closed the connection in the middle of a message: ${outcome.have} of ${outcome.need} bytes had come (FIN).`,
      );
    case 'rst':
      return broke('Cut off (RST)', `The connection was cut off ${WHEN[outcome.stage]} (RST).`);
    case 'silence':
      return broke('No answer', `Nothing came for ${formatMs(outcome.afterMs)}, ${WHEN[outcome.stage]}.`);
    default:
      return null;
  }
};

/** Names how an attempt ended, in the words of voice.md. The six kinds of ending stay apart. */
export const endingOf = (outcome: Outcome): Ending => {
  const ending = streamEnding(outcome);
  if (ending) return ending;
  switch (outcome.kind) {
    case 'plaintext':
      return broke('Not a secure connection', `What came back is ${PLAIN[outcome.looksLike]}.`);
    case 'malformed':
      return broke(
        'Could not be read',
        `What came back breaks the rules of the secure connection (TLS): ${outcome.what}.`,
      );
    case 'too-much':
      return broke(
        'Too much came back',
        `More than ${outcome.limitBytes} bytes came back, so reading was stopped.`,
      );
    case 'refused':
      return broke('Refused', 'The connection was refused: nothing accepts connections on this port.');
    case 'unreachable':
      return broke('No way there', `The network found no way to this address (${outcome.code}).`);
    case 'connect-timeout':
      return broke('No answer', `Nothing answered the call for ${formatMs(outcome.afterMs)}.`);
    case 'local':
      return broke(
        'Stopped on this computer',
        `This computer stopped the attempt: ${outcome.text} (${outcome.code}).`,
      );
    case 'cancelled':
      return broke('Stopped by you', 'The check was stopped before this connection ended.');
    default:
      return broke('Ended', 'The connection ended.');
  }
};
