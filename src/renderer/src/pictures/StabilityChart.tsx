import type { ReactNode } from 'react';
import { memo } from 'react';
import type { AttemptMarks, EndLetter, Series } from '../../../shared/model/attempt-marks';
import { count, formatMs } from '../words/format';
import { END_NAMES, FOOT, GRID, heightOf, shapeAt, shapeClass } from './end-shapes';
import type { FailureRate, Lane } from './stability-lanes';
import { lanesOf, stretchesOf } from './stability-lanes';

const TITLES: Readonly<Record<Series, string>> = {
  first: 'The same greeting again and again',
  second: 'The greeting that it is compared with',
  together: 'The same greeting, several at a time',
  fresh: 'Complete handshakes, a new session each',
  resumed: 'Complete handshakes, an earlier session taken up again',
  base: 'The up-to-date greeting (ClientHello), every time it was sent',
  direct: 'The same greeting past the proxy',
  various: 'Questions that each ask something else',
};

/** So many marks stand together; what is complete is never drawn again. */
const IN_A_BLOCK = 10;
const PITCH = 12;
const BLOCK_WIDTH = IN_A_BLOCK * PITCH + 6;
const BLOCK_HEIGHT = FOOT + 18;

type Mark = Lane['marks'][number];

const placeOf = (index: number): number => 7 + index * PITCH;

const stemsOf = (marks: readonly Mark[], silent: boolean): string =>
  marks
    .map(({ end, ms }, index) =>
      (end === 's') === silent ? `M${placeOf(index)} ${FOOT}V${heightOf(ms)}` : '',
    )
    .join('');

const shapesOf = (marks: readonly Mark[]): [EndLetter, string][] => {
  const paths = new Map<EndLetter, string>();
  for (const [index, { end, ms }] of marks.entries())
    paths.set(end, `${paths.get(end) ?? ''}${shapeAt(end, placeOf(index), heightOf(ms))}`);
  return [...paths];
};

interface BlockProps {
  readonly marks: readonly Mark[];
  /** The number of its first attempt. */
  readonly first: number;
}

const drawn = ({ marks }: BlockProps): string => marks.map(({ end, ms }) => `${end}${ms}`).join(' ');

/** Ten attempts: one path for each shape. Drawn again only if something in it has changed, so that hundreds can grow live. */
const Block = memo(
  ({ marks, first }: BlockProps) => (
    <svg className="pic-block" width={BLOCK_WIDTH} height={BLOCK_HEIGHT} aria-hidden="true" focusable="false">
      <path
        className="pic-grid"
        d={`${GRID.map(({ y }) => `M0 ${y}H${BLOCK_WIDTH}`).join('')}M0 ${FOOT}H${BLOCK_WIDTH}`}
      />
      <path className="pic-stem" d={stemsOf(marks, false)} />
      <path className="pic-stem pic-stem-silent" d={stemsOf(marks, true)} />
      {shapesOf(marks).map(([end, path]) => (
        <path key={end} className={shapeClass(end)} d={path} />
      ))}
      <text x="3" y={BLOCK_HEIGHT - 2}>
        {first}
      </text>
    </svg>
  ),
  (one, other) => one.first === other.first && drawn(one) === drawn(other),
);

const Scale = () => (
  <svg className="pic-block" width="46" height={BLOCK_HEIGHT} aria-hidden="true" focusable="false">
    {GRID.map(({ label, y }) => (
      <text key={label} x="42" y={y + 4} textAnchor="end">
        {label}
      </text>
    ))}
  </svg>
);

const Blocks = ({ marks }: { readonly marks: readonly Mark[] }) => (
  <div className="pic-blocks">
    <Scale />
    <div className="pic-block-rows">
      {Array.from({ length: Math.ceil(marks.length / IN_A_BLOCK) }, (_, block) => {
        const from = block * IN_A_BLOCK;
        return <Block key={from} marks={marks.slice(from, from + IN_A_BLOCK)} first={from + 1} />;
      })}
    </div>
  </div>
);

const percent = (share: number): string => `${Math.round(share * 1_000) / 10}\u00a0%`;

