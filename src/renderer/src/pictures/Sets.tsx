import type { OverlapView } from './overlap-model';

/** Two sheets: they lie over each other where the sides share something, and apart where they do not. */
const PLACES = {
  shared: { left: [6, 236], right: [164, 394] },
  gap: { left: [6, 168], right: [232, 394] },
  untold: { left: [6, 236], right: [164, 394] },
} as const;

const HIGH = 66;
/** One a little lower than the other, so that two sheets are seen and not one. */
const TOPS = { left: 4, right: 22 } as const;
const MIDDLE = 200;
const BASELINE = 57;

const Field = ({ side, from, to, top }: { side: string; from: number; to: number; top: number }) => (
  <rect className={`pic-set pic-set-${side}`} x={from} y={top} width={to - from} height={HIGH} rx="12" />
);

const Amount = ({ x, amount, unsure }: { x: number; amount: string; unsure?: boolean }) => (
  <text
    className={unsure ? 'pic-amount pic-amount-unsure' : 'pic-amount'}
    x={x}
    y={BASELINE}
    textAnchor="middle"
  >
    {amount}
  </text>
);

/** What stands in the middle: how many both speak, a gap, or a question mark. */
const Between = ({ view }: { view: OverlapView }) => {
  if (view.meeting === 'gap') return <path className="pic-cross" d="m188 34 24 24M212 34l-24 24" />;
  return view.meeting === 'untold' ? (
    <Amount x={MIDDLE} amount="?" unsure />
  ) : (
    <Amount x={MIDDLE} amount={String(view.both.length)} />
  );
};

/** A number alone where the rest is known; a question mark beside it where nobody asked about all. */
const programAmount = ({ programOnly, unasked }: OverlapView): string => {
  if (unasked.length === 0) return String(programOnly.length);
  return programOnly.length === 0 ? '?' : `${programOnly.length} + ?`;
};

/** The program’s and the server’s lists as two sheets, with the numbers of what lies in each and in both. */
export const Sets = ({ view }: { readonly view: OverlapView }) => {
  const { left, right } = PLACES[view.meeting];
  const shift = view.meeting === 'gap' ? 0 : 26;
  return (
    <div className="pic-sets">
      <p className="pic-sets-sides" aria-hidden="true">
        <span>The program</span>
        <span>The server</span>
      </p>
      <svg viewBox="0 0 400 92" role="img" aria-label={view.sentence}>
        <Field side="program" from={left[0]} to={left[1]} top={TOPS.left} />
        <Field
          side={view.meeting === 'untold' ? 'unknown' : 'server'}
          from={right[0]}
          to={right[1]}
          top={TOPS.right}
        />
        {view.meeting === 'shared' ? (
          <rect
            className="pic-set pic-set-both"
            x={right[0]}
            y={TOPS.right}
            width={left[1] - right[0]}
            height={TOPS.left + HIGH - TOPS.right}
            rx="12"
          />
        ) : null}
        <Amount
          x={(left[0] + left[1]) / 2 - shift}
          amount={programAmount(view)}
          unsure={view.unasked.length > 0}
        />
        <Between view={view} />
        <Amount x={(right[0] + right[1]) / 2 + shift} amount={String(view.serverOnly.length)} />
      </svg>
    </div>
  );
};
