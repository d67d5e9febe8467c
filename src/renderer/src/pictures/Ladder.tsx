import type { Attempt } from '../../../shared/model/attempt';
import type { Rung } from './ladder-rows';
import { ladderOf } from './ladder-rows';

const HERE = '21%';
const THERE = '87%';
const MIDDLE = '54%';
const HEAD = 62;

/** A long conversation stands closer together, so that it still fits below the answer on the report's first page. */
const spaceFor = (count: number): number => {
  if (count > 7) return 14;
  return count > 6 ? 22 : 30;
};

const heightOf = (rung: Rung, space: number): number =>
  space + rung.lines.length * 18 + (rung.weight === 'faint' ? -6 : 0);

/** An arrow head whose tip sits at (x, y); nested, because only an svg takes a percentage as its place. */
const Head = ({ x, y, left, bar }: { x: string; y: number; left: boolean; bar: boolean }) => (
  <svg x={x} y={y} overflow="visible" aria-hidden="true">
    <path className="pic-head" d={left ? 'M1 0 11-5v10z' : 'M-1 0-11-5v10z'} />
    {bar ? <path className="pic-cross" d={left ? 'M20-8 36 8M36-8 20 8' : 'M-36-8-20 8M-20-8-36 8'} /> : null}
  </svg>
);

const Label = ({ rung, y, x, start }: { rung: Rung; y: number; x: string; start?: boolean }) => (
  <text className="pic-label" textAnchor={start ? 'start' : 'middle'}>
    {rung.lines.map((line, index) => (
      <tspan key={line} x={x} y={y - 9 - (rung.lines.length - 1 - index) * 18}>
        {line}
        {index === rung.lines.length - 1 && rung.bytes > 0 ? (
          <tspan className="pic-bytes">{`  ${rung.bytes} bytes`}</tspan>
        ) : null}
      </tspan>
    ))}
  </text>
);

const Crossing = ({ rung, y }: { rung: Rung; y: number }) => {
  const left = rung.direction === 'left';
  return (
    <>
      <Label rung={rung} x={MIDDLE} y={y} />
      <line className="pic-arrow" x1={HERE} x2={THERE} y1={y} y2={y} />
      <Head x={left ? HERE : THERE} y={y} left={left} bar={rung.weight === 'broke'} />
    </>
  );
};

const Note = ({ rung, y }: { rung: Rung; y: number }) => (
  <>
    <circle className="pic-dot" cx={HERE} cy={y - 13} r="4.5" />
    <Label rung={rung} x="24%" y={y} start />
  </>
);

const Gap = ({ rung, y }: { rung: Rung; y: number }) => (
  <>
    <Label rung={rung} x={MIDDLE} y={y - 4} />
    <line className="pic-gap" x1={HERE} x2={THERE} y1={y} y2={y} />
  </>
);

const Row = ({ rung, y }: { rung: Rung; y: number }) => (
  <g className={`pic-rung pic-${rung.weight}`}>
    <text className="pic-time" x="0" y={rung.direction === 'note' ? y - 8 : y + 5}>
      {rung.at}
    </text>
    {rung.direction === 'note' ? <Note rung={rung} y={y} /> : null}
    {rung.direction === 'gap' ? <Gap rung={rung} y={y} /> : null}
    {rung.direction === 'left' || rung.direction === 'right' ? <Crossing rung={rung} y={y} /> : null}
  </g>
);

const Poles = ({ bottom, address }: { bottom: number; address: string }) => (
  <>
    <text className="pic-pole-name" x={HERE} y="18" textAnchor="middle">
      This computer
    </text>
    <text className="pic-pole-name" x={THERE} y="18" textAnchor="middle">
      The server
    </text>
    <text className="pic-pole-place" x="100%" y="38" textAnchor="end">
      {address}
    </text>
    <line className="pic-pole" x1={HERE} x2={HERE} y1="48" y2={bottom} />
    <line className="pic-pole" x1={THERE} x2={THERE} y1="48" y2={bottom} />
  </>
);

const End = ({ title, broke, y }: { title: string; broke: boolean; y: number }) => (
  <g className={broke ? 'pic-end pic-end-broke' : 'pic-end'}>
    <rect x="4%" y={y} width="92%" height="40" rx="8" />
    <text x="50%" y={y + 25.5} textAnchor="middle">
      {broke ? `✕  It ended here: ${title}` : title}
    </text>
  </g>
);

/** The opening conversation as a ladder between this computer and the server, with the point where it broke, and the same in words. */
export const Ladder = ({ attempt, caption }: { readonly attempt: Attempt; readonly caption: string }) => {
  const { rungs, ending, inWords } = ladderOf(attempt);
  let y = HEAD;
  const placed = rungs.map((rung, index) => {
    y += heightOf(rung, spaceFor(rungs.length));
    return { rung, y, key: `${index}-${rung.at}` };
  });
  const bottom = y + 22;
  const address = `${attempt.address.includes(':') ? `[${attempt.address}]` : attempt.address}:${attempt.port}`;
  return (
    <figure className="pic-ladder">
      <svg
        width="100%"
        height={bottom + 46}
        role="img"
        aria-label={`The opening conversation with ${address} as a ladder. ${ending.sentence}`}
      >
        <Poles bottom={bottom} address={address} />
        {placed.map((row) => (
          <Row key={row.key} rung={row.rung} y={row.y} />
        ))}
        <End title={ending.title} broke={ending.broke} y={bottom} />
      </svg>
      <figcaption>{caption}</figcaption>
      <ol className="pic-words">
        {inWords.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{ending.sentence}</li>
      </ol>
    </figure>
  );
};
