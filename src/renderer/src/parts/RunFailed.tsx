import { RotateCcw } from 'lucide-react';
import { retryRun, useApp } from '../store';
import { Button } from './Button';
import { Notice } from './Notice';
import styles from './Section.module.css';

/** A run that could not be carried out: what happened, what is kept, what to do. */
export const RunFailed = () => {
  const run = useApp((state) => state.run);
  if (run.kind !== 'failed') return null;
  return (
    <Notice tone="problem" role="alert" title="The check could not be finished">
      <div className={styles.section}>
        <p>{run.problem}</p>
        <p>This is about Handrail itself and says nothing about the server.</p>
        <div>
          <Button icon={<RotateCcw aria-hidden="true" />} onPress={retryRun}>
            Try again
          </Button>
        </div>
      </div>
    </Notice>
  );
};
