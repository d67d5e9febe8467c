import { reset } from '../../../src/main/lab/kit/endings';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { wantsProxyHeader } from '../../peers/front-doors';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const behindLine = (versions: readonly (1 | 2)[]) =>
  labPeer(async (pki) =>
    wantsProxyHeader(tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), versions),
  );

export const cases = causeCases({
  cause: 'proxy-protocol-expected',
  holds: [
    {
      name: 'it cuts who comes without the line, in both versions',
      peer: behindLine([1, 2]),
      verdict: 'confirmed',
    },
    { name: 'it takes the line in version 2 alone', peer: behindLine([2]), verdict: 'confirmed' },
  ],
  not: [
    {
      name: 'it cuts everybody, with the line and without',
      peer: labPeer(() => (socket) => socket.once('data', () => reset(socket))),
    },
    { name: 'it answers without the line', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
