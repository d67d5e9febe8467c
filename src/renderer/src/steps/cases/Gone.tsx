import { Undo2, X } from 'lucide-react';
import { useEffect } from 'react';
import { caseTitle } from '../../../../shared/words/case-title';
import { Button } from '../../parts/Button';
import { More } from '../../parts/More';
import { PracticeTag } from '../../parts/PracticeTag';
import { forgetRemoved, loadDeleted, undoRemove, useApp } from '../../store';
import { count } from '../../words/format';
import { copy } from './copy';
import styles from './Step.module.css';

/** Cases that were deleted when nobody could say "Undo" any more: by a program that ended, or by one that took their place. */
export const Gone = () => {
  const deleted = useApp((state) => state.deleted);
  const undo = useApp((state) => state.undo);
  useEffect(() => void loadDeleted(), []);
  const shown = deleted.filter(({ id }) => !undo.some(({ caseId }) => caseId === id));
  if (shown.length === 0) return null;
  return (
    <More title={copy.gone} extra={count(shown.length, 'case')} level={2}>
      <p className="muted">{copy.goneNote}</p>
      <ul className={styles.gone}>
        {shown.map((line) => {
          const title = caseTitle(line.name, line.target);
          return (
            <li key={line.id}>
              <div className={styles.text}>
                <span className={styles.title} translate="no">
                  {title}
                </span>
                <span className={styles.when}>
                  {line.practice ? <PracticeTag /> : null}
                  <span>{line.headline}</span>
                </span>
              </div>
              <Button
                small
                label={`Put the case ${title} back`}
                icon={<Undo2 aria-hidden="true" />}
                onPress={() => void undoRemove(line.id)}
              >
                Put back
              </Button>
              <Button
                kind="quiet"
                small
                label={`Remove the case ${title} for good`}
                icon={<X aria-hidden="true" />}
                onPress={() => void forgetRemoved(line.id)}
              />
            </li>
          );
        })}
      </ul>
    </More>
  );
};
