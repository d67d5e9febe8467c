import type { EvidenceMap } from '../../../../shared/model/evidence';
import { type MeasuredTable, ofProbe } from './table';

type Way = EvidenceMap['resumption']['ways'][number];

const BY: { readonly [B in Way['by']]: string } = {
  id: 'by its number (session ID)',
  ticket: 'by a ticket (RFC 5077)',
  'tls13-ticket': 'by a ticket of TLS 1.3',
};

const RESULT: { readonly [R in Way['result']]: string } = {
  works: 'taken up each time',
  'not-given': 'the server gives no session',
  'not-taken-up': 'a new session each time instead, which is allowed',
  sometimes: 'taken up now and then',
  breaks: 'each connection with an earlier session failed, none without',
  unclear: 'could not tell',
};

/** What came of one way. A server without tickets may give sessions all the same, by their number. */
const resultOf = ({ by, result, why }: Way): string => {
  if (why === 'session-too-large')
    return 'could not tell: with a certificate this large, this program’s TLS shows no session';
  return result === 'not-given' && by !== 'id' ? 'the server gives no ticket' : RESULT[result];
};

/** How often the try went well, of how many. */
const count = (tries: readonly { readonly well: boolean }[]): string =>
  tries.length === 0 ? '–' : `${tries.filter(({ well }) => well).length} of ${tries.length}`;

/** Earlier sessions taken up again, beside new ones. */
export const resumption: MeasuredTable = {
  id: 'resumption',
  area: 'configuration',
  title: 'Taking up an earlier session (resumption)',
  draft: ofProbe(
    'resumption',
    ['Version', 'How', 'What came of it', 'New sessions that went well', 'Earlier sessions that went well'],
    ({ ways }) => ({
      rows: ways.map((way) => [
        way.version,
        BY[way.by],
        resultOf(way),
        count(way.rounds.map(({ fresh }) => fresh)),
        count(way.rounds.flatMap(({ resumed }) => resumed ?? [])),
      ]),
    }),
  ),
};
