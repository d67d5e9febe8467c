import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Detail } from '../../../../shared/model/finding';
import { spokenMoment } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';

export type Revocation = EvidenceMap['revocation'];
export type Examined = Revocation['certificates'][number];
export type RevocationAnswer = Examined['ocsp'][number];
type Status = RevocationAnswer['status'];

/** One answer with where it came from, in words. */
export interface Sourced {
  readonly from: string;
  readonly answer: RevocationAnswer;
}

/** Every answer about one certificate: the server's staple first, then the services, then the lists. */
export const answersOf = ({ staple, ocsp, crl }: Examined): Sourced[] => [
  ...(staple ? [{ from: 'the answer that the server brings along (OCSP staple)', answer: staple }] : []),
  ...ocsp.map((answer) => ({ from: 'the issuer’s service (OCSP)', answer })),
  ...crl.map((answer) => ({ from: 'the issuer’s list (CRL)', answer })),
];

/** Statuses that tell something of the certificate itself. */
export const isTelling = ({ status }: RevocationAnswer): boolean => status === 'good' || status === 'revoked';

const WORDS: { readonly [status in Status]: string } = {
  good: 'good',
  revoked: 'cancelled',
  unknown: 'the issuer does not know it',
  unreachable: 'no answer',
  unusable: 'an answer that can’t be used',
  'out-of-date': 'an answer that has run out',
  'not-allowed': 'not asked',
};

/** What was asked about each certificate and what came back. */
export const revocationTable = (revocation: Revocation): Detail => ({
  kind: 'table',
  title: 'Is a certificate cancelled? Who was asked, and what came back',
  columns: ['Certificate', 'Asked', 'Where', 'Answer', 'Valid until'],
  rows: revocation.certificates
    .flatMap((one) =>
      answersOf(one).map(({ from, answer }) => [
        printable(one.subject, 120),
        from,
        answer.url === null ? 'on the connection' : printable(answer.url, 300),
        printable(answer.why === '' ? WORDS[answer.status] : `${WORDS[answer.status]}: ${answer.why}`, 300),
        answer.nextUpdate === null ? 'not said' : spokenMoment(answer.nextUpdate),
      ]),
    )
    .slice(0, 60),
});