const rateWords = ({ failed, sent, share, interval: { low, high } }: FailureRate): string =>
  failed === 0
    ? `All ${sent} were answered. The true share of failures lies between 0\u00a0% and ${percent(high)} (95 % sure).`
    : `${failed} of ${sent} were not answered, that is ${percent(share)}. The true share lies between ${percent(low)} and ${percent(high)} (95 % sure).`;

/** A length along a picture; unlike in words, nothing stands before the sign. */
const along = (share: number): string => `${Math.round(share * 1_000) / 10}%`;

/** The share of failures on a line from none to all, with the bounds between which it truly lies. */
const Rate = ({ rate }: { readonly rate: FailureRate }) => {
  const { low, high } = rate.interval;
  return (
    <div className="pic-rate">
      <svg width="100%" height="16" aria-hidden="true" focusable="false">
        <line className="pic-rate-all" x1="0" x2="100%" y1="8" y2="8" />
        <line className="pic-rate-bounds" x1={along(low)} x2={along(high)} y1="8" y2="8" />
        <line className="pic-rate-share" x1={along(rate.share)} x2={along(rate.share)} y1="1" y2="15" />
      </svg>
      <p>{rateWords(rate)}</p>
    </div>
  );
};

/** More changes than these would be a list that nobody listens to. */
const MOST_STRETCHES = 30;

const stretchWords = (from: number, to: number, end: EndLetter): string =>
  from === to ? `Attempt ${from}: ${END_NAMES[end]}.` : `Attempts ${from} to ${to}: ${END_NAMES[end]}.`;

const Course = ({ lane }: { readonly lane: Lane }) => {
  const stretches = stretchesOf(lane);
  const more = stretches.length - MOST_STRETCHES;
  return (
    <ol className="pic-words">
      {stretches.slice(0, MOST_STRETCHES).map(({ from, to, end }) => (
        <li key={from}>{stretchWords(from, to, end)}</li>
      ))}
      {more > 0 ? <li>{`After that it changed ${count(more, 'more time')}.`}</li> : null}
    </ol>
  );
};

const Ends = ({ ends }: Pick<Lane, 'ends'>) => (
  <ul className="pic-ends">
    {ends.map(({ end, times }) => (
      <li key={end}>
        <svg width="14" height="14" aria-hidden="true" focusable="false">
          <path className={shapeClass(end)} d={shapeAt(end, 7, 7)} />
        </svg>
        <span>{`${END_NAMES[end]}: ${times}`}</span>
      </li>
    ))}
  </ul>
);

const LaneView = ({ lane }: { readonly lane: Lane }) => (
  <div className={`pic-lane pic-lane-${lane.series === 'various' ? 'mixed' : 'same'}`}>
    <p className="pic-lane-name">
      <strong>{TITLES[lane.series]}</strong>{' '}
      <span className="pic-place" translate="no">
        {lane.address}
      </span>
    </p>
    <Ends ends={lane.ends} />
    <Blocks marks={lane.marks} />
    {lane.rate ? <Rate rate={lane.rate} /> : null}
    {lane.series === 'various' ? (
      <p className="pic-lane-note">
        A good server may refuse some of these, so a refusal here is not a fault by itself.
      </p>
    ) : null}
    <p className="pic-lane-note">
      {lane.marks.length > 1
        ? `Half of them took ${formatMs(lane.medianMs)} or less, the longest ${formatMs(lane.longestMs)}.`
        : `It took ${formatMs(lane.longestMs)}.`}
    </p>
    <Course lane={lane} />
  </div>
);

/** Attempts in the order in which they were made, lane by lane: what became of each by its shape, how long it took by its height. */
export const StabilityChart = memo(
  ({ marks, caption }: { readonly marks: AttemptMarks; readonly caption: ReactNode }) => {
    const { lanes, more } = lanesOf(marks);
    if (lanes.length === 0) return null;
    return (
      <figure className="pic-tries">
        <figcaption>{caption}</figcaption>
        <p className="pic-lane-note">
          Each mark is one attempt, in the order they were made. The higher a mark stands, the longer it took:
          each line is ten times the one below.
        </p>
        {lanes.map((lane) => (
          <LaneView key={lane.key} lane={lane} />
        ))}
        {more > 0 ? (
          <p className="pic-lane-note">{`Not shown: ${count(more, 'further address', 'further addresses')}.`}</p>
        ) : null}
      </figure>
    );
  },
);
