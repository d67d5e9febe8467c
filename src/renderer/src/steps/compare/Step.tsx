import { ArrowLeftRight } from 'lucide-react';
import { useEffect } from 'react';
import type { CaseLine, RunRef } from '../../../../shared/ipc/contract';
import { caseTitle } from '../../../../shared/words/case-title';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { Select } from '../../parts/Select';
import { chooseSide, loadCases, swapSides, useApp } from '../../store';
import { formatMoment } from '../../words/format';
import { copy } from './copy';
import { Result } from './Result';
import styles from './Step.module.css';

const NONE = '';

const keyOf = ({ caseId, runId }: RunRef): string => `${caseId}/${runId ?? ''}`;

/** Every check of every case, the newest first within its case. */
const checksOf = (lines: readonly CaseLine[]) =>
  lines.flatMap(({ id, name, target, runs }) =>
    [...runs].reverse().map((run) => ({
      ref: { caseId: id, runId: run.id },
      value: keyOf({ caseId: id, runId: run.id }),
      label: run.cancelled
        ? `${caseTitle(name, target)}: ${formatMoment(run.at)}, stopped`
        : `${caseTitle(name, target)}: ${formatMoment(run.at)}`,
    })),
  );

const Chooser = ({ side }: { side: 'left' | 'right' }) => {
  const chosen = useApp((state) => state.compare[side]);
  const items = useApp((state) => state.cases.items);
  const checks = checksOf(items ?? []);
  const value = chosen ? keyOf(chosen) : NONE;
  return (
    <Select
      label={side === 'left' ? copy.first : copy.second}
      hint={side === 'left' ? copy.firstHint : copy.secondHint}
      value={checks.some((one) => one.value === value) ? value : NONE}
      choices={[{ value: NONE, label: copy.choose }, ...checks]}
      onChange={(key) => chooseSide(side, checks.find((one) => one.value === key)?.ref ?? null)}
    />
  );
};

/** Two checks beside each other. */
export const Step = () => {
  const { left, right, busy, problem, result } = useApp((state) => state.compare);
  const items = useApp((state) => state.cases.items);
  useEffect(() => void loadCases(), []);
  const enough = items === null || checksOf(items).length > 1;
  return (
    <Page
      title={copy.title}
      lead={copy.lead}
      wide
      actions={
        left !== null && right !== null ? (
          <Button icon={<ArrowLeftRight aria-hidden="true" />} onPress={swapSides}>
            Swap the two
          </Button>
        ) : null
      }
    >
      {enough ? (
        <div className={styles.choosers}>
          <Chooser side="left" />
          <Chooser side="right" />
        </div>
      ) : (
        <p>{copy.tooFew}</p>
      )}
      {busy ? (
        <p className="muted" role="status">
          Comparing…
        </p>
      ) : null}
      {problem === null ? null : (
        <Notice tone="problem" role="alert" title="The two could not be compared">
          {problem}
        </Notice>
      )}
      {result === null ? null : <Result result={result} />}
    </Page>
  );
};
