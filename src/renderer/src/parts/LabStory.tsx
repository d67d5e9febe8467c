import { FlaskConical } from 'lucide-react';
import { foldStory, go, useApp } from '../store';
import { Button } from './Button';
import styles from './LabStory.module.css';
import { More } from './More';
import { useScenario } from './use-scenario';

/** On the pages where things are entered one has to know what it is about; later it is at hand. */
const OPEN_ON = ['target', 'program'];

/**
 * On top of the pages of a practice case: what the person in its story sees. Neither its title nor what it teaches stands here, because
 * they may give the answer away. Nothing beside a real server.
 */
export const LabStory = () => {
  const scenario = useScenario();
  const page = useApp((state) => state.page);
  const folded = useApp((state) => state.storyFolded);
  if (!scenario) return null;
  return (
    <section className={styles.story} aria-label="Practice problem">
      <More
        title={
          <span className={styles.title}>
            <FlaskConical aria-hidden="true" />
            <span>What this practice problem is about</span>
          </span>
        }
        open={folded === null ? OPEN_ON.includes(page) : !folded}
        onOpenChange={(isOpen) => foldStory(!isOpen)}
      >
        <div className={styles.body}>
          <p>{scenario.story}</p>
          <p className="muted">
            The answers are filled in as the person in this story would give them. The server runs inside this
            program.
          </p>
          <div>
            <Button small onPress={() => go('lab')}>
              Back to the practice lab
            </Button>
          </div>
        </div>
      </More>
    </section>
  );
};
