import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { type Fate, filteredBy } from '../../peers/on-the-way';
import { causeCases, type StartCausePeer } from '../define-cause-cases';

/** Every third greeting of a length meets this fate, whatever it says. */
const everyThird = (fate: Fate): StartCausePeer =>
  labPeer((pki) => {
    const seen = new Map<number, number>();
    return filteredBy(({ bytes }) => {
      const count = (seen.get(bytes.length) ?? 0) + 1;
      seen.set(bytes.length, count);
      return count % 3 === 0 ? fate : 'let-through';
    })(pki);
  });

const WIRELESS = { answers: { 'network-kind': 'wireless' } };

export const cases = causeCases({
  cause: 'packet-loss-or-unstable-link',
  holds: [
    {
      name: 'every third greeting gets lost without a word, over Wi-Fi',
      peer: everyThird('lose'),
      asked: WIRELESS,
      verdict: 'likely',
      // That it comes and goes is measured; whose fault that is, is not.
      headline: false,
    },
  ],
  not: [
    {
      name: 'every third greeting is closed on: somebody is there',
      peer: everyThird('close'),
      asked: WIRELESS,
    },
    {
      name: 'every greeting gets lost, each time',
      peer: labPeer(() => (socket) => socket.resume()),
      asked: WIRELESS,
    },
    { name: 'all is in order, over Wi-Fi', peer: labPeer((pki) => healthy(pki, LAB_NAME)), asked: WIRELESS },
  ],
});
