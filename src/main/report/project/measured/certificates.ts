import { spokenDate } from '../../../../shared/words/dates';
import { listedFirst } from '../../../engine/diagnosis/derive/clip';
import { type MeasuredTable, ofProbe } from './table';

const place = (index: number): string => (index === 0 ? 'the server’s own' : `sent along (${index + 1})`);

/** Of the names that a certificate is for. */
const MOST_NAMES = 6;

/** The chain as it was presented. */
export const certificates: MeasuredTable = {
  id: 'certificates',
  area: 'certificate',
  title: 'Certificates, as the server presented them',
  draft: ofProbe(
    'certificate',
    ['Certificate', 'For', 'Issued by', 'From', 'Until', 'Key', 'Signed with', 'SHA-256 fingerprint'],
    ({ chain, version }) => ({
      rows: chain.map((one, index) => [
        place(index),
        one.names.length > 0 ? listedFirst(one.names, MOST_NAMES) : one.subject,
        one.issuer,
        spokenDate(one.notBefore),
        spokenDate(one.notAfter),
        /\d/.test(one.keyType) ? one.keyType : `${one.keyType} ${one.keyBits}`,
        one.signatureAlgorithm,
        one.fingerprint,
      ]),
      note: version === null ? '' : `Seen over ${version}.`,
    }),
  ),
};
