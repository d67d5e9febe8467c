import { credentials, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { MASKED_OFFER, mailServer, OFFER } from '../../peers/mail';
import { causeCases } from '../define-cause-cases';

const mail = (offer: string, switches = true) =>
  labPeer(async (pki) =>
    mailServer({
      offer,
      switches: switches ? tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)) : null,
    }),
  );

export const cases = causeCases({
  cause: 'starttls-stripped',
  holds: [
    { name: 'a firewall has written X over its offer', peer: mail(MASKED_OFFER), verdict: 'confirmed' },
    {
      name: 'its offer is missing here, and it is there in another network',
      peer: mail(''),
      asked: { answers: { elsewhere: 'works' } },
      verdict: 'likely',
    },
    { name: 'its offer is missing, and nothing says why', peer: mail(''), verdict: 'possible' },
  ],
  not: [
    { name: 'it makes the offer, and turns it down when it is taken up', peer: mail(OFFER, false) },
    { name: 'it makes the offer and keeps it', peer: mail(OFFER) },
  ],
});
