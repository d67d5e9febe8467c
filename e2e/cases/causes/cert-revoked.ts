import { X509CrlReason } from '@peculiar/x509';
import { authorityPeer } from '../../peers/authority';
import { makeCrl } from '../../peers/authority-issues';
import { ocspAnswer } from '../../peers/authority-ocsp';
import { LAB_NAME } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** A certificate that names a list, and a list that holds it, or the one next to it. */
const withList = (cancelled: 'its own' | 'another' | 'none') =>
  authorityPeer(async ({ root, urls, serve, issue }) => {
    const crl = `${urls[0]}/list.crl`;
    const above = await issue(root, { subject: 'CN=Issuing Authority of a case', authority: true });
    const leaf = await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME], crl });
    const neighbour = await issue(above, { subject: `CN=${LAB_NAME}`, names: [LAB_NAME], crl });
    const entries = { 'its own': [leaf], another: [neighbour], none: [] }[cancelled];
    serve.set('/list.crl', {
      type: 'application/pkix-crl',
      body: () =>
        makeCrl(
          above,
          entries.map((identity) => ({ identity, reason: X509CrlReason.keyCompromise })),
        ),
    });
    return [leaf, above];
  });

/** A certificate that names a responder which says that it was cancelled, signed by its issuer or by somebody who may not. */
const answering = (signedBy: 'its issuer' | 'a stranger', status: 'revoked' | 'good' = 'revoked') =>
  authorityPeer(async ({ root, urls, serve, issue }) => {
    const above = await issue(root, { subject: 'CN=Issuing Authority of a case', authority: true });
    const stranger = await issue(null, { subject: 'CN=Issuing Authority of a case', authority: true });
    const leaf = await issue(above, {
      subject: `CN=${LAB_NAME}`,
      names: [LAB_NAME],
      ocsp: `${urls[0]}/ocsp`,
    });
    const signer = signedBy === 'its issuer' ? above : stranger;
    serve.set('/ocsp', {
      type: 'application/ocsp-response',
      body: () => ocspAnswer(leaf, above, { status, signer }),
    });
    return [leaf, above];
  });

export const cases = causeCases({
  cause: 'cert-revoked',
  holds: [
    { name: 'its certificate stands in the issuer’s list', peer: withList('its own'), verdict: 'confirmed' },
    {
      name: 'its issuer’s responder says that it was cancelled',
      peer: answering('its issuer'),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'a responder says that it was cancelled, and a stranger signed that, so nobody knows',
      peer: answering('a stranger'),
      verdict: 'unknown',
    },
    { name: 'its issuer’s responder says that it is good', peer: answering('its issuer', 'good') },
    {
      name: 'a certificate for the same name stands in the list, and not this one',
      peer: withList('another'),
    },
    { name: 'the list is empty', peer: withList('none') },
  ],
});
