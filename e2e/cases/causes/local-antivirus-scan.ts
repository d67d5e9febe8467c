import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { resignedBy } from '../../peers/resigned';
import { causeCases } from '../define-cause-cases';

const closes = labPeer(() => (socket) => peekHello(socket, () => hangUp(socket)));
const scanning = (choice: string) => ({ answers: { 'security-software': choice } });

export const cases = causeCases({
  cause: 'local-antivirus-scan',
  holds: [
    {
      name: 'the certificate was made by ESET, and nobody vouches for it',
      peer: labPeer(resignedBy('CN=ESET SSL Filter CA, O=ESET spol. s r. o.')),
      verdict: 'likely',
    },
    {
      name: 'every greeting is closed on, and it works while the scan is off',
      peer: closes,
      asked: scanning('works-when-off'),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'the certificate was made by a company’s gateway',
      peer: labPeer(resignedBy('CN=Zscaler Root CA, O=Zscaler Inc.')),
    },
    {
      name: 'every greeting is closed on, also while the scan is off',
      peer: closes,
      asked: scanning('fails-when-off'),
    },
    {
      name: 'all is in order, and security software looks into connections',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: scanning('yes'),
    },
  ],
});
