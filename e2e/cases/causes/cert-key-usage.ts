import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { authorityPeer } from '../../peers/authority';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'cert-key-usage',
  holds: [
    {
      name: 'its certificate is made for a program',
      peer: labPeer(async (pki) => {
        const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], purpose: 'client' });
        return tlsBackend(credentials(leaf, pki.intermediate));
      }),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      // The same code in the judgement, and another cause.
      name: 'its certificate is made for a server, and its issuer may not vouch for the name',
      peer: authorityPeer(async ({ root, issue }) => {
        const permitted = 'other.test';
        const above = await issue(root, {
          subject: 'CN=Limited Authority of a case',
          authority: true,
          permitted,
        });
        return [await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME] }), above];
      }),
    },
    { name: 'its certificate is made for a server', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
