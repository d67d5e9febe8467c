import type { Attempt } from '../../../shared/model/attempt';
import type { ReportDocument } from '../../../shared/model/report';
import { Course } from '../pictures/Course';
import { keyed } from '../words/keyed';
import type { Top } from './H';
import { Part } from './H';

/** Refused by our own limit: there was no connection to tell of. */
const notMade = ({ outcome }: Attempt): boolean => outcome.kind === 'local' && outcome.code === 'BUDGET';

const NotMade = ({ transcript }: ReportDocument) => {
  const numbers = transcript.flatMap((attempt, index) => (notMade(attempt) ? [index + 1] : []));
  return numbers.length === 0 ? null : (
    <p>{`Not made, because the question had used all the connections that it may use: ${numbers.join(', ')}.`}</p>
  );
};

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
      {keyed(document.transcript).map(({ key, item, index }) =>
        notMade(item) ? null : <Course key={key} attempt={item} title={`${index + 1}. ${item.purpose}`} />,
      )}
      <NotMade {...document} />
    </Part>
  );
};
