import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { type MeasuredTable, ofProbe, yesNo } from './table';

const AFTER: { readonly [A in 'quiet' | 'data' | 'alert' | 'fin' | 'rst']: string } = {
  quiet: 'nothing came; the connection stayed open',
  data: 'data came',
  alert: 'an alert came',
  fin: 'the server closed the connection (FIN)',
  rst: 'the connection was cut (RST)',
};

type Facts = EvidenceMap['client-certificate'];

/** Whom the server trusts to have issued it, and how it may be signed: only of interest where it asks. */
const issuers = ({ asked, authorities, authoritiesInAll, schemes }: Facts): string[][] => {
  if (asked === false) return [];
  const more = (authoritiesInAll ?? authorities.length) - authorities.length;
  const named = `${authorities.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
  return [
    ['It accepts these issuers', authorities.length === 0 ? 'none named' : named],
    ...(schemes === undefined || schemes.length === 0
      ? []
      : [['It accepts these signatures', schemes.join(', ')]]),
  ];
};

/** Whether the server wants to know who the program is, and what happens without. */
export const clientCertificate: MeasuredTable = {
  id: 'client-certificate',
  area: 'policy',
  title: 'The program’s own certificate (client certificate)',
  draft: ofProbe('client-certificate', ['What', 'Seen'], (facts) => ({
    rows: [
      ['The server asks for one', yesNo(facts.asked)],
      ...issuers(facts),
      [
        'The handshake without one',
        facts.completed ? `completed with ${facts.version ?? 'TLS'}` : describeOutcome(facts.outcome),
      ],
      [
        'After it was complete',
        facts.afterFinished === null
          ? 'could not tell'
          : `${AFTER[facts.afterFinished]}${facts.alertName === null ? '' : ` (${facts.alertName.replaceAll('_', ' ')})`}`,
      ],
      ['The same a second time', facts.steady ? 'yes' : 'no'],
      ...(facts.presented ?? []).map(({ version, words }) => [
        `With the one that was given, in ${version}`,
        words,
      ]),
    ],
    note:
      facts.asked === null ? 'Whether it asks could not be read; what it does without one was watched.' : '',
  })),
};
