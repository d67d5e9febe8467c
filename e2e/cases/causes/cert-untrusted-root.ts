import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { authorityPeer, servedCertificate } from '../../peers/authority';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'cert-untrusted-root',
  holds: [
    {
      name: 'its chain is complete, up to a root that nobody knows',
      peer: labPeer(
        async (pki) => tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate, pki.root)),
        { trusted: false },
      ),
      verdict: 'confirmed',
    },
    {
      name: 'it sends all but the root, and nobody knows that one',
      peer: labPeer((pki) => healthy(pki, LAB_NAME), { trusted: false }),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'its root is known, and a link in between is missing that can be fetched',
      peer: authorityPeer(async ({ root, urls, serve, issue }) => {
        const above = await issue(root, { subject: 'CN=Issuing Authority of a case', authority: true });
        serve.set('/issuer.cer', servedCertificate(above));
        const caIssuers = `${urls[0]}/issuer.cer`;
        return [await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME], caIssuers })];
      }),
    },
    { name: 'its root is known', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
