import { fronted, inOrder } from '../../peers/fronted';
import { causeCases } from '../define-cause-cases';

const RESET = 'net::ERR_CONNECTION_RESET';

export const cases = causeCases({
  cause: 'handshake-fragmentation',
  holds: [
    {
      name: 'a device takes the first packet for the whole greeting, and a browser reports a cut',
      peer: fronted(({ whole }) => (whole ? 'on' : 'rst'), { hasty: true }),
      asked: { program: 'browser', message: RESET },
      verdict: 'confirmed',
    },
    {
      name: 'the same, and nothing but the kind of program is known',
      peer: fronted(({ whole }) => (whole ? 'on' : 'fin'), { hasty: true }),
      asked: { program: 'browser' },
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'a device cuts off large greetings and reads small ones in pieces',
      peer: fronted(({ bytes }) => (bytes > 1400 ? 'rst' : 'on')),
      asked: { program: 'browser', message: RESET },
    },
    { name: 'a server in order', peer: inOrder, asked: { program: 'browser', message: RESET } },
  ],
});
