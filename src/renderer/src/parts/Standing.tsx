import { useApp } from '../store';
import { cx } from './cx';
import styles from './Standing.module.css';
import { movement } from './standing-words';
import { Verdict } from './Verdict';

const SHOWN = 4;

const Empty = ({ unknown }: { unknown: boolean }) => (
  <p className="muted">
    {unknown
      ? 'No cause stands out. Some things could not be told.'
      : 'No cause stands out: nothing wrong was found from here.'}
  </p>
);

/** The causes as they are ranked now, and what the last answer changed about it. */
export const Standing = () => {
  const document = useApp((state) => state.document);
  const earlier = useApp((state) => state.earlierOrder);
  const judging = useApp((state) => state.judging);
  if (!document) return null;
  const top = document.findings.slice(0, SHOWN);
  const rest = document.findings.length - top.length;
  return (
    <section className={cx(styles.standing, judging && styles.judging)} aria-labelledby="standing-title">
      <h2 id="standing-title">Where things stand</h2>
      {top.length === 0 ? <Empty unknown={document.couldNotTell.length > 0} /> : null}
      <ol>
        {top.map((finding, index) => {
          const moved = movement(finding, index, earlier);
          return (
            <li
              key={finding.causeId}
              className={cx(moved && !moved.startsWith('moved down') && styles.moved)}
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
      {rest > 0 ? <p className="muted small">and {rest} more below these</p> : null}
      <p className="muted small">
        {judging ? 'Putting the causes in order…' : 'Your answers change this order.'}
      </p>
    </section>
  );
};
