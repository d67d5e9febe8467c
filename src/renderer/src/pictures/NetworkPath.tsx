import {
  BookOpen,
  Cloud,
  Eye,
  type LucideIcon,
  MapPin,
  Monitor,
  Server,
  Shield,
  Waypoints,
} from 'lucide-react';
import type { NetworkPath as Model, Pass, PathStop } from '../../../shared/model/pictures';
import { count } from '../words/format';
import { keyed } from '../words/keyed';
import { Mark, type MarkShape } from './Mark';

type Kind = PathStop['kind'];
type Line = Model['lines'][number];

const ICONS: Readonly<Record<Kind, LucideIcon>> = {
  computer: Monitor,
  software: Shield,
  lookup: BookOpen,
  proxy: Waypoints,
  network: Cloud,
  inspector: Eye,
  address: MapPin,
  server: Server,
};

const NAMES: Readonly<Record<Kind, string>> = {
  computer: 'This computer',
  software: 'Security software',
  lookup: 'Look-up of the name (DNS)',
  proxy: 'Proxy',
  network: 'Network',
  inspector: 'A device that looks in',
  address: 'Address',
  server: 'The server',
};

const WORDS: Readonly<Record<Pass, string>> = {
  carried: 'gets through',
  sometimes: 'not always',
  'by-greeting': 'some greetings',
  broken: 'broken here',
  somewhere: 'somewhere here',
  unknown: 'not known',
};

const SHAPES: Readonly<Record<Pass, MarkShape>> = {
  carried: 'solid',
  sometimes: 'half',
  'by-greeting': 'half',
  broken: 'cross',
  somewhere: 'warning',
  unknown: 'question',
};

/** The stretch that leads to a stop: a line, a shape in its middle, and a word. */
const Stretch = ({ pass }: { pass: Pass }) => (
  <span className={`pic-stretch pic-pass-${pass}`}>
    <span className="pic-stretch-mark">
      <Mark shape={SHAPES[pass]} />
    </span>
    <span className="pic-stretch-word">{WORDS[pass]}</span>
  </span>
);

const Stop = ({ stop, first }: { stop: PathStop; first: boolean }) => {
  const Icon = ICONS[stop.kind];
  return (
    <li className={first ? 'pic-leg pic-leg-first' : 'pic-leg'}>
      {first ? null : <Stretch pass={stop.pass} />}
      <span className={`pic-stop pic-stop-${stop.pass}`}>
        <span className="pic-stop-sign">
          <Icon aria-hidden="true" focusable="false" />
        </span>
        <span className="pic-stop-text">
          <span className="pic-stop-kind">{NAMES[stop.kind]}</span>
          {stop.name ? (
            <code className="pic-stop-name" translate="no">
              {stop.name}
            </code>
          ) : null}
        </span>
      </span>
    </li>
  );
};

const Legs = ({ stops, start }: { stops: readonly PathStop[]; start: boolean }) => (
  <ol className="pic-legs">
    {keyed(stops).map(({ key, item, index }) => (
      <Stop key={key} stop={item} first={start && index === 0} />
    ))}
  </ol>
);

interface PlaceNote {
  readonly places: readonly string[];
  /** The places are addresses, and not names of ours. */
  readonly addresses: boolean;
  readonly note: string;
}

const addressesWith = ({ ends }: Line, note: string): readonly string[] =>
  ends.filter((end) => end.some((one) => one.note === note)).flatMap((end) => end[0]?.name ?? []);

/** What was seen at each place, in words; a note that several ends share stands once. */
const notesOf = (line: Line): readonly PlaceNote[] => {
  const all = [...line.trunk, ...line.ends.flat()].filter(({ note }) => note !== '');
  const firsts = all.filter((one, index) => all.findIndex(({ note }) => note === one.note) === index);
  return firsts.map(({ kind, note }) => {
    const addresses = kind === 'address' || (kind === 'server' && line.ends.length > 1);
    return { places: addresses ? addressesWith(line, note) : [NAMES[kind]], addresses, note };
  });
};

const Place = ({ place: { places, addresses } }: { place: PlaceNote }) =>
  addresses ? (
    keyed(places).map(({ key, item }) => (
      <code key={key} translate="no">
        {item}
      </code>
    ))
  ) : (
    <span>{places[0]}</span>
  );

const Notes = ({ line }: { line: Line }) => {
  const notes = notesOf(line);
  if (notes.length === 0) return null;
  return (
    <dl className="pic-path-notes">
      {keyed(notes).map(({ key, item }) => (
        <div key={key}>
          <dt>
            <Place place={item} />
          </dt>
          <dd>{item.note}</dd>
        </div>
      ))}
    </dl>
  );
};

const Way = ({ line, title }: { line: Line; title: string | null }) => {
  const [only] = line.ends;
  const forks = line.ends.length > 1;
  return (
    <div className="pic-way">
      {title ? <p className="pic-way-title">{title}</p> : null}
      <div className={forks ? 'pic-route pic-route-forks' : 'pic-route'}>
        <Legs stops={forks ? line.trunk : [...line.trunk, ...(only ?? [])]} start />
        {forks ? (
          <ul className="pic-forks">
            {keyed(line.ends).map(({ key, item }) => (
              <li key={key} className="pic-fork">
                <Legs stops={item} start={false} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {line.more > 0 ? (
        <p className="pic-note">{`${count(line.more, 'more address', 'more addresses')} of the name: not tried.`}</p>
      ) : null}
      <Notes line={line} />
    </div>
  );
};

/** The way from this computer to the server, stop by stop, with what gets through, where it broke, and what is not known. */
export const NetworkPath = ({ path }: { readonly path: Model }) => {
  const several = path.lines.length > 1;
  return (
    <figure className="pic-path">
      <figcaption>The way from this computer to the server</figcaption>
      <p className="pic-path-sentence">{path.sentence}</p>
      {path.lines.map((line) => (
        <Way
          key={line.via}
          line={line}
          title={several ? (line.via === 'proxy' ? 'Through the proxy' : 'Directly, to compare') : null}
        />
      ))}
    </figure>
  );
};
