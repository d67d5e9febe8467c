import type { ClientRow } from '../../../shared/model/report';
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

/** Names are enough for those about whom there is nothing to do. */
const Names = ({ would, rows }: { would: Would; rows: readonly ClientRow[] }) => (
  <p className="pic-names">
    <Mark shape={SHAPES[would]} />
    <span>
      <strong>{`${TITLES[would]} (${rows.length}): `}</strong>
      {rows.map(({ name }) => name).join('; ')}.
    </span>
  </p>
);

/** Which programs would connect to this server, judged without a connection each. `brief`: those that would are named only. */
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
      const nothingToDo = would === 'connect' || would === 'unknown';
      return brief && nothingToDo && !these.some(({ chosen }) => chosen) ? (
        <Names key={would} would={would} rows={these} />
      ) : (
        <Group key={would} would={would} rows={these} />
      );
    })}
  </div>
);
