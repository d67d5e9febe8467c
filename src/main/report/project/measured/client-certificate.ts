import { describeOutcome } from '../../../../shared/words/outcome';
import { type MeasuredTable, ofProbe, yesNo } from './table';

const AFTER: { readonly [A in 'quiet' | 'data' | 'alert' | 'fin' | 'rst']: string } = {
  quiet: 'nothing came; the connection stayed open',
  data: 'data came',
  alert: 'an alert came',
  fin: 'the server closed the connection (FIN)',
  rst: 'the connection was cut (RST)',
};

/** Whether the server wants to know who the program is, and what happens without. */
export const clientCertificate: MeasuredTable = {
  id: 'client-certificate',
  area: 'policy',
  title: 'The program’s own certificate (client certificate)',
  draft: ofProbe('client-certificate', ['What', 'Seen'], (facts) => ({
    rows: [
      ['The server asks for one', yesNo(facts.asked)],
      [
        'It accepts these issuers',
        facts.authorities.length === 0 ? 'none named' : facts.authorities.join('; '),
      ],
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
    ],
    note:
      facts.asked === null
        ? 'Whether it asks is hidden from an onlooker in TLS 1.3; what it does without one was watched.'
        : '',
  })),
};
