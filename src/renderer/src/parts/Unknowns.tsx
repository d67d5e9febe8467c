import type { ReportDocument } from '../../../shared/model/report';
import { Mark } from '../pictures/Mark';
import { byReason } from '../words/unknowns';
import { Glossed } from './Glossed';
import styles from './Unknowns.module.css';

/** What could not be told: each reason once, then what it is the reason for. */
export const Unknowns = ({ lines }: { readonly lines: ReportDocument['couldNotTell'] }) => (
  <ul className={styles.reasons}>
    {byReason(lines).map((group) => (
      <li key={group.why}>
        <Mark shape="question" />
        <div>
          <p>
            <Glossed>{group.why}</Glossed>
          </p>
          <p className="muted small">Neither shown nor ruled out:</p>
          <ul className={styles.titles}>
            {group.lines.map((line) => (
              <li key={line.causeId}>
                {line.title}
                {line.decides ? (
                  <p className="muted">
                    <Glossed>{line.decides}</Glossed>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      </li>
    ))}
  </ul>
);
