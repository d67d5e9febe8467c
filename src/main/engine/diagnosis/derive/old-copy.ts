import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Fix } from '../../../../shared/model/finding';
import { spokenDate } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import type { Told, Verdict } from '../define-cause';
import { chainDetail, faultsOf } from './chain';
import { chosenClient } from './chosen-client';
import { compared, inferred, measured, toldBy } from './clip';
import type { PresentedCertificate } from './facts';
import { claimed, claimsCertificateRefused } from './told';
import { isValidAt } from './true-time';
import { programEnds } from './who-ends';

type Certificate = EvidenceMap['certificate'];
type Copy = PresentedCertificate & { readonly index: number };

/** Another certificate of the same authority that the server sends besides, and that is good at this time. */
const goodCopyOf = ({ chain }: Certificate, index: number, iso: string): number =>
  chain.findIndex(
    (other, at) =>
      at !== index &&
      index > 0 &&
      other.subject === chain[index]?.subject &&
      other.issuer === chain[index]?.issuer &&
      isValidAt(other, iso),
  );

/** A way up without this certificate was found, or another copy is there that is good: programs need not take it. */
export const isReplaced = (certificate: Certificate, index: number, iso: string): boolean =>
  !faultsOf(certificate, ['expired']).some((fault) => fault.index === index) &&
  goodCopyOf(certificate, index, iso) >= 0;

/** Copies that have run out and that programs need not take. `first`: such a one stands before the good one. */
export const oldCopies = (
  certificate: Certificate,
): { readonly all: Copy[]; readonly first: Copy | null } => {
  const { chain, checkedAt } = certificate;
  const all = chain
    .map((one, index) => ({ ...one, index }))
    .filter(
      ({ index, notAfter }) =>
        Date.parse(notAfter) < Date.parse(checkedAt) && isReplaced(certificate, index, checkedAt),
    );
  const first = all.find(({ index }) => goodCopyOf(certificate, index, checkedAt) > index) ?? null;
  return { all, first };
};

/** Their library takes the first copy that it is sent (measured with GnuTLS 3.7.9). */
const TAKES_FIRST = 'gnutls';

const FIX: readonly Fix[] = [
  {
    owner: 'server-owner',
    stack: 'any, with an old copy of an intermediate certificate',
    steps: [
      'Take the copy that has run out out of the chain file, and leave the good one in: “openssl crl2pkcs7 -nocrl -certfile FILE | openssl pkcs7 -print_certs -text -noout” shows the dates of all in it. Reload.',
    ],
    undo: 'Put the former chain file back and reload.',
  },
];

/** What cert-expired says of a copy that has run out and stands before the good one; null: there is none. */
export const judgeOldCopy = (certificate: Certificate, told: Told): Verdict | null => {
  const { first } = oldCopies(certificate);
  if (first === null) return null;
  const chosen = chosenClient(told);
  const takesFirst = chosen?.family === TAKES_FIRST;
  const saysSo =
    claimsCertificateRefused(told) && claimed(told)?.ranks.slice(0, 3).includes('cert-expired') === true;
  const name = printable(first.subject, 120);
  const ends = programEnds(told, 'A certificate that has run out');
  return {
    verdict: takesFirst || saysSo ? 'likely' : 'possible',
    title: `The server sends an old copy of a certificate first: it ran out on ${spokenDate(first.notAfter)}`,
    meaning:
      'The server sends the certificate of one authority twice: first an old copy, which has run out, and behind it a good one. Most programs take the good one, and for them all is well. Some take the first that they are sent, and refuse the server: programs with GnuTLS do.',
    nextStep:
      'Ask the server’s owner to take the old copy out of the chain file, so that only the good one is sent.',
    because: [
      measured(
        `The server sends “${name}” more than once. The first one ran out on ${spokenDate(first.notAfter)}, a later one is good.`,
        [certificate.attemptId],
      ),
      inferred(
        'OpenSSL 3, Java 17, Go and Node.js take the good one, and GnuTLS 3.7 takes the first: so it was when we tried them.',
      ),
      ...(takesFirst && chosen
        ? [toldBy(`You told us that the program is ${printable(chosen.name, 80)}, which uses GnuTLS.`)]
        : []),
      ...(saysSo ? [compared('The text you pasted says that a certificate has run out.')] : []),
      ends.because,
    ],
    against: ends.against,
    details: [chainDetail(certificate)],
    fix: FIX,
    weight: 1,
  };
};
