import { Check, Clock, Play } from 'lucide-react';
import { useEffect } from 'react';
import { LAB_GROUPS, type LabGroup, type LabScenario } from '../../../../shared/model/lab';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { loadLabs, startLab, useApp } from '../../store';
import { count } from '../../words/format';
import { copy, GROUPS } from './copy';
import styles from './Step.module.css';

/** How long it takes, and whether it was started before. */
const Facts = ({ scenario }: { scenario: LabScenario }) => {
  const tried = useApp((state) => state.preferences.labsTried.includes(scenario.id));
  return (
    <p className={styles.facts}>
      <span className={styles.fact}>
        <Clock aria-hidden="true" />
        <span>{`About ${count(scenario.minutes, 'minute', 'minutes')}`}</span>
      </span>
      {tried ? (
        <span className={cx(styles.fact, styles.tried)}>
          <Check aria-hidden="true" />
          <span>Tried before</span>
        </span>
      ) : null}
    </p>
  );
};

const Story = ({ scenario, first = false }: { scenario: LabScenario; first?: boolean }) => {
  const busy = useApp((state) => state.labBusy === scenario.id);
  const Title = first ? 'h2' : 'h3';
  return (
    <li className={cx(styles.card, first && styles.first)}>
      {first ? <p className={styles.tag}>A good one to start with</p> : null}
      <Title className={styles.name}>{scenario.title}</Title>
      <p>{scenario.story}</p>
      <div className={styles.teaches}>
        <p className={styles.label}>What it teaches</p>
        <p>{scenario.learn}</p>
      </div>
      <div className={styles.foot}>
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
        <Facts scenario={scenario} />
      </div>
    </li>
  );
};

const Group = ({ group, all }: { group: LabGroup; all: readonly LabScenario[] }) => {
  const own = all.filter((scenario) => scenario.group === group);
  if (own.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby={`lab-${group}`}>
      <header>
        <h2 id={`lab-${group}`}>{GROUPS[group].title}</h2>
        <p className="muted">{GROUPS[group].what}</p>
      </header>
      <ul className={styles.cards}>
        {own.map((scenario) => (
          <Story key={scenario.id} scenario={scenario} />
        ))}
      </ul>
    </section>
  );
};

/** How far one has come through the list; nothing before the first server was tried. */
const Progress = ({ all }: { all: readonly LabScenario[] }) => {
  const tried = useApp((state) => state.preferences.labsTried);
  const known = all.filter(({ id }) => tried.includes(id)).length;
  if (known === 0) return null;
  return <p className="muted">{`You have tried ${known} of ${all.length} practice servers.`}</p>;
};

/** The practice lab: a list of stories, each one click away from a filled-in case. */
export const Step = () => {
  const { items, problem } = useApp((state) => state.labs);
  useEffect(() => void loadLabs(), []);
  const [first, ...others] = items ?? [];
  return (
    <Page title={copy.title} lead={copy.lead} wide>
      {problem !== null ? (
        <Notice tone="problem" title="The practice servers could not be listed">
          {problem}
        </Notice>
      ) : null}
      {items === null ? <p className="muted">Looking for the practice servers…</p> : null}
      {first ? (
        <>
          <Progress all={[first, ...others]} />
          <ul>
            <Story scenario={first} first />
          </ul>
        </>
      ) : null}
      {LAB_GROUPS.map((group) => (
        <Group key={group} group={group} all={others} />
      ))}
    </Page>
  );
};
