import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { afterHello, atOnce } from '../../peers/peer';
import { withoutCertificate } from '../../peers/without-certificate';
import { causeCases } from '../define-cause-cases';

const closes = afterHello((socket) => socket.end());
const SERVERS_OWN =
  'System.NotSupportedException: The server mode SSL must use a certificate with the associated private key.';

// From a client this is never more than possible: only the server's own text makes it likely.
export const cases = causeCases({
  cause: 'server-cert-key-missing',
  holds: [
    { name: 'it closes on every greeting', peer: closes, verdict: 'possible' },
    {
      name: 'it has no certificate, and refuses every greeting',
      peer: labPeer(() => withoutCertificate()),
      verdict: 'possible',
    },
    {
      name: 'it closes on every greeting, and its own text says that the key is missing',
      peer: closes,
      asked: { message: SERVERS_OWN },
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    { name: 'it closes before it is greeted', peer: atOnce((socket) => socket.end()) },
    { name: 'it answers every greeting', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
