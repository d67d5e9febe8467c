import type { ClientRow } from '../../../shared/model/report';
import { count } from '../words/format';
import { groupsOf } from '../words/groups';
import { programNames } from '../words/program-names';
import { Mark, type MarkShape } from './Mark';

type Would = ClientRow['would'];

const ORDER: readonly Would[] = ['be-closed', 'refuse', 'unknown', 'connect'];
const SHAPES: Readonly<Record<Would, MarkShape>> = {
  connect: 'solid',
  'be-closed': 'cross',
  refuse: 'stop',
  unknown: 'question',
};
const TITLES: Readonly<Record<Would, string>> = {
  connect: 'Would connect',
  'be-closed': 'Would be turned away by the server',
  refuse: 'Would refuse the server themselves',
  unknown: 'Could not tell',
};

const Row = ({ row }: { row: ClientRow }) => (
  <tr>
    <th scope="row">
      {row.name}
      {row.chosen ? <strong> (your program)</strong> : null}
    </th>
    <td>{row.because}</td>
    <td>{row.proved ?? (row.basis === 'recorded' ? 'From a recording' : 'From documents, approximate')}</td>
  </tr>
);

const Group = ({ would, rows }: { would: Would; rows: readonly ClientRow[] }) => (
  <table>
    <caption>
      <Mark shape={SHAPES[would]} /> {`${TITLES[would]} (${rows.length})`}
    </caption>
    <thead>
      <tr>
        <th scope="col">Program</th>
        <th scope="col">Because</th>
        <th scope="col">How we know</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </tbody>
  </table>
);

/** table: a line each. names: each reason once, with the names of all who share it. counts: how many share it. */
type Form = 'table' | 'names' | 'counts';

/** Whom the server turns away is named also where others are counted, unless that is nearly everybody. */
const MOST_NAMED = 20;

const named = (form: Form, would: Would, rows: readonly ClientRow[]): boolean =>
  form === 'names' || (would === 'be-closed' && rows.length <= MOST_NAMED);

/** Said once for all who share it; the chosen program keeps its line in the table. */
const Reason = ({
  because,
  rows,
  names,
}: {
  because: string;
  rows: readonly ClientRow[];
  names: boolean;
}) => (
  <li>
    <span>{because}</span>{' '}
    <span className="pic-why">
      {names ? `${programNames(rows.map(({ name }) => name))}.` : `(${count(rows.length, 'program')})`}
    </span>
  </li>
);

const othersOf = (title: string): string => `Others: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** The chosen program in full, the others by what they share: some would connect on a condition only. */
const Shared = ({ would, rows, form }: { would: Would; rows: readonly ClientRow[]; form: Form }) => {
  const chosen = rows.filter((row) => row.chosen);
  const others = rows.filter((row) => !row.chosen);
  return (
    <>
      {chosen.length > 0 ? <Group would={would} rows={chosen} /> : null}
      {others.length === 0 ? null : (
        <div className="pic-names">
          <Mark shape={SHAPES[would]} />
          <div>
            <strong>{`${chosen.length > 0 ? othersOf(TITLES[would]) : TITLES[would]} (${others.length})`}</strong>
            <ul>
              {groupsOf(others, ({ because }) => because).map(({ key, items }) => (
                <Reason key={key} because={key} rows={items} names={named(form, would, others)} />
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );
};

/** Which programs would connect to this server, judged without a connection each. */
export const ClientGrid = ({
  rows,
  form = 'table',
}: {
  readonly rows: readonly ClientRow[];
  readonly form?: Form;
}) => (
  <div className="pic-clients">
    {ORDER.map((would) => {
      const these = rows.filter((row) => row.would === would);
      if (these.length === 0) return null;
      return form === 'table' ? (
        <Group key={would} would={would} rows={these} />
      ) : (
        <Shared key={would} would={would} rows={these} form={form} />
      );
    })}
  </div>
);
