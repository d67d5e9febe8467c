import { Play } from 'lucide-react';
import { useEffect } from 'react';
import type { LabScenario } from '../../../../shared/model/lab';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { loadLabs, startLab, useApp } from '../../store';
import { copy } from './copy';
import styles from './Step.module.css';

const Story = ({ scenario, first }: { scenario: LabScenario; first: boolean }) => {
  const busy = useApp((state) => state.labBusy === scenario.id);
  return (
    <li className={cx(styles.card, first && styles.first)}>
      {first ? <p className={styles.tag}>A good one to start with</p> : null}
      <h2>{scenario.title}</h2>
      <p>{scenario.story}</p>
      <p className="muted small">
        <strong>What it teaches: </strong>
        {scenario.learn}
      </p>
      <div>
        <Button
          kind={first ? 'primary' : 'secondary'}
          small={!first}
          label={`${copy.start}: ${scenario.title}`}
          icon={<Play aria-hidden="true" />}
          isPending={busy}
          onPress={() => void startLab(scenario.id)}
        >
          {busy ? 'Starting…' : copy.start}
        </Button>
      </div>
    </li>
  );
};

/** The practice lab: a list of stories, each one click away from a filled-in case. */
export const Step = () => {
  const { items, problem } = useApp((state) => state.labs);
  useEffect(() => void loadLabs(), []);
  return (
    <Page title={copy.title} lead={copy.lead} wide>
      {problem !== null ? (
        <Notice tone="problem" title="The practice servers could not be listed">
          {problem}
        </Notice>
      ) : null}
      {items === null ? <p className="muted">Looking for the practice servers…</p> : null}
      <ul className={styles.cards}>
        {(items ?? []).map((scenario, index) => (
          <Story key={scenario.id} scenario={scenario} first={index === 0} />
        ))}
      </ul>
    </Page>
  );
};
