import type { ReportDocument } from '../../../../shared/model/report';
import { More } from '../../parts/More';
import { Section } from '../../parts/Section';
import { Unknowns } from '../../parts/Unknowns';
import { Mark } from '../../pictures/Mark';
import { count } from '../../words/format';
import styles from './Step.module.css';

/** What was ruled out, and what could not be told; the two never look alike. */
export const Gone = ({ document }: { readonly document: ReportDocument }) => (
  <Section title="What else was looked at">
    {document.ruledOut.length > 0 ? (
      <More title={`Ruled out: ${count(document.ruledOut.length, 'cause')}`}>
        <ul className={styles.lines}>
          {document.ruledOut.map((line) => (
            <li key={line.causeId}>
              <Mark shape="slash" />
              <div>
                <p>{line.sentence}</p>
                <p className="muted small">{line.because}</p>
              </div>
            </li>
          ))}
        </ul>
      </More>
    ) : (
      <p>Nothing could be ruled out.</p>
    )}
    {document.couldNotTell.length > 0 ? (
      <More title={`Could not tell: ${count(document.couldNotTell.length, 'cause')}`}>
        <Unknowns lines={document.couldNotTell} />
      </More>
    ) : null}
  </Section>
);
