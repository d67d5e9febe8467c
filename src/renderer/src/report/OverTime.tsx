import type { AttemptMarks } from '../../../shared/model/attempt-marks';
import { RunTimeline } from '../pictures/RunTimeline';
import { runPicture } from '../pictures/run-bars';
import { StabilityChart } from '../pictures/StabilityChart';
import { repeatedLanes } from '../pictures/stability-lanes';
import { count } from '../words/format';
import type { Props, ReportSection } from './section';

const Chart = ({ document }: Props) => (
  <StabilityChart marks={document.attemptMarks} caption="How steady it was, attempt by attempt" />
);

/** Each of them ended as the others of its kind did. */
const steady = (marks: AttemptMarks): boolean => repeatedLanes(marks).every(({ ends }) => ends.length === 1);

const Short = ({ document, top }: Props) => {
  const lanes = repeatedLanes(document.attemptMarks);
  if (lanes.length === 0) return <p>Nothing was said twice in the same way in this check.</p>;
  if (!steady(document.attemptMarks)) return <Chart document={document} top={top} />;
  const sent = lanes.reduce((sum, { marks }) => sum + marks.length, 0);
  return <p>{`Steady: ${count(sent, 'repeated attempt')} ended each as the others of its kind did.`}</p>;
};

/** The run from start to end, and the attempts of what was said more than once. */
export const overTime: ReportSection = {
  id: 'over-time',
  title: 'The check over time',
  className: 'rp-small',
  has: (document) => repeatedLanes(document.attemptMarks).length > 0 || runPicture(document).bars.length > 0,
  Body: ({ document, top }) => (
    <>
      {/* Where it was not steady, the chart stands open already. */}
      {steady(document.attemptMarks) ? <Chart document={document} top={top} /> : null}
      <RunTimeline document={document} />
    </>
  ),
  Short,
};
