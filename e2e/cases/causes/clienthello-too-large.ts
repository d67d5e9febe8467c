import { fronted, frontedMail, inOrder } from '../../peers/fronted';
import { causeCases } from '../define-cause-cases';

const X25519MLKEM768 = 0x11ec;
const RESET = 'Error: read ECONNRESET';

/** A firewall with a small buffer: what is longer than one packet of the usual size is cut off. */
const cutsOver = (most: number) => fronted(({ bytes }) => (bytes > most ? 'rst' : 'on'));

export const cases = causeCases({
  cause: 'clienthello-too-large',
  holds: [
    {
      name: 'a device cuts off greetings over 1400 bytes, and Node.js reports a cut',
      peer: cutsOver(1400),
      asked: { program: 'node', message: RESET },
      verdict: 'confirmed',
    },
    {
      name: 'the same, and the greeting of Node.js 24 itself is cut off',
      peer: cutsOver(1400),
      asked: { program: 'node', client: 'node-24' },
      verdict: 'confirmed',
    },
    {
      name: 'the same, and nothing but the kind of program is known',
      peer: cutsOver(1400),
      asked: { program: 'browser' },
      verdict: 'likely',
    },
    {
      name: 'the same, and nothing is known of the program that reported an error',
      peer: cutsOver(1400),
      asked: { message: 'The connection failed.' },
      verdict: 'possible',
    },
    {
      name: 'a mail server behind such a device, which Python reports as a cut',
      peer: frontedMail(({ bytes }) => (bytes > 1400 ? 'rst' : 'on')),
      asked: { program: 'python', message: 'ConnectionResetError: [Errno 104] Connection reset by peer' },
      verdict: 'confirmed',
    },
    {
      name: 'a device closes on the new key, whatever the size',
      peer: fronted(({ hello }) => (hello?.groups.includes(X25519MLKEM768) ? 'fin' : 'on')),
      asked: { program: 'go', message: 'Get "https://peer.lab.test": EOF' },
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'a device cuts off greetings over 4000 bytes, which no program sends',
      peer: cutsOver(4000),
      asked: { program: 'node', message: RESET },
    },
    {
      name: 'a device takes the first packet for the whole greeting, so it is the pieces',
      peer: fronted(({ whole }) => (whole ? 'on' : 'rst'), { hasty: true }),
      asked: { program: 'browser', message: RESET },
    },
    { name: 'a server in order', peer: inOrder, asked: { program: 'node', message: RESET } },
  ],
});
