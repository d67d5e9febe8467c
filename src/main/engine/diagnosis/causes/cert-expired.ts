import type { EvidenceMap } from '../../../../shared/model/evidence';
import { spokenDate } from '../../../../shared/words/dates';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { clockFixes, installFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { chainDetail, faultsOf } from '../derive/chain';
import { compared, measured } from '../derive/clip';
import { EXPIRED_ISSUER } from '../derive/expired-issuer';
import { isReplaced, judgeOldCopy, oldCopies } from '../derive/old-copy';
import { clockReason, doubtedBy, goodByAnother, isOff, isValidAt, trueTime } from '../derive/true-time';
import { programEnds } from '../derive/who-ends';

type Shown = Pick<EvidenceMap, 'certificate'> & Partial<Pick<EvidenceMap, 'clock'>>;

const whose = (index: number): string =>
  index === 0 ? 'The server’s certificate' : 'A certificate in the server’s chain';

/** One that was sent along has run out, and the server's own has not. */
const isOfIssuer = (certificate: EvidenceMap['certificate']): boolean => {
  const expired = faultsOf(certificate, ['expired']);
  return expired.length > 0 && expired.every(({ index }) => index > 0 && index < certificate.chain.length);
};

/** By this computer's clock all is well, by others' clocks a certificate has run out: programs elsewhere refuse it. */
const ranOutElsewhere = ({ certificate, clock }: Shown, told: Told): Verdict | null => {
  const time = trueTime(certificate, clock);
  if (time === null || !isOff(clock)) return null;
  const index = certificate.chain.findIndex(
    (one, at) => Date.parse(one.notAfter) < Date.parse(time) && !isReplaced(certificate, at, time),
  );
  const bad = certificate.chain[index];
  if (!bad) return null;
  const ends = programEnds(told);
  return {
    verdict: 'possible',
    title: `${whose(index)} ran out on ${spokenDate(bad.notAfter)}, and this computer’s clock hides it`,
    because: [
      measured(`${whose(index)} is valid until ${spokenDate(bad.notAfter)}.`, [certificate.attemptId]),
      clockReason(certificate, clock),
      compared(
        'By the time of the others it has run out. Programs on this computer go by its clock and do not notice.',
      ),
      ends.because,
    ],
    against: ends.against,
    details: [chainDetail(certificate)],
    ...(index === 0 ? {} : EXPIRED_ISSUER),
  };
};

const stillGood = (certificate: EvidenceMap['certificate']): string => {
  const day = spokenDate(certificate.checkedAt);
  return oldCopies(certificate).all.length === 0
    ? `Every certificate that the server showed is still good on ${day}.`
    : `Every certificate that programs need is still good on ${day}. An old copy that the server sends behind a good one has run out, and programs leave it aside.`;
};

/** A certificate in the presented chain is past its end date. */
export const cause = defineCause({
  id: 'cert-expired',
  area: 'certificate',
  title: 'The server’s certificate has run out',
  ruledOut: 'No certificate of the server has run out.',
  meaning:
    'A server shows a certificate to prove who it is. It is good until a date, like a passport, and that date has passed. Careful programs refuse the server until it has a new one: it is your program that ends the connection, not the server. Nothing on this computer needs to change.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to renew the certificate and to install it on every computer behind this name. Give them the date above.',
  fix: [
    ...installFixes('the renewed certificate'),
    {
      owner: 'server-owner',
      stack: 'Automatic renewal (ACME, certbot, win-acme)',
      steps: [
        'Find out why it did not run, or did not reload the service: “certbot renew --dry-run” says so. Let the renewal reload the service each time (a deploy hook).',
      ],
      undo: 'Take the hook out again.',
    },
    ...clockFixes(),
  ],
  unseen:
    'We saw the certificate that this one server showed. Other servers behind the same name may show another. We can’t see whether your program checks dates.',
  sources: [
    'irohastack.com: TLS certificate failures, IIS bindings',
    'jstedfast/MailKit FAQ: SslHandshakeException',
    'RFC 5280 §4.1.2.5',
    'lab: OpenSSL 3.0, OpenJDK 17, Go 1.19 and Node.js 20 take the good copy of two, GnuTLS 3.7.9 the first',
  ],
  decides:
    'The date in the certificate, held against a clock that is known to be right, decides it: the check compares this computer’s clock with others.',
  decidedBy: ['certificate', 'clock'],
  needs: ['certificate'],
  wants: ['clock'],
  examine(shown, told) {
    const { certificate, clock } = shown;
    const expired = faultsOf(certificate, ['expired']);
    const time = trueTime(certificate, clock);
    const bad = expired.map(({ index }) => certificate.chain[index]);
    if (
      expired.length > 0 &&
      time !== null &&
      isOff(clock) &&
      bad.every((one) => one && isValidAt(one, time))
    )
      return {
        verdict: 'ruled-out',
        because: 'It has run out by this computer’s clock only, and that clock is wrong.',
      };
    const [first] = bad;
    const verdict = judgeFault({
      certificate,
      told,
      codes: ['expired'],
      otherwise: stillGood(certificate),
      ...(first
        ? { title: `${whose(expired[0]?.index ?? 0)} ran out on ${spokenDate(first.notAfter)}` }
        : {}),
      also: [clockReason(certificate, clock)],
      weight: 4,
    });
    if (verdict.verdict === 'ruled-out')
      return ranOutElsewhere(shown, told) ?? judgeOldCopy(certificate, told) ?? verdict;
    const ofIssuer = verdict.verdict !== 'unknown' && isOfIssuer(certificate);
    const remedied = ofIssuer ? { ...verdict, ...EXPIRED_ISSUER } : verdict;
    return doubtedBy(remedied, goodByAnother(certificate, clock, bad), certificate);
  },
});
