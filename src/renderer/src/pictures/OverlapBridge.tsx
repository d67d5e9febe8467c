import type { OverlapItem, OverlapList } from '../../../shared/model/pictures';
import { Mark, type MarkShape } from './Mark';
import { overlapView } from './overlap-model';

type State = 'yes' | 'no' | 'unknown';

const SHAPES: Readonly<Record<State, MarkShape>> = { yes: 'solid', no: 'dash', unknown: 'question' };

const serverState = ({ server }: OverlapItem): State => {
  if (server === 'unknown') return 'unknown';
  return server === 'takes' ? 'yes' : 'no';
};

const SERVER_WORDS: Readonly<Record<State, string>> = {
  yes: 'the server takes it',
  no: 'the server does not take it',
  unknown: 'whether the server takes it could not be told',
};

const inWords = (item: OverlapItem): string =>
  item.program
    ? `${item.name}: the program offers it; ${SERVER_WORDS[serverState(item)]}.`
    : `${item.name}: the program does not offer it; ${SERVER_WORDS[serverState(item)]}.`;

const Pill = ({ name, state }: { name: string; state: State }) => (
  <span className={`pic-pill pic-pill-${state}`}>
    <Mark shape={SHAPES[state]} />
    {name}
  </span>
);

const Pillar = ({ item }: { item: OverlapItem }) => {
  const server = serverState(item);
  const meets = item.program && server === 'yes';
  return (
    <li>
      <span className="pic-words">{inWords(item)}</span>
      <span className="pic-pillar" aria-hidden="true">
        <Pill name={item.name} state={item.program ? 'yes' : 'no'} />
        <span className={meets ? 'pic-beam pic-beam-meets' : 'pic-beam'} />
        <Pill name={item.name} state={server} />
      </span>
    </li>
  );
};

/** The versions, the program’s above and the server’s below: a bridge stands wherever both speak one, and a gap where there is no bridge. */
export const OverlapBridge = ({
  list,
  own,
}: {
  readonly list: OverlapList;
  /** Our own greeting stands in the program’s place. */
  readonly own: boolean;
}) => {
  const { meeting } = overlapView(list);
  return (
    <div className={`pic-bridge pic-bridge-${meeting}`}>
      <p className="pic-shore">{own ? 'Handrail offers' : 'The program offers'}</p>
      <ol>
        {list.items.map((item) => (
          <Pillar key={item.name} item={item} />
        ))}
      </ol>
      {meeting === 'gap' ? (
        <p className="pic-gapword" aria-hidden="true">
          <Mark shape="cross" />
          Nothing in common
        </p>
      ) : null}
      <p className="pic-shore">The server takes</p>
    </div>
  );
};
