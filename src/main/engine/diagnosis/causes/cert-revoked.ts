import type { Because } from '../../../../shared/model/finding';
import { spokenDate } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { anotherCertificate } from '../derive/certificate-verdict';
import { inferred, measured } from '../derive/clip';
import { answersOf, type Examined, isTelling, revocationTable, type Sourced } from '../derive/revocation';
import { programEnds } from '../derive/who-ends';

/** RFC 5280 §5.3.1, in words. */
const REASONS: { readonly [reason: string]: string } = {
  keyCompromise: 'its private key may be in strangers’ hands',
  cACompromise: 'its issuer’s key may be in strangers’ hands',
  affiliationChanged: 'what stands in it is no longer right',
  superseded: 'it was replaced by another one',
  cessationOfOperation: 'it is no longer needed',
  certificateHold: 'it is on hold for the time being',
  privilegeWithdrawn: 'a right in it was withdrawn',
};

const revokedBy = (one: Examined): Sourced[] =>
  answersOf(one).filter(({ answer }) => answer.status === 'revoked');

const told = (one: Examined, { from, answer }: Sourced, attemptId: string): Because => {
  const subject = printable(one.subject, 150);
  const sentences = [
    answer.revokedAt === null
      ? `“${subject}” was cancelled.`
      : `“${subject}” was cancelled on ${spokenDate(answer.revokedAt)}.`,
    ...(answer.reason === null
      ? []
      : [`The reason given: ${REASONS[answer.reason] ?? printable(answer.reason, 60)}.`]),
    `That is what ${from} says, signed by the issuer.`,
  ];
  return measured(sentences.join(' '), [answer.attemptId ?? attemptId]);
};

/** A certificate of the presented chain was cancelled by its issuer. */
export const cause = defineCause({
  id: 'cert-revoked',
  area: 'certificate',
  title: 'The server’s certificate was cancelled by its issuer',
  ruledOut: 'The server’s certificate was not cancelled.',
  meaning:
    'An issuer can cancel a certificate before its last day (revocation), for example when its private key was lost. This one was cancelled. Programs that ask the issuer refuse it and end the connection; others do not ask and still connect. The server itself goes on showing it without noticing.',
  owner: 'server-owner',
  nextStep:
    'Tell the server’s owner that the certificate was cancelled, and on which day. They need a new one, with a new key unless the issuer says otherwise.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Ask the issuer why it was cancelled. If the private key may be in strangers’ hands, make a new key on the server first.',
        'Have a new certificate issued and install it everywhere the cancelled one is in use.',
      ],
      undo: 'A cancelled certificate can’t be taken up again, except one that was only on hold: the issuer can release that.',
    },
    ...installFixes('the new certificate'),
    {
      owner: 'server-owner',
      stack: 'Windows certificate services (an authority of your own)',
      steps: [
        'If it was put on hold by mistake: in the Certification Authority console, Revoked Certificates, All Tasks, Unrevoke Certificate, then publish the list again (“certutil -crl”).',
      ],
      undo: 'Revoke it again and publish the list.',
    },
  ],
  unseen:
    'Whether your program asks if certificates are cancelled. Many do not, and some keep an older answer for days.',
  sources: ['RFC 5280 §5.3.1', 'RFC 6960 §2.2', 'chromium/chromium net_error_list.h: ERR_CERT_REVOKED'],
  decides:
    'The issuer’s own signed answer (OCSP or CRL) decides it: the check asks for it where it is allowed to.',
  decidedBy: ['revocation'],
  needs: ['revocation'],
  wants: ['certificate'],
  examine({ revocation, certificate }, person) {
    const all = revocation.certificates;
    const revoked = all.filter((one) => revokedBy(one).length > 0);
    const telling = all.filter((one) => answersOf(one).some(({ answer }) => isTelling(answer)));
    const [bad] = revoked;
    if (!bad) {
      if (telling.some(({ index }) => index === 0))
        return { verdict: 'ruled-out', because: 'The issuer says that the server’s certificate is good.' };
      return {
        verdict: 'unknown',
        why: all.every((one) => answersOf(one).length === 0)
          ? 'The certificates name no place where one could ask, and the server brought no answer along.'
          : 'Nobody gave an answer that can be used about the server’s certificate.',
      };
    }
    const held = revokedBy(bad).every(({ answer }) => answer.reason === 'certificateHold');
    const good = answersOf(bad).find(({ answer }) => answer.status === 'good');
    const other = certificate === undefined ? null : anotherCertificate(certificate, person);
    const varies = certificate?.varies === true;
    const ends = programEnds(person, 'A cancelled certificate');
    return {
      verdict: other !== null ? 'possible' : varies ? 'likely' : 'confirmed',
      ...(held ? { title: 'The server’s certificate was put on hold by its issuer' } : {}),
      because: [
        ...(other === null ? [] : [inferred(`${other} Your program may be shown another one.`)]),
        ...(varies
          ? [
              inferred(
                'The server shows different certificates at different times. Your program may be shown another one.',
              ),
            ]
          : []),
        ...revoked
          .slice(0, 3)
          .flatMap((one) => revokedBy(one).map((answer) => told(one, answer, revocation.attemptId)))
          .slice(0, 5),
        ...(good
          ? [
              measured(
                `${good.from.charAt(0).toUpperCase()}${good.from.slice(1)} still says that it is good: an answer from before, which is kept until it runs out.`,
                [good.answer.attemptId ?? revocation.attemptId],
              ),
            ]
          : []),
        ends.because,
      ],
      against: ends.against,
      details: [revocationTable(revocation)],
      weight: 4,
    };
  },
});
