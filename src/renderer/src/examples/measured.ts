import type { ReportDocument } from '../../../shared/model/report';

const table = (title: string, columns: string[], rows: string[][]) =>
  ({ kind: 'table', title, columns, rows }) as const;

/** What a check measured, one table an area at least. */
export const MEASURED: ReportDocument['measured'] = [
  {
    id: 'versions',
    area: 'protocol',
    table: {
      ...table(
        'Versions of TLS, each offered alone',
        ['Version', 'What came back', 'Encryption method', 'First byte after'],
        [
          ['TLS 1.3', 'answered with TLS 1.3', 'TLS_AES_256_GCM_SHA384', '22 ms'],
          ['TLS 1.2', 'answered with TLS 1.2', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', '21 ms'],
          ['TLS 1.1', 'not answered: closed (FIN)', '–', '–'],
          ['TLS 1.0', 'not answered: closed (FIN)', '–', '–'],
        ],
      ),
    },
    note: 'A version that was not answered may be switched off, or something between may have stopped it.',
  },
  {
    id: 'certificates',
    area: 'certificate',
    table: table(
      'The certificates that the server showed',
      ['Whose', 'Issued by', 'Valid until', 'Key'],
      [['CN=shop.example', 'CN=Example Issuing CA', '1 March 2027', 'EC P-256']],
    ),
    note: '',
  },
  {
    id: 'stability',
    area: 'network',
    table: table('The same greeting, again and again', ['Greeting', 'Tries', 'Failed'], []),
    note: 'Could not tell: the time for this question was used up.',
  },
];
