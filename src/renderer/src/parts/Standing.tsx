import type { ReportDocument } from '../../../shared/model/report';
import { Mark } from '../pictures/Mark';
import { useApp } from '../store';
import { type RankingChange, rankingChange } from '../words/ranking';
import { cx } from './cx';
import styles from './Standing.module.css';
import { movement } from './standing-words';
import { Verdict } from './Verdict';

const SHOWN = 4;
const GONE_SHOWN = 3;

const Empty = ({ unknown }: { unknown: boolean }) => (
  <p className="muted">
    {unknown
      ? 'No cause stands out. Some things could not be told.'
      : 'No cause stands out: nothing wrong was found from here.'}
  </p>
);

/** What went with the last answer, and why. It is not shown as good news: it was taken out, not mended. */
const Gone = ({ gone }: { gone: RankingChange['gone'] }) => {
  if (gone.length === 0) return null;
  return (
    <div className={styles.gone}>
      <p className={styles.goneTitle}>Gone with your answer</p>
      <ul>
        {gone.slice(0, GONE_SHOWN).map(({ causeId, title, why }) => (
          <li key={causeId}>
            <Mark shape="slash" />
            <div>
              <p>{title}</p>
              <p className="muted small">{why}</p>
            </div>
          </li>
        ))}
      </ul>
      {gone.length > GONE_SHOWN ? (
        <p className="muted small">{`and ${gone.length - GONE_SHOWN} more, under “Ruled out” and “Could not tell”`}</p>
      ) : null}
    </div>
  );
};

const List = ({ document, change }: { document: ReportDocument; change: RankingChange | null }) => {
  const earlier = useApp((state) => state.earlierFindings);
  return (
    // A new order is a new list, so that each move is seen once more even if the same cause rises again.
    <ol key={earlier?.map(({ causeId }) => causeId).join()}>
      {document.findings.slice(0, SHOWN).map((finding, index) => {
        const moved = movement(finding, index, earlier);
        const rose = change?.rose.includes(finding) || change?.came.includes(finding);
        const fell = change?.fell.includes(finding);
        return (
          <li
            key={finding.causeId}
            className={cx(rose && styles.moved, rose && styles.rose, fell && styles.fell)}
          >
            <p className={styles.title}>{finding.title}</p>
            <p className={styles.meta}>
              <Verdict certainty={finding.verdict} />
              {moved ? <span>{moved}</span> : null}
            </p>
          </li>
        );
      })}
    </ol>
  );
};

/** The causes as they are ranked now, and what the last answer changed about it: what rose, what fell, what went and why. */
export const Standing = () => {
  const document = useApp((state) => state.document);
  const before = useApp((state) => state.earlierFindings);
  const judging = useApp((state) => state.judging);
  if (!document) return null;
  const change = before ? rankingChange(before, document) : null;
  const rest = document.findings.length - SHOWN;
  return (
    <section className={cx(styles.standing, judging && styles.judging)} aria-labelledby="standing-title">
      <h2 id="standing-title">Where things stand</h2>
      {document.findings.length === 0 ? <Empty unknown={document.couldNotTell.length > 0} /> : null}
      <List document={document} change={change} />
      {rest > 0 ? <p className="muted small">{`and ${rest} more below these`}</p> : null}
      {change ? <Gone gone={change.gone} /> : null}
      <p className="muted small">
        {judging ? 'Putting the causes in order…' : 'Your answers change this order.'}
      </p>
    </section>
  );
};
