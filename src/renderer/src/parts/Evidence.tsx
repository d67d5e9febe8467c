import type { Attempt } from '../../../shared/model/attempt';
import type { Finding } from '../../../shared/model/finding';
import { tookMs } from '../../../shared/model/listened';
import { attemptLine } from '../../../shared/words/message/evidence-lines';
import { shortOutcome } from '../../../shared/words/outcome';
import { gradeName } from '../../../shared/words/owner';
import { DetailView } from '../pictures/DetailView';
import { Ladder } from '../pictures/Ladder';
import { Timeline } from '../pictures/Timeline';
import { formatMs } from '../words/format';
import { keyed } from '../words/keyed';
import { endingOf } from '../words/outcomes';
import styles from './Evidence.module.css';
import { Glossed } from './Glossed';
import { More } from './More';

/** More connections than this stand in the report only. */
const SHOWN = 8;

/** One connection, opened from a reason: how it went, each event with its time and bytes, and the line as a log has it. */
const Opened = ({ attempt }: { attempt: Attempt }) => (
  <div className={styles.opened}>
    <Ladder attempt={attempt} caption={endingOf(attempt.outcome).sentence} />
    <Timeline attempt={attempt} />
    <p className={styles.line}>
      <code translate="no">{attemptLine(attempt)}</code>
    </p>
  </div>
);

const Shown = ({ ids, transcript }: { ids: readonly string[]; transcript: readonly Attempt[] }) => {
  const attempts = transcript.filter((attempt) => ids.includes(attempt.id));
  if (attempts.length === 0) return null;
  return (
    <div className={styles.attempts}>
      {attempts.slice(0, SHOWN).map((attempt) => (
        <More
          key={attempt.id}
          lazy
          title={`Show the connection: ${attempt.purpose}`}
          extra={`${shortOutcome(attempt.outcome)}, ${formatMs(tookMs(attempt))}`}
        >
          <Opened attempt={attempt} />
        </More>
      ))}
      {attempts.length > SHOWN ? (
        <p className="muted small">{`${attempts.length - SHOWN} more connections stand in the report.`}</p>
      ) : null}
    </div>
  );
};

/** Each reason with the very connections that show it, and the details that belong to the finding. */
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
            <Glossed>{item.text}</Glossed> <span className={styles.grade}>{gradeName(item.grade)}</span>
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
            <li key={key}>
              <Glossed>{item}</Glossed>
            </li>
          ))}
        </ul>
      </div>
    ) : null}
    {finding.decides ? (
      <p>
        <strong>What would decide it: </strong>
        <Glossed>{finding.decides}</Glossed>
      </p>
    ) : null}
    {keyed(finding.details).map(({ key, item }) => (
      <DetailView key={key} detail={item} attempts={transcript} />
    ))}
    {finding.unseen ? <p className="muted">{`What can’t be seen from here: ${finding.unseen}`}</p> : null}
  </div>
);
