import { ArrowLeft, RotateCcw } from 'lucide-react';
import { go, retryRun, useApp } from '../store';
import { Button } from './Button';
import { Notice } from './Notice';
import styles from './Section.module.css';

/** What is never saved has to be given again: where, and that nothing is wrong. */
const AskAgain = ({ problem }: { readonly problem: string }) => (
  <Notice tone="info" role="alert" title="One thing has to be given again">
    <div className={styles.section}>
      <p>{problem}</p>
      <p>Everything else is still there.</p>
      <div>
        <Button kind="primary" icon={<ArrowLeft aria-hidden="true" />} onPress={() => go('target')}>
          Give it: What to reach
        </Button>
      </div>
    </div>
  </Notice>
);

/** A run that could not be carried out: what happened, what is kept, what to do. */
export const RunFailed = () => {
  const run = useApp((state) => state.run);
  if (run.kind !== 'failed') return null;
  if (run.asksAgain) return <AskAgain problem={run.problem} />;
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
