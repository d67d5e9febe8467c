import { scaleLinear } from 'd3-scale';
import { unpackMarks } from '../../../shared/model/attempt-marks';
import type { RanProbe, ReportDocument } from '../../../shared/model/report';

/** One question of a run as a bar over time. Places are shares of the whole, 0 to 1. */
export interface RunBar {
  readonly probe: RanProbe;
  readonly startMs: number;
  readonly from: number;
  readonly to: number;
  /** Where its connections began. */
  readonly ticks: readonly number[];
  /** The person stopped the check in the middle of it. */
  readonly stopped: boolean;
}

export interface RunPicture {
  readonly totalMs: number;
  readonly bars: readonly RunBar[];
  /** Questions that were never begun. */
  readonly leftOut: number;
  readonly axis: readonly { readonly at: number; readonly label: string }[];
}

/** Closer together than this they would be one line anyway. */
const TICK_SHARE = 1 / 250;
const AXIS_TICKS = 4;
/** A question that was left out says so within this time; one that was at work for longer was stopped. */
const AT_ONCE_MS = 50;

const lastedOf = ({ startedAt, finishedAt }: ReportDocument): number => {
  const lasted = Date.parse(finishedAt) - Date.parse(startedAt);
  return Number.isFinite(lasted) && lasted > 0 ? lasted : 0;
};

const apart = (places: readonly number[]): number[] => [
  ...new Set(places.map((place) => Math.round(place / TICK_SHARE) * TICK_SHARE)),
];

const worked = ({ connections, ms }: RanProbe): boolean => connections > 0 || ms >= AT_ONCE_MS;

/** Turns a finished run into bars over time, those that began first at the top. */
export const runPicture = (document: ReportDocument): RunPicture => {
  const begun = document.ran.flatMap((probe) =>
    probe.startedAtMs !== null && (probe.status !== 'skipped' || worked(probe))
      ? [{ probe, startMs: probe.startedAtMs }]
      : [],
  );
  const totalMs = Math.max(lastedOf(document), ...begun.map(({ probe, startMs }) => startMs + probe.ms), 1);
  const scale = scaleLinear().domain([0, totalMs]).range([0, 1]).clamp(true);
  const marks = unpackMarks(document.attemptMarks);
  const cancelled = document.summary.conclusion === 'cancelled';
  const bars = begun
    .sort((one, other) => one.startMs - other.startMs)
    .map(({ probe, startMs }) => ({
      ...{ probe, startMs },
      from: scale(startMs),
      to: scale(startMs + probe.ms),
      ticks: apart(marks.filter((mark) => mark.probe === probe.id).map(({ at }) => scale(at))),
      stopped: cancelled && probe.status === 'skipped',
    }));
  const axis = scale.ticks(AXIS_TICKS).map((ms) => ({ at: scale(ms), label: `${ms / 1_000} s` }));
  return { totalMs, bars, leftOut: document.ran.length - bars.length, axis };
};
