import { FlaskConical } from 'lucide-react';
import { Button } from '../../parts/Button';
import { go } from '../../store';
import styles from './Step.module.css';

/** The way into the practice lab. */
export const LabDoor = () => (
  <section className={styles.lab} aria-labelledby="lab-door">
    <FlaskConical aria-hidden="true" />
    <h2 id="lab-door">New here, or nothing broken at hand?</h2>
    <p>
      The practice lab has servers that are broken on purpose, inside this program. See a whole check from
      start to report; nothing leaves this computer.
    </p>
    <div>
      <Button small onPress={() => go('lab')}>
        Open the practice lab
      </Button>
    </div>
  </section>
);
