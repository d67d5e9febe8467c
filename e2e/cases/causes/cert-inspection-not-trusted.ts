import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { authorityPeer } from '../../peers/authority';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** A chain made on the spot by an authority of this name, as software that looks into connections makes it. */
const resealedBy = (subject: string) =>
  authorityPeer(
    async ({ issue }) => {
      const above = await issue(null, { subject, authority: true });
      return [await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME] }), above];
    },
    { trusted: false },
  );

export const cases = causeCases({
  cause: 'cert-inspection-not-trusted',
  holds: [
    {
      name: 'its issuer bears the name that a gateway gives to its certificates',
      peer: resealedBy('CN=Zscaler Intermediate Root CA (zscaler.net), O=Zscaler Inc.'),
      verdict: 'likely',
    },
    {
      name: 'its issuer bears a product’s name, and nobody has seen that product’s certificates',
      peer: resealedBy('CN=Smoothwall default CA'),
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'its issuer is unknown, and its name is nobody’s',
      peer: resealedBy('CN=Reset Certification Authority'),
    },
    { name: 'its issuer is trusted', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
