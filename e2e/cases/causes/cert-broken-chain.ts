import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import type { LabPki } from '../../../src/main/lab/pki';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** The issuing authority under its old name with a new key, and a certificate from it. */
const renewed = async (pki: LabPki) => {
  const authority = await pki.make({
    subject: pki.intermediate.certificate.subject,
    names: [],
    issuer: pki.root,
    authority: true,
  });
  const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], issuer: authority });
  return { authority, leaf };
};

export const cases = causeCases({
  cause: 'cert-broken-chain',
  holds: [
    {
      name: 'it sends a new certificate with the former issuer',
      peer: labPeer(async (pki) => {
        const { leaf } = await renewed(pki);
        return tlsBackend(credentials(leaf, pki.intermediate));
      }),
      verdict: 'confirmed',
    },
    {
      name: 'a certificate that is no authority’s has issued its own',
      peer: labPeer(async (pki) => {
        const other = await pki.server('other.lab.test');
        const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], issuer: other });
        return tlsBackend(credentials(leaf, other, pki.intermediate));
      }),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it sends a new certificate with the new issuer of the same name',
      peer: labPeer(async (pki) => {
        const { authority, leaf } = await renewed(pki);
        return tlsBackend(credentials(leaf, authority));
      }),
    },
    {
      name: 'it sends the root along, which nobody needs',
      peer: labPeer(async (pki) =>
        tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate, pki.root)),
      ),
    },
    { name: 'its chain is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
