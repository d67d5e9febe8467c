import { authorityPeer } from '../../peers/authority';
import { makeCrl } from '../../peers/authority-issues';
import { LAB_NAME } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

/** Two web servers of the authority say what time it is: `days` ago. The certificate was good then, and has run out since. */
const whereItIs = (days: number, second = days) =>
  authorityPeer(async ({ root, urls, serve, issue }) => {
    const above = await issue(root, {
      subject: 'CN=Issuing Authority of a case',
      authority: true,
      notBefore: ago(700),
      notAfter: ago(-700),
      crl: `${urls[1]}/second.crl`,
    });
    const leaf = await issue(above, {
      subject: `CN=${LAB_NAME}`,
      names: [LAB_NAME],
      notBefore: ago(420),
      notAfter: ago(30),
      crl: `${urls[0]}/first.crl`,
    });
    const list = (date: Date) => ({ type: 'application/pkix-crl', body: () => makeCrl(above, []), date });
    serve.set('/first.crl', list(ago(days)));
    serve.set('/second.crl', list(ago(second)));
    return [leaf, above];
  });

export const cases = causeCases({
  cause: 'cert-clock-skew',
  holds: [
    {
      name: 'two others say that it is last year, and its certificate was good then',
      peer: whereItIs(365),
      verdict: 'confirmed',
    },
  ],
  not: [
    { name: 'its certificate ran out, and others say that the clock is right', peer: whereItIs(0) },
    {
      name: 'the two others do not agree, so nobody can be believed',
      peer: whereItIs(365, 90),
      verdict: 'unknown',
    },
  ],
});
