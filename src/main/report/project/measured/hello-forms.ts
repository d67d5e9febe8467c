import type { Evidence, EvidenceMap } from '../../../../shared/model/evidence';
import { counted } from '../../../engine/diagnosis/derive/clip';
import { answerCell, type MeasuredTable, ofProbe } from './table';

type Form = EvidenceMap['hello-form']['forms'][number];
type Result = Form['base'][number];

const cells = (results: readonly Result[]): string => {
  const words = [...new Set(results.map(answerCell))];
  return words.length === 0 ? 'not sent' : words.join('; then: ');
};

/** The very same greeting was answered at one time, and not at another. */
const flaps = (results: readonly Result[]): boolean =>
  results.some(({ answered }) => answered !== results[0]?.answered);

const verdict = ({ differs, holds, base, variant }: Form): string => {
  if (!differs) return 'no';
  if (holds) return 'yes, each time';
  return flaps(base) || flaps(variant) ? 'yes, but not each time' : 'it seemed so; that is not sure';
};

const COLUMNS = ['What was changed', 'Technically', 'Without the change', 'With it', 'It makes a difference'];

const rowOf = (form: Form): string[] => [
  form.differsIn,
  form.technical,
  cells(form.base),
  cells(form.variant),
  verdict(form),
];

const untriedNote = (count: number): string =>
  count === 0 ? '' : `${counted(count, 'form')} could not be tried here.`;

/** Forms of the greeting, each with one thing changed. Those that make a difference come first. */
export const helloForms: MeasuredTable = {
  id: 'hello-forms',
  area: 'configuration',
  title: 'Forms of the greeting (ClientHello), each with one thing changed',
  draft: ofProbe('hello-form', COLUMNS, ({ forms, untried, baseSteady }) => ({
    rows: [...forms].sort((a, b) => Number(b.differs) - Number(a.differs)).map(rowOf),
    note: [
      baseSteady
        ? ''
        : 'The unchanged greeting itself did not end the same way each time, so little can be told.',
      untriedNote(untried.length),
    ]
      .join(' ')
      .trim(),
  })),
};

const FALLBACK = {
  alert: 'turned down, as it should be (inappropriate_fallback)',
  answered: 'answered as if nothing was wrong',
  otherwise: 'turned down in another way',
} as const;

const fallbackRows = (fallback: EvidenceMap['intolerance']['fallback']): string[][] =>
  fallback === null
    ? []
    : [
        [
          'the signal that an older version is only a second try',
          `TLS_FALLBACK_SCSV with ${fallback.offered}`,
          `speaks ${fallback.best}`,
          FALLBACK[fallback.came],
          fallback.came === 'alert' ? 'yes' : 'no',
        ],
      ];

/** Version numbers that a server may stumble over. */
export const intolerance: MeasuredTable = {
  id: 'intolerance',
  area: 'protocol',
  title: 'Version numbers that servers stumble over',
  draft: (evidence: Evidence) =>
    ofProbe('intolerance', COLUMNS, ({ groups, fallback }) => {
      const rows = [...groups.flatMap(({ forms }) => forms.map(rowOf)), ...fallbackRows(fallback)];
      const untried = groups.reduce((sum, group) => sum + group.untried.length, 0);
      return rows.length === 0 ? null : { rows, note: untriedNote(untried) };
    })(evidence),
};
