import type { Attempt } from '../../../shared/model/attempt';
import type { Finding } from '../../../shared/model/finding';
import { gradeName } from '../../../shared/words/owner';
import { DetailView } from '../pictures/DetailView';
import { Timeline } from '../pictures/Timeline';
import { count } from '../words/format';
import { keyed } from '../words/keyed';
import styles from './Evidence.module.css';
import { More } from './More';

const Shown = ({ ids, transcript }: { ids: readonly string[]; transcript: readonly Attempt[] }) => {
  const attempts = transcript.filter((attempt) => ids.includes(attempt.id));
  if (attempts.length === 0) return null;
  return (
    <More title={`Show ${attempts.length === 1 ? 'the connection' : count(attempts.length, 'connection')}`}>
      <div className={styles.timelines}>
        {attempts.map((attempt) => (
          <Timeline key={attempt.id} attempt={attempt} />
        ))}
      </div>
    </More>
  );
};

/** Each reason with the connections that show it, and the details that belong to the finding. */
export const Evidence = ({
  finding,
  transcript,
}: {
  readonly finding: Finding;
  readonly transcript: readonly Attempt[];
}) => (
  <div className={styles.evidence}>
    <ol className={styles.reasons}>
      {keyed(finding.because).map(({ key, item }) => (
        <li key={key}>
          <p>
            {item.text} <span className={styles.grade}>{gradeName(item.grade)}</span>
          </p>
          <Shown ids={item.attempts} transcript={transcript} />
        </li>
      ))}
    </ol>
    {finding.contradictions.length > 0 ? (
      <div>
        <p>
          <strong>What speaks against it</strong>
        </p>
        <ul className={styles.against}>
          {keyed(finding.contradictions).map(({ key, item }) => (
            <li key={key}>{item}</li>
          ))}
        </ul>
      </div>
    ) : null}
    {finding.decides ? (
      <p>
        <strong>What would decide it: </strong>
        {finding.decides}
      </p>
    ) : null}
    {keyed(finding.details).map(({ key, item }) => (
      <DetailView key={key} detail={item} attempts={transcript} />
    ))}
    {finding.unseen ? <p className="muted">{`What can’t be seen from here: ${finding.unseen}`}</p> : null}
  </div>
);
