import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { authorityPeer, servedCertificate } from '../../peers/authority';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** Its certificate says where its issuer can be fetched; the server leaves that one out. */
const fetchable = (there: boolean) =>
  authorityPeer(async ({ root, urls, serve, issue }) => {
    const above = await issue(root, { subject: 'CN=Issuing Authority of a case', authority: true });
    if (there) serve.set('/issuer.cer', servedCertificate(above));
    const caIssuers = `${urls[0]}/issuer.cer`;
    return [await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME], caIssuers })];
  });

export const cases = causeCases({
  cause: 'cert-missing-intermediate',
  holds: [
    { name: 'it leaves out a link that can be fetched', peer: fetchable(true), verdict: 'confirmed' },
    { name: 'it leaves out a link that can’t be fetched', peer: fetchable(false), verdict: 'likely' },
    {
      name: 'it leaves out a link, and its certificate does not say where to fetch it',
      peer: labPeer(async (pki) => tlsBackend(credentials(await pki.server(LAB_NAME)))),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it sends its certificate alone, and the root itself has issued that',
      peer: authorityPeer(async ({ root, issue }) => [
        await issue(root, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME] }),
      ]),
    },
    { name: 'it sends the whole chain', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
