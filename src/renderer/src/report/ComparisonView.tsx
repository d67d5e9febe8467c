import type { ComparisonOfCases } from '../../../shared/model/comparison';
import { CONCLUSION_SHAPES, Mark } from '../pictures/Mark';
import { COMPARED_WORDS, groupedDifferences } from '../words/compared-groups';
import { formatMoment } from '../words/format';
import { H, Part } from './H';

const Side = ({ name, side }: { name: string; side: ComparisonOfCases['left'] }) => (
  <div className={`rp-verdict rp-${side.conclusion}`}>
    <p className="rp-label">{name}</p>
    <p>
      <strong translate="no">{side.title}</strong>
    </p>
    <p className="rp-why">
      <span>{formatMoment(side.at)}</span>
      {'; '}
      <span translate="no">{side.seenFrom}</span>
    </p>
    <p className="rp-certainty">
      <Mark shape={CONCLUSION_SHAPES[side.conclusion]} />
      <span>{side.headline}</span>
    </p>
  </div>
);

const Group = ({ title, those }: { title: string; those: ComparisonOfCases['differences'] }) => (
  <>
    <H level={3} top={1}>
      {title}
    </H>
    <table className="rp-table">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">First</th>
          <th scope="col">Second</th>
        </tr>
      </thead>
      <tbody>
        {those.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.what}</th>
            {one.form === 'list' ? (
              <td colSpan={2}>{one.sentence}</td>
            ) : (
              <>
                <td translate="no">{one.left}</td>
                <td translate="no">{one.right}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </>
);

const Lines = ({ lines }: { lines: readonly { id: string; what: string; text: string }[] }) => (
  <dl className="rp-pairs">
    {lines.map(({ id, what, text }) => (
      <div key={id}>
        <dt>{what}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

const Differences = ({ differences }: Pick<ComparisonOfCases, 'differences'>) =>
  differences.length === 0 ? (
    <p>{COMPARED_WORDS.none}</p>
  ) : (
    groupedDifferences(differences).map(({ id, ...group }) => <Group key={id} {...group} />)
  );

/** Two checks beside each other as a page of its own, drawn like the report. Pure; what came from outside is escaped by React. */
export const ComparisonView = ({ comparison }: { readonly comparison: ComparisonOfCases }) => {
  const { left, right, sentence, differences, notCompared, same } = comparison;
  return (
    <article className="report" aria-labelledby="rp-headline">
      <header className="rp-first">
        <H level={1} top={1} id="rp-headline">
          Two checks compared
        </H>
        <Side name="First" side={left} />
        <Side name="Second" side={right} />
        <p>
          <strong>{sentence}</strong>
        </p>
      </header>
      <Part title="What differs" top={1} id="differs">
        <Differences differences={differences} />
      </Part>
      {notCompared.length === 0 ? null : (
        <Part title={COMPARED_WORDS.open} top={1} id="open" className="rp-small">
          <p>{COMPARED_WORDS.openNote}</p>
          <Lines lines={notCompared.map(({ id, what, why }) => ({ id, what, text: why }))} />
        </Part>
      )}
      {same.length === 0 ? null : (
        <Part title={COMPARED_WORDS.same} top={1} id="same" className="rp-lookup">
          <Lines lines={same.map(({ id, what, value }) => ({ id, what, text: value }))} />
        </Part>
      )}
    </article>
  );
};
