import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases, type StartCausePeer } from '../define-cause-cases';

/** The name is looked up, as a person's own would be; nothing leaves this computer for these two. */
const lookedUp =
  (host: string): StartCausePeer =>
  async () => {
    const peer = await labPeer((pki) => healthy(pki, host), { name: host })();
    return { ...peer, target: { ...peer.target, addresses: [] } };
  };

export const cases = causeCases({
  cause: 'name-not-found',
  holds: [
    // An empty part between two full stops: no resolver has to be asked to know that there is no such name (RFC 1035 §2.3.1).
    { name: 'a full stop too many in the name', peer: lookedUp('peer..lab.test'), verdict: 'confirmed' },
  ],
  not: [
    { name: 'the name stands in this computer’s own list of names', peer: lookedUp('localhost') },
    { name: 'the address was given', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
