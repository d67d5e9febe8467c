import type { Measured, ReportDocument } from '../../../shared/model/report';
import { type Compared, type Fact, open, value } from './fact';

type Group = Fact['group'];

/** How the rows of a measured table become facts: the columns that name a row, and those that are compared. Times never are. */
interface Rule {
  readonly group: Group;
  readonly keys: readonly number[];
  readonly cells: readonly { readonly at: number; readonly what: string }[];
}

const RULES: { readonly [table: string]: Rule } = {
  versions: {
    group: 'protocol',
    keys: [0],
    cells: [
      { at: 1, what: '{0} offered alone' },
      { at: 2, what: 'The encryption method taken with {0}' },
      { at: 3, what: 'The key exchange taken with {0}' },
    ],
  },
  groups: {
    group: 'protocol',
    keys: [0],
    cells: [{ at: 1, what: 'Groups in which keys are exchanged, {0}' }],
  },
  signatures: {
    group: 'protocol',
    keys: [0, 1],
    cells: [{ at: 2, what: 'Signatures of the handshake, {0}' }],
  },
  'certificate-looks': {
    group: 'certificate',
    keys: [0, 1, 2],
    cells: [{ at: 6, what: 'The certificate shown for {0}' }],
  },
  'trust-path': { group: 'certificate', keys: [0], cells: [{ at: 1, what: 'Accepted by the roots of {0}' }] },
  revocation: {
    group: 'certificate',
    keys: [0, 1],
    cells: [{ at: 2, what: 'Whether it was withdrawn: {0}' }],
  },
  'client-certificate': {
    group: 'certificate',
    keys: [0],
    cells: [{ at: 1, what: 'The program’s own certificate: {0}' }],
  },
  starttls: { group: 'protocol', keys: [0], cells: [{ at: 1, what: 'The switch to TLS (STARTTLS): {0}' }] },
  'hello-forms': {
    group: 'protocol',
    keys: [0, 1],
    cells: [{ at: 4, what: 'A greeting with one thing changed makes a difference: {0}' }],
  },
  intolerance: { group: 'protocol', keys: [0], cells: [{ at: 1, what: '{0}' }] },
  ways: { group: 'way', keys: [0, 1], cells: [{ at: 2, what: 'A greeting sent {0}' }] },
  'proxy-protocol': { group: 'way', keys: [0], cells: [{ at: 1, what: 'Before the greeting: {0}' }] },
  resumption: {
    group: 'protocol',
    keys: [0, 1],
    cells: [{ at: 2, what: 'Taking up an earlier session, {0}' }],
  },
};

const NOTHING = new Set(['', '–']);

const cellFacts = (table: string, { group, keys, cells }: Rule, row: readonly string[]): Fact[] => {
  const name = keys.map((at) => row[at] ?? '').join(', ');
  return cells.flatMap(({ at, what }): Fact[] => {
    const text = row[at] ?? '';
    if (NOTHING.has(text)) return [];
    const id = `${table}-${name}-${at}`.slice(0, 160);
    const named = what.replace('{0}', () => name).slice(0, 200);
    return text.startsWith('could not tell')
      ? [open(group, id, named, 'it could not tell.')]
      : [value(group, id, named, text)];
  });
};

const suiteFacts = (one: Measured): Fact[] => {
  if (one.table.rows.length === 0) return [];
  const items = one.table.rows.map((row) => row[1] ?? '');
  const complete = !one.note.includes('did not come to its end');
  return [{ id: one.id, group: 'protocol', what: one.table.title, seen: { kind: 'list', items, complete } }];
};

/** The columns of the table of certificates. */
const [FOR, ISSUER, UNTIL, FINGERPRINT] = [1, 2, 4, 7] as const;

const certificateFacts = ({ table }: Measured): Fact[] =>
  table.rows.map((row) => {
    const place = row[0] ?? '';
    const what = place === 'the server’s own' ? 'The server’s certificate' : `A certificate ${place}`;
    const text = `${row[FOR] ?? ''}, issued by ${row[ISSUER] ?? ''}, until ${row[UNTIL] ?? ''}, fingerprint ${row[FINGERPRINT] ?? ''}`;
    return value('certificate', `certificate-${place}`, what, text.slice(0, 400));
  });

