import { GraduationCap } from 'lucide-react';
import { go } from '../store';
import { Button } from './Button';
import styles from './LabLesson.module.css';
import { useScenario } from './use-scenario';

/** After a check in the practice lab, and nowhere else: what to learn from it, and the way to the next server. */
export const LabLesson = () => {
  const scenario = useScenario();
  if (!scenario) return null;
  return (
    <section className={styles.lesson} aria-labelledby="lab-lesson">
      <h2 id="lab-lesson" className={styles.title}>
        <GraduationCap aria-hidden="true" />
        <span>What to learn from this</span>
      </h2>
      <p className={styles.gist}>{scenario.learn}</p>
      <dl className={styles.points}>
        <div>
          <dt>How to recognise it next time</dt>
          <dd>{scenario.recognise}</dd>
        </div>
        <div>
          <dt>What to do then</dt>
          <dd>{scenario.ask}</dd>
        </div>
      </dl>
      <div>
        <Button small onPress={() => go('lab')}>
          Choose another practice server
        </Button>
      </div>
    </section>
  );
};
