import type { ReportDocument } from '../../../shared/model/report';
import { count, formatMs } from '../words/format';
import { STATUS_NAMES } from '../words/names';
import { Mark, STATUS_SHAPES } from './Mark';
import type { RunBar } from './run-bars';
import { runPicture } from './run-bars';

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

const BAR_TOP = 5;
const BAR_HEIGHT = 11;
const MIDDLE = BAR_TOP + BAR_HEIGHT / 2;

const Bar = ({ bar: { from, to, ticks, probe, stopped } }: { readonly bar: RunBar }) => (
  <svg className="pic-run-bar" width="100%" height="26" aria-hidden="true" focusable="false">
    {from > 0 ? <line className="pic-run-wait" x1="0" x2={percent(from)} y1={MIDDLE} y2={MIDDLE} /> : null}
    <rect
      className={`pic-run-time pic-run-${stopped ? 'stopped' : probe.status}`}
      x={percent(from)}
      y={BAR_TOP}
      width={percent(Math.max(0.004, to - from))}
      height={BAR_HEIGHT}
    />
    {ticks.map((at) => (
      <line key={at} className="pic-run-tick" x1={percent(at)} x2={percent(at)} y1="18" y2="24" />
    ))}
    {stopped ? (
      <svg x={percent(to)} y={MIDDLE} overflow="visible" aria-hidden="true">
        <rect className="pic-run-stop" x="-6" y="-6" width="12" height="12" />
      </svg>
    ) : null}
  </svg>
);

const effortOf = ({ probe, startMs }: RunBar): string =>
  `From ${formatMs(startMs)} to ${formatMs(startMs + probe.ms)}, ${count(probe.connections, 'connection')}`;

const Row = ({ bar }: { readonly bar: RunBar }) => (
  <li className="pic-run-row">
    <div className="pic-run-words">
      <p className="pic-run-question">
        <Mark shape={bar.stopped ? 'stop' : STATUS_SHAPES[bar.probe.status]} />
        <span>{bar.probe.question}</span>
      </p>
      <p className="pic-run-effort">{effortOf(bar)}</p>
    </div>
    <div className="pic-run-words">
      <Bar bar={bar} />
      <p>
        <strong>{bar.stopped ? 'Stopped by you' : STATUS_NAMES[bar.probe.status]}</strong>{' '}
        <span className="pic-run-outcome">{bar.probe.outcome}</span>
      </p>
    </div>
  </li>
);

const Axis = ({ axis }: Pick<ReturnType<typeof runPicture>, 'axis'>) => (
  <div className="pic-run-row pic-run-head">
    <p className="pic-run-words">Since the check began</p>
    <svg className="pic-run-bar" width="100%" height="26" aria-hidden="true" focusable="false">
      {axis.map(({ at, label }) => (
        <g key={label}>
          <line className="pic-run-axis" x1={percent(at)} x2={percent(at)} y1="19" y2="26" />
          <text x={percent(at)} y="14" textAnchor={at === 0 ? 'start' : at > 0.9 ? 'end' : 'middle'}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  </div>
);

/** The whole run over time: each question as a bar with its connections as ticks, the same in words beside it. */
export const RunTimeline = ({ document }: { readonly document: ReportDocument }) => {
  const { totalMs, bars, leftOut, axis } = runPicture(document);
  if (bars.length === 0) return null;
  return (
    <figure className="pic-run">
      <figcaption>{`The check from start to end, ${formatMs(totalMs)}`}</figcaption>
      <p className="pic-lane-note">
        Each bar is a question. The dotted line before it is the time for which it waited for others, each
        tick below it a connection.
      </p>
      <Axis axis={axis} />
      <ol>
        {bars.map((bar) => (
          <Row key={bar.probe.id} bar={bar} />
        ))}
      </ol>
      {leftOut > 0 ? (
        <p className="pic-lane-note">{`Not begun, so without a bar: ${count(leftOut, 'question')}.`}</p>
      ) : null}
    </figure>
  );
};
