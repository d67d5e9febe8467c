import { authorityPeer } from '../../peers/authority';
import { makeCrl } from '../../peers/authority-issues';
import { LAB_NAME } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const MESSAGE = 'The revocation function was unable to check revocation for the certificate. (0x80092012)';

/** A certificate that names a list; `list`: what becomes of it. */
const withList = (list: 'missing' | 'ended' | 'good') =>
  authorityPeer(async ({ root, urls, serve, issue }) => {
    const crl = `${urls[0]}/list.crl`;
    const above = await issue(root, { subject: 'CN=Issuing Authority of a case', authority: true });
    const leaf = await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME], crl });
    if (list !== 'missing')
      serve.set('/list.crl', {
        type: 'application/pkix-crl',
        body: () => makeCrl(above, [], list === 'ended'),
      });
    return [leaf, above];
  });

const mustStaple = authorityPeer(async ({ root, urls, serve, issue }) => {
  const above = await issue(root, { subject: 'CN=Issuing Authority of a case', authority: true });
  const crl = `${urls[0]}/list.crl`;
  const leaf = await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME], crl, mustStaple: true });
  serve.set('/list.crl', { type: 'application/pkix-crl', body: () => makeCrl(above, []) });
  return [leaf, above];
});

const asked = { message: MESSAGE };

export const cases = causeCases({
  cause: 'cert-revocation-unreachable',
  holds: [
    {
      name: 'its issuer’s list is not there, and the program says so',
      peer: withList('missing'),
      asked,
      verdict: 'likely',
    },
    {
      name: 'its issuer’s list has run out, and nothing was told',
      peer: withList('ended'),
      verdict: 'possible',
    },
    { name: 'its certificate demands a staple and none comes', peer: mustStaple, verdict: 'possible' },
  ],
  not: [
    {
      name: 'its issuer’s list is there, although the program says otherwise',
      peer: withList('good'),
      asked,
    },
  ],
});
