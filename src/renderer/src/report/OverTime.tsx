import type { ReportDocument } from '../../../shared/model/report';
import { RunTimeline } from '../pictures/RunTimeline';
import { runPicture } from '../pictures/run-bars';
import { StabilityChart } from '../pictures/StabilityChart';
import { hasRepeats } from '../pictures/stability-lanes';
import type { Top } from './H';
import { Part } from './H';

/** The run from start to end, and the attempts of what was said more than once. */
export const OverTime = ({ document, top }: { readonly document: ReportDocument; readonly top: Top }) => {
  const steady = hasRepeats(document.attemptMarks);
  if (!steady && runPicture(document).bars.length === 0) return null;
  return (
    <Part title="The check over time" top={top} id="over-time" className="rp-over-time">
      {steady ? (
        <StabilityChart marks={document.attemptMarks} caption="How steady it was, attempt by attempt" />
      ) : null}
      <RunTimeline document={document} />
    </Part>
  );
};
