import type { ReportDocument } from '../../../shared/model/report';
import { Timeline } from '../pictures/Timeline';
import { keyed } from '../words/keyed';
import type { Top } from './H';
import { Part } from './H';

/** Every connection of the run, numbered, from start to end. */
export const Transcript = ({ document, top }: { readonly document: ReportDocument; readonly top: Top }) => {
  if (document.transcript.length === 0) return null;
  return (
    <Part
      title="The connections, one by one"
      top={top}
      id="transcript"
      className="rp-break rp-lookup rp-transcript"
    >
      {keyed(document.transcript).map(({ key, item, index }) => (
        <Timeline key={key} attempt={item} title={`${index + 1}. ${item.purpose}`} />
      ))}
    </Part>
  );
};
