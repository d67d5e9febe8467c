import { GraduationCap } from 'lucide-react';
import { useEffect } from 'react';
import { go, loadLabs, useApp } from '../store';
import { Button } from './Button';
import styles from './LabLesson.module.css';

/** After a check in the practice lab, and nowhere else: what to learn from it, and the way to the next server. */
export const LabLesson = () => {
  const id = useApp((state) => state.told.lab);
  const running = useApp((state) => state.lab?.scenario);
  const listed = useApp((state) => state.labs.items?.find((one) => one.id === id));
  // A practice case that was opened again knows only the id.
  useEffect(() => {
    if (id !== null) void loadLabs();
  }, [id]);
  const scenario = running?.id === id ? running : listed;
  if (id === null || !scenario) return null;
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
