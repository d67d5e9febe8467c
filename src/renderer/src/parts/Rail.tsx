import { FlaskConical, FolderClock, Plus } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { RailState, StepId } from '../flow';
import { canEnter, railState, reached, STAGES, STEPS } from '../flow';
import type { AppState } from '../store';
import { go, newCase, showCases, situationOf, useApp } from '../store';
import { cx } from './cx';
import { Logo } from './Logo';
import styles from './Rail.module.css';
import { STEP_NAMES } from './step-names';

const STATE_WORDS: Readonly<Record<RailState, string>> = {
  current: 'you are here',
  done: 'done',
  ready: '',
  aside: 'does not apply here',
  closed: 'not open yet',
};

/** One line of JSON instead of an object: a new object each time would draw the rail again and again. */
const railKey = (state: AppState): string => JSON.stringify({ at: situationOf(state), page: state.page });

const useRail = () => {
  const key = useApp(railKey);
  return JSON.parse(key) as { at: ReturnType<typeof situationOf>; page: AppState['page'] };
};

const Stop = ({ step }: { step: StepId }) => {
  const { at, page } = useRail();
  const state = railState(step, page, at);
  const entry = canEnter(step, at);
  const running = at.running && step === 'check';
  const words = running ? 'running' : STATE_WORDS[state];
  const behind = STEPS.indexOf(step) < reached(page, at) && state !== 'closed';
  const passed = behind || state === 'current' || state === 'done';
  return (
    <li className={cx(styles.stop, styles[state], passed && styles.passed, running && styles.running)}>
      {entry.open ? (
        <Button
          className={cx(styles.link)}
          {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}
          onPress={() => go(step)}
        >
          <span className={styles.knob} aria-hidden="true" />
          <span>{STEP_NAMES[step]}</span>
          {words ? <span className="visually-hidden">, {words}</span> : null}
        </Button>
      ) : (
        <span className={styles.link}>
          <span className={styles.knob} aria-hidden="true" />
          <span>{STEP_NAMES[step]}</span>
          <span className="visually-hidden">, {words}</span>
        </span>
      )}
    </li>
  );
};

const Stage = ({ title, steps }: { title: string; steps: readonly StepId[] }) => {
  const id = useId();
  return (
    <li className={styles.stage}>
      <p className={styles.stageName} id={id}>
        {title}
      </p>
      <ol aria-labelledby={id}>
        {steps.map((step) => (
          <Stop key={step} step={step} />
        ))}
      </ol>
    </li>
  );
};

/** The rail: where you are, what is done, what is still to come. */
export const Rail = () => {
  const page = useApp((state) => state.page);
  return (
    <div className={styles.rail}>
      <header className={styles.brand}>
        <Logo />
        <span className={styles.name}>Handrail</span>
      </header>
      <nav aria-label="Steps" className={styles.nav}>
        <ol>
          {STAGES.map((stage) => (
            <Stage key={stage.title} title={stage.title} steps={stage.steps} />
          ))}
        </ol>
      </nav>
      <nav aria-label="Elsewhere" className={styles.foot}>
        <Button className={cx(styles.side)} onPress={() => void newCase()}>
          <Plus aria-hidden="true" /> New case
        </Button>
        <Button
          className={cx(styles.side)}
          {...(page === 'cases' ? { 'aria-current': 'page' as const } : {})}
          onPress={showCases}
        >
          <FolderClock aria-hidden="true" /> All cases
        </Button>
        <Button
          className={cx(styles.side)}
          {...(page === 'lab' ? { 'aria-current': 'page' as const } : {})}
          onPress={() => go('lab')}
        >
          <FlaskConical aria-hidden="true" /> Practice lab
        </Button>
      </nav>
    </div>
  );
};
