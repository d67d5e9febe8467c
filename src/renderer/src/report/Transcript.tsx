import type { ReportDocument } from '../../../shared/model/report';
import { listedWords, notMade } from '../../../shared/words/listed';
import { Course } from '../pictures/Course';
import { placeOf } from '../pictures/Timeline';
import { formatMs } from '../words/format';
import { keyed } from '../words/keyed';
import type { Props, ReportSection } from './section';
import { type Told, transcriptLines } from './transcript-lines';

const Listed = ({ document }: { document: ReportDocument }) => {
  const words = listedWords(document);
  return words === '' ? null : <p>{words}</p>;
};

const NotMade = ({ transcript }: ReportDocument) => {
  const numbers = transcript.flatMap((attempt, index) => (notMade(attempt) ? [index + 1] : []));
  return numbers.length === 0 ? null : (
    <p>{`Not made, because the question had used all the connections that it may use: ${numbers.join(', ')}.`}</p>
  );
};

const Body = ({ document }: Props) => (
  <>
    <Listed document={document} />
    {keyed(document.transcript).map(({ key, item, index }) =>
      notMade(item) ? null : <Course key={key} attempt={item} title={`${index + 1}. ${item.purpose}`} />,
    )}
    <NotMade {...document} />
  </>
);

const Line = ({ line, alone }: { line: Told; alone: boolean }) => (
  <tr>
    <td>{line.numbers}</td>
    <td>
      <span>{line.purpose}</span>{' '}
      {line.times > 1 ? <span className="rp-why-inline">{`(${line.times} times)`}</span> : null}
    </td>
    {alone ? null : (
      <td>
        <code>{line.place}</code>
      </td>
    )}
    <td>{line.came}</td>
    <td>{formatMs(line.longestMs)}</td>
  </tr>
);

/** One line each; what was said again and ended alike shares its line. */
const Short = ({ document }: Props) => {
  const made = keyed(document.transcript).filter(({ item }) => !notMade(item));
  const [first] = made;
  const alone = first !== undefined && made.every(({ item }) => placeOf(item) === placeOf(first.item));
  return (
    <>
      <Listed document={document} />
      {alone ? (
        <p>
          All of them went to <code>{placeOf(first.item)}</code>.
        </p>
      ) : null}
      <table className="rp-table rp-lines">
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">What was sent</th>
            {alone ? null : <th scope="col">To</th>}
            <th scope="col">What came of it</th>
            <th scope="col">At most</th>
          </tr>
        </thead>
        <tbody>
          {transcriptLines(made.map(({ item, index }) => ({ attempt: item, number: index + 1 }))).map(
            (line) => (
              <Line key={line.numbers} line={line} alone={alone} />
            ),
          )}
        </tbody>
      </table>
    </>
  );
};

/** The connections of the run, numbered, from start to end. */
export const transcript: ReportSection = {
  id: 'transcript',
  title: 'The connections, one by one',
  className: 'rp-small rp-transcript',
  has: (document) => document.transcript.length > 0,
  Body,
  Short,
};
