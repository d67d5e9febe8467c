import type { Attempt } from '../../../shared/model/attempt';
import { formatMs } from '../words/format';
import { keyed } from '../words/keyed';
import type { Rung } from './ladder-rows';
import { ladderOf } from './ladder-rows';
import { Mark } from './Mark';
import { placeOf } from './Timeline';

const SHAFT = 12;
const MIDDLE = SHAFT / 2;

/** An arrow from one side to the other. Its head is nested, because only an svg takes a percentage as its place. */
const Shaft = ({ left, broke }: { readonly left: boolean; readonly broke: boolean }) => (
  <svg className="pic-shaft" width="100%" height={SHAFT} aria-hidden="true" focusable="false">
    <line className="pic-arrow" x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} />
    <svg x={left ? '0%' : '100%'} y={MIDDLE} overflow="visible" aria-hidden="true">
      <path className="pic-head" d={left ? 'M1 0 12-6v12z' : 'M-1 0-12-6v12z'} />
      {broke ? (
        <path className="pic-cross" d={left ? 'M20-8 36 8M36-8 20 8' : 'M-36-8-20 8M-20-8-36 8'} />
      ) : null}
    </svg>
  </svg>
);

/** Silence takes more room the longer it was, by its order of magnitude. */
const silenceHeight = (ms: number): number => Math.round(14 + 10 * Math.log10(1 + ms / 100));

const Silence = ({ ms }: { readonly ms: number }) => {
  const height = silenceHeight(ms);
  return (
    <svg className="pic-shaft" width="100%" height={height} aria-hidden="true" focusable="false">
      {['20%', '35%', '50%', '65%', '80%'].map((x) => (
        <line key={x} className="pic-gap" x1={x} x2={x} y1="4" y2={height} />
      ))}
    </svg>
  );
};

const Label = ({ rung }: { readonly rung: Rung }) => (
  <p className="pic-label">
    {rung.plain === '' ? null : <span>{rung.plain}</span>}{' '}
    {rung.technical === '' ? null : (
      <span className="pic-technical" translate="no">
        {rung.technical}
      </span>
    )}{' '}
    {rung.bytes > 0 ? <span className="pic-bytes">{`${rung.bytes} bytes`}</span> : null}
    {rung.silentMs > 0 ? <span className="pic-bytes">{`silent for ${formatMs(rung.silentMs)}`}</span> : null}
  </p>
);

const Row = ({ rung }: { readonly rung: Rung }) => (
  <div className={`pic-rung pic-rung-${rung.direction} pic-${rung.weight}`}>
    <p className="pic-time">{rung.at}</p>
    <div className="pic-span">
      <Label rung={rung} />
      {rung.silentMs > 0 ? <Silence ms={rung.silentMs} /> : null}
      {rung.direction === 'left' || rung.direction === 'right' ? (
        <Shaft left={rung.direction === 'left'} broke={rung.weight === 'broke'} />
      ) : null}
    </div>
  </div>
);

const End = ({ sentence, title, broke }: { sentence: string; title: string; broke: boolean }) => (
  <div className={broke ? 'pic-end pic-end-broke' : 'pic-end'}>
    {broke ? (
      <>
        <p className="pic-end-title">
          <Mark shape="cross" />
          <strong>It ended here</strong>
        </p>
        <p>{sentence}</p>
      </>
    ) : (
      <p>
        <strong>{title}</strong>
      </p>
    )}
  </div>
);

const Rows = ({ rungs }: { readonly rungs: readonly Rung[] }) => (
  <>
    {keyed(rungs).map(({ key, item }) => (
      <Row key={key} rung={item} />
    ))}
  </>
);

const Sides = ({ place }: { readonly place: string }) => (
  <div className="pic-sides">
    <p>
      <strong>This computer</strong>
    </p>
    <p>
      <strong>The server</strong>{' '}
      <span className="pic-pole-place" translate="no">
        {place}
      </span>
    </p>
  </div>
);

/** The opening conversation as a ladder between this computer and the server, with the point where it broke, and the same in words. */
export const Ladder = ({ attempt, caption }: { readonly attempt: Attempt; readonly caption: string }) => {
  const { rungs, ending, inWords } = ladderOf(attempt);
  const broke = rungs.findIndex(({ weight }) => weight === 'broke');
  const until = broke < 0 ? rungs.length : broke + 1;
  const after = rungs.slice(until);
  const place = placeOf(attempt);
  return (
    <figure className="pic-ladder">
      <div
        className="pic-ladder-picture"
        role="img"
        aria-label={`The opening conversation with ${place} as a ladder. ${ending.sentence}`}
      >
        <Sides place={place} />
        <div className="pic-rungs">
          <Rows rungs={rungs.slice(0, until)} />
        </div>
        <End {...ending} />
        {after.length > 0 ? (
          <div className="pic-rungs pic-rungs-after">
            <p className="pic-after-title">After that</p>
            <Rows rungs={after} />
          </div>
        ) : null}
      </div>
      <figcaption>{caption}</figcaption>
      <ol className="pic-words">
        {keyed(inWords).map(({ key, item }) => (
          <li key={key}>{item}</li>
        ))}
        <li>{ending.sentence}</li>
      </ol>
    </figure>
  );
};
