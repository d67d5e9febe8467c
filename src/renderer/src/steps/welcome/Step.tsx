import { ArrowRight, Eye, Lock, Play, ShieldCheck } from 'lucide-react';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { Page } from '../../parts/Page';
import { goOn, startFirstLab, useApp } from '../../store';
import { copy, PROMISES, WHAT } from './copy';
import styles from './Step.module.css';

const ICONS = [ShieldCheck, Lock, Eye] as const;

const Doors = () => {
  const busy = useApp((state) => state.labBusy !== null);
  return (
    <section aria-labelledby="welcome-doors" className={styles.doors}>
      <h2 id="welcome-doors" className={styles.question}>
        {copy.doors}
      </h2>
      <div className={cx(styles.door, styles.now)}>
        <p>{copy.problemHint}</p>
        <Button kind="primary" iconAfter={<ArrowRight aria-hidden="true" />} onPress={goOn}>
          {copy.problem}
        </Button>
      </div>
      <div className={styles.door}>
        <p>{copy.practiceHint}</p>
        <Button icon={<Play aria-hidden="true" />} isPending={busy} onPress={() => void startFirstLab()}>
          {busy ? 'Starting…' : copy.practice}
        </Button>
      </div>
    </section>
  );
};

/** The very first page: what this program does, what it won't do, and two ways to begin. */
export const Step = () => (
  <Page title={copy.title} lead={copy.lead} wide>
    <Doors />
    <ol className={styles.what}>
      {WHAT.map((line, index) => (
        <li key={line}>
          <span className={styles.number} aria-hidden="true">
            {index + 1}
          </span>
          <span>{line}</span>
        </li>
      ))}
    </ol>
    <ul className={styles.promises}>
      {PROMISES.map((line, index) => {
        const Icon = ICONS[index] ?? ShieldCheck;
        return (
          <li key={line}>
            <Icon aria-hidden="true" />
            <span>{line}</span>
          </li>
        );
      })}
    </ul>
    <p className="muted small">{copy.again}</p>
  </Page>
);
