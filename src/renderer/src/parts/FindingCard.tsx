import type { Attempt } from '../../../shared/model/attempt';
import type { Finding } from '../../../shared/model/finding';
import { OWNER_NAMES } from '../words/names';
import { cx } from './cx';
import { Evidence } from './Evidence';
import styles from './FindingCard.module.css';
import { Glossed } from './Glossed';
import { More } from './More';
import { Verdict } from './Verdict';

/** The first reason that says more than the title does. */
const firstReason = ({ title, because, meaning }: Finding): string =>
  because.find(({ text }) => !text.startsWith(title))?.text ?? meaning;

/** One possible cause in brief, with its evidence folded away. */
export const FindingCard = ({
  finding,
  transcript,
  withMeaning = false,
}: {
  readonly finding: Finding;
  readonly transcript: readonly Attempt[];
  readonly withMeaning?: boolean;
}) => (
  <article className={cx(styles.card, styles[finding.verdict])}>
    <div className={styles.head}>
      <Verdict certainty={finding.verdict} />
      <h3>{finding.title}</h3>
    </div>
    <p>
      <Glossed>{withMeaning ? finding.meaning : firstReason(finding)}</Glossed>
    </p>
    <p className="muted">{`Who can fix it: ${OWNER_NAMES[finding.owner]}`}</p>
    <More title="Why do we think so?">
      <Evidence finding={finding} transcript={transcript} />
    </More>
  </article>
);
