import { type Arrived, fronted, inOrder } from '../../peers/fronted';
import { causeCases } from '../define-cause-cases';

const choking = (chokes: (arrived: Arrived) => boolean, how: 'fin' | 'rst' = 'fin') =>
  fronted((arrived) => (chokes(arrived) ? how : 'on'));

const RARE_SUITE = 0x009f;

export const cases = causeCases({
  cause: 'hello-over-255-or-512',
  holds: [
    {
      name: 'a device closes at greetings of 256 to 511 bytes',
      peer: choking(({ bytes }) => bytes >= 256 && bytes <= 511),
      verdict: 'confirmed',
    },
    {
      name: 'a device cuts off greetings of more than 255 bytes',
      peer: choking(({ bytes }) => bytes > 255, 'rst'),
      verdict: 'confirmed',
    },
    {
      name: 'a device cuts off greetings of more than 517 bytes, and Node.js reports a cut',
      peer: choking(({ bytes }) => bytes > 517, 'rst'),
      asked: { program: 'node', message: 'Error: read ECONNRESET' },
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'a device closes at a method that a small greeting leaves out',
      peer: choking(({ hello }) => hello?.suites.includes(RARE_SUITE) === true),
    },
    {
      name: 'a device cuts off greetings over 1400 bytes',
      peer: choking(({ bytes }) => bytes > 1400, 'rst'),
      asked: { program: 'node', message: 'Error: read ECONNRESET' },
    },
    { name: 'a server in order', peer: inOrder },
  ],
});
