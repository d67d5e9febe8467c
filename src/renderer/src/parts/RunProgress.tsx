import { Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import type { Progress } from '../../../shared/model/progress';
import type { MarkShape } from '../pictures/Mark';
import { Mark, STATUS_SHAPES } from '../pictures/Mark';
import { StabilityChart } from '../pictures/StabilityChart';
import { cancelRun, useApp } from '../store';
import { formatElapsed } from '../words/format';
import { Button } from './Button';
import { cx } from './cx';
import { Figures } from './Figures';
import list from './ProbeList.module.css';
import styles from './RunProgress.module.css';

type Row = Progress['probes'][number];

/** The running time between two pictures of the run, so that the clock does not stand still. */
const useClock = (progress: Progress | null): number => {
  const [since, setSince] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new picture starts the clock anew
  useEffect(() => {
    const began = performance.now();
    setSince(0);
    const timer = setInterval(() => setSince(performance.now() - began), 250);
    return () => clearInterval(timer);
  }, [progress]);
  return (progress?.elapsedMs ?? 0) + since;
};

const shapeOf = (row: Row): MarkShape => {
  if (row.state === 'waiting') return 'hollow';
  return row.state === 'running' ? 'half' : STATUS_SHAPES[row.status ?? 'gave-up'];
};

const outcomeOf = (row: Row): string => {
  if (row.state === 'waiting') return 'Waiting';
  return row.state === 'running' ? 'Checking…' : row.outcome;
};

const RowItem = ({ row }: { row: Row }) => (
  <li className={cx(list.item, row.state === 'done' ? list[row.status ?? 'ok'] : list[row.state])}>
    <Mark shape={shapeOf(row)} />
    <div className={list.text}>
      <p className={list.question}>{row.question}</p>
      <p className={row.state === 'done' ? '' : cx(list.meta)}>{outcomeOf(row)}</p>
    </div>
  </li>
);

const Reached = ({ progress, done, total }: { progress: Progress | null; done: number; total: number }) => {
  const elapsed = useClock(progress);
  return (
    <Figures
      of={[
        ['Time', formatElapsed(elapsed)],
        [
          'Connections used',
          progress ? `${progress.connectionsUsed} of at most ${progress.connectionsLimit}` : '0',
        ],
        ['Questions answered', total > 0 ? `${done} of ${total}` : '0'],
      ]}
    />
  );
};

/** The run under way: time, connections, each question and what came of it. */
export const RunProgress = () => {
  const run = useApp((state) => state.run);
  if (run.kind !== 'running' && run.kind !== 'starting') return null;
  const progress = run.kind === 'running' ? run.progress : null;
  const cancelling = run.kind === 'running' && run.cancelling;
  const rows = progress?.probes ?? [];
  const done = rows.filter((row) => row.state === 'done').length;
  return (
    <div className={styles.run}>
      <ProgressBar value={rows.length > 0 ? (100 * done) / rows.length : 0} className={cx(styles.bar)}>
        {({ percentage }) => (
          <>
            <Label className={cx(styles.label)}>{cancelling ? 'Stopping…' : 'Checking'}</Label>
            <div className={styles.track}>
              <div className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <Reached progress={progress} done={done} total={rows.length} />
      {progress?.attemptMarks ? (
        <StabilityChart marks={progress.attemptMarks} caption="The connections so far" />
      ) : null}
      <ul className={list.list}>
        {rows.map((row) => (
          <RowItem key={row.id} row={row} />
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {rows.length > 0 ? `${done} of ${rows.length} questions answered` : ''}
      </p>
    </div>
  );
};

/** Stops the run; it stands in the bar of buttons, so that it is in sight wherever the page is scrolled to. */
export const CancelButton = () => {
  const run = useApp((state) => state.run);
  const cancelling = run.kind === 'running' && run.cancelling;
  return (
    <Button
      kind="danger"
      icon={<Square aria-hidden="true" />}
      isDisabled={run.kind !== 'running'}
      isPending={cancelling}
      onPress={() => void cancelRun()}
    >
      {cancelling ? 'Stopping…' : 'Cancel the check'}
    </Button>
  );
};
