import type { Attempt } from '../../../shared/model/attempt';
import type { ReportDocument } from '../../../shared/model/report';
import { Course } from '../pictures/Course';
import { Timeline } from '../pictures/Timeline';
import { keyed } from '../words/keyed';
import type { Top } from './H';
import { Part } from './H';

/** The connections on which the first finding, the one change and the picture rest. */
const leading = ({ findings, difference, ladder }: ReportDocument): ReadonlySet<string> =>
  new Set([
    ...(ladder ? [ladder.attemptId] : []),
    ...(difference?.attempts ?? []),
    ...(findings[0]?.because.flatMap(({ attempts }) => attempts) ?? []),
  ]);

/** Refused by our own limit: there was no connection to tell of. */
const notMade = ({ outcome }: Attempt): boolean => outcome.kind === 'local' && outcome.code === 'BUDGET';

const NotMade = ({ transcript }: ReportDocument) => {
  const numbers = transcript.flatMap((attempt, index) => (notMade(attempt) ? [index + 1] : []));
  return numbers.length === 0 ? null : (
    <p>{`Not made, because the question had used all the connections that it may use: ${numbers.join(', ')}.`}</p>
  );
};

/** Every connection of the run, numbered, from start to end: as a table what the answer rests on, the others in running text. */
export const Transcript = ({ document, top }: { readonly document: ReportDocument; readonly top: Top }) => {
  if (document.transcript.length === 0) return null;
  const tables = leading(document);
  return (
    <Part
      title="The connections, one by one"
      top={top}
      id="transcript"
      className="rp-break rp-lookup rp-transcript"
    >
      {keyed(document.transcript).map(({ key, item, index }) => {
        if (notMade(item)) return null;
        const title = `${index + 1}. ${item.purpose}`;
        return tables.has(item.id) ? (
          <Timeline key={key} attempt={item} title={title} />
        ) : (
          <Course key={key} attempt={item} title={title} />
        );
      })}
      <NotMade {...document} />
    </Part>
  );
};
