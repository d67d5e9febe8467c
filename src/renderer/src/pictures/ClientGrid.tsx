import type { ClientRow } from '../../../shared/model/report';
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

/** Said once for all who share it; the chosen program keeps its line in the table. */
const Reason = ({ because, rows }: { because: string; rows: readonly ClientRow[] }) => (
  <li>
    {because} <span className="pic-why">{`${programNames(rows.map(({ name }) => name))}.`}</span>
  </li>
);

const othersOf = (title: string): string => `Others: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** The chosen program in full, the others by what they share: some would connect on a condition only. */
const Brief = ({ would, rows }: { would: Would; rows: readonly ClientRow[] }) => {
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
                <Reason key={key} because={key} rows={items} />
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );
};

/** Which programs would connect to this server, judged without a connection each. `brief`: for paper, reasons once. */
export const ClientGrid = ({
  rows,
  brief = false,
}: {
  readonly rows: readonly ClientRow[];
  readonly brief?: boolean;
}) => (
  <div className="pic-clients">
    {ORDER.map((would) => {
      const these = rows.filter((row) => row.would === would);
      if (these.length === 0) return null;
      return brief ? (
        <Brief key={would} would={would} rows={these} />
      ) : (
        <Group key={would} would={would} rows={these} />
      );
    })}
  </div>
);
