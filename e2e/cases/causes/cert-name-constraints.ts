import { authorityPeer } from '../../peers/authority';
import { LAB_NAME } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const vouchingFor = (permitted: string) =>
  authorityPeer(async ({ root, issue }) => {
    const above = await issue(root, {
      subject: 'CN=Limited Authority of a case',
      authority: true,
      permitted,
    });
    return [await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME] }), above];
  });

export const cases = causeCases({
  cause: 'cert-name-constraints',
  holds: [
    {
      name: 'its issuer may vouch for another domain only',
      peer: vouchingFor('other.test'),
      verdict: 'confirmed',
    },
  ],
  not: [{ name: 'its issuer is limited, and this name is permitted', peer: vouchingFor('lab.test') }],
});