const trustFacts = ({ table, note }: Measured): Fact[] => {
  const what = 'Does this computer trust the certificates';
  const [verdict = ''] = note.split(' Compared with ');
  const faults = table.rows.map((row) => row[1] ?? '').join(' ');
  return [value('certificate', 'trust', what, `${verdict} ${faults}`.trim().slice(0, 400))];
};

/** What stands in no list is not set; a place that could not be read is said in the note, and then nothing is certain. */
const settingFacts = ({ table, note }: Measured): Fact[] => [
  ...table.rows.map((row) =>
    value('computer', `setting-${row[0]}`.slice(0, 160), `The setting ${row[0]}`.slice(0, 200), row[1] ?? ''),
  ),
  note.includes('Could not be read')
    ? open('computer', 'settings-read', 'Some of the computer’s own settings', 'they could not be read.')
    : value(
        'computer',
        'settings-read',
        'The computer’s own settings',
        'all that were looked for could be read',
      ),
];

const factsOf = (one: Measured): Fact[] => {
  if (one.table.rows.length === 0 && one.note.startsWith('Could not tell')) {
    const { group } = RULES[one.id] ?? { group: 'other' as const };
    return [open(group, one.id, one.table.title, one.note)];
  }
  if (one.id.startsWith('suites')) return suiteFacts(one);
  if (one.id === 'certificates') return certificateFacts(one);
  if (one.id === 'trust') return trustFacts(one);
  if (one.id === 'local-settings') return settingFacts(one);
  const rule = RULES[one.id];
  return rule === undefined ? [] : one.table.rows.flatMap((row) => cellFacts(one.id, rule, row));
};

/** Answers that a table says better, or that differ from time to time by themselves. */
const SAID_ELSEWHERE = new Set([
  'this-computer',
  'names',
  'versions',
  'suites',
  'groups',
  'signatures',
  'certificate',
  'certificate-looks',
  'trust-path',
  'revocation',
  'clock',
  'client-certificate',
  'starttls',
  'hello-form',
  'intolerance',
  'ways',
  'proxy-protocol',
  'resumption',
  'stability',
  'repeat',
  'one-change',
  'local-settings',
]);

const ranFacts = ({ ran }: ReportDocument): Fact[] =>
  ran.flatMap(({ id, question, status, outcome }): Fact[] => {
    if (SAID_ELSEWHERE.has(id) || status === 'skipped') return [];
    return [
      status === 'ok'
        ? value('other', `ran-${id}`, question, outcome)
        : open('other', `ran-${id}`, question, outcome || 'it could not tell.'),
    ];
  });

/** Two clocks that are less than this apart agree. */
const CLOCKS_AGREE_S = 120;

const clockFact = ({ evidence }: Compared): Fact => {
  const what = 'This computer’s clock';
  const offset = evidence.clock?.status === 'ok' ? evidence.clock.facts.offsetSeconds : null;
  if (offset === null) return open('computer', 'clock', what, 'nobody told it the time.');
  const minutes = Math.round(Math.abs(offset) / 60);
  if (Math.abs(offset) < CLOCKS_AGREE_S) return value('computer', 'clock', what, 'right');
  return value('computer', 'clock', what, `${minutes} minutes ${offset > 0 ? 'ahead' : 'behind'}`);
};

const computerFacts = (one: Compared): Fact[] => {
  const { os, trustStore } = one.document.seenFrom;
  const known = (text: string): string => (text === 'not known' ? '' : text);
  return [
    value('computer', 'os', 'The operating system', known(os)),
    value('computer', 'trust-store', 'Where trusted root certificates come from', known(trustStore)),
    clockFact(one),
  ];
};

/** Everything that was measured, whatever the verdict. */
export const measuredFacts = (one: Compared): Fact[] => [
  ...computerFacts(one),
  ...one.document.measured.flatMap(factsOf),
  ...ranFacts(one.document),
];
