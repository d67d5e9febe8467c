import { spokenMoment } from '../../../../shared/words/dates';
import { type MeasuredTable, milliseconds, ofProbe } from './table';

const ROOTS = {
  'this-computer': 'this computer',
  mozilla: 'Mozilla',
  added: 'added for this check',
} as const;
const SEEN_AT = {
  'date-header': 'Date header',
  'hello-random': 'first bytes of the ServerHello',
  'signed-answer': 'signed answer (OCSP), made then',
} as const;

/** Whose roots accept the chain, and where a missing certificate was looked for. */
export const trustPath: MeasuredTable = {
  id: 'trust-path',
  area: 'certificate',
  title: 'Whose roots accept the chain',
  draft: ofProbe(
    'trust-path',
    ['Roots of', 'Accepted', 'What they object to, or the root'],
    ({ stores, fetched }) => ({
      rows: [
        ...stores.map(({ id, roots, trusted, anchor, faults }) => [
          `${ROOTS[id]} (${roots})`,
          trusted ? 'yes' : 'no',
          trusted ? (anchor ?? '–') : faults.map(({ text }) => text).join(' '),
        ]),
        ...fetched.map(({ url, status, why, subject }) => [
          'asked for a missing certificate',
          status === 'fetched' ? 'found' : 'not found',
          `${url} ${subject ?? why}`,
        ]),
      ],
    }),
  ),
};

/** Who was asked whether a certificate was cancelled, and what came back. */
export const revocation: MeasuredTable = {
  id: 'revocation',
  area: 'certificate',
  title: 'Was a certificate cancelled?',
  draft: ofProbe('revocation', ['Certificate', 'Asked', 'Answer', 'Took'], ({ certificates }) => {
    const rows = certificates.flatMap(({ subject, staple, ocsp, crl, mustStaple }) => {
      const answers = [
        ...(staple ? [['brought along by the server (staple)', staple] as const] : []),
        ...ocsp.map((answer) => [`responder (OCSP) ${answer.url ?? ''}`, answer] as const),
        ...crl.map((answer) => [`list (CRL) ${answer.url ?? ''}`, answer] as const),
      ];
      const told = answers.map(([how, { status, why, ms }]) => [
        subject,
        how,
        `${status === 'good' ? 'not cancelled' : status === 'revoked' ? 'cancelled by the issuer' : 'could not tell'}: ${why}`,
        how.startsWith('brought') ? '–' : milliseconds(ms),
      ]);
      const lacking = mustStaple && staple === null;
      return [
        ...told,
        ...(lacking ? [[subject, 'staple', 'missing, although the certificate demands one', '–']] : []),
      ];
    });
    return rows.length === 0 ? null : { rows };
  }),
};

const spoken = (seconds: number): string =>
  seconds === 0 ? 'the same' : `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`;

/** What others say the time is. */
export const clock: MeasuredTable = {
  id: 'clock',
  area: 'certificate',
  title: 'What time others say it is',
  draft: ofProbe('clock', ['Who', 'How', 'Time', 'This computer is'], ({ sources, offsetSeconds }) =>
    sources.length === 0
      ? null
      : {
          rows: sources.map(({ from, kind, at, offsetSeconds: seconds }) => [
            from,
            SEEN_AT[kind],
            spokenMoment(at),
            spoken(seconds),
          ]),
          note:
            offsetSeconds === null
              ? 'Could not tell: they do not agree, or are too few.'
              : `Together: this computer is ${spoken(offsetSeconds)}.`,
        },
  ),
};
