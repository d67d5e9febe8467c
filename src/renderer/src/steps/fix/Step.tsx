import { ArrowRight, RotateCcw } from 'lucide-react';
import type { Finding } from '../../../../shared/model/finding';
import { Button } from '../../parts/Button';
import { FixList } from '../../parts/FixList';
import { More } from '../../parts/More';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { RunFailed } from '../../parts/RunFailed';
import { CancelButton, RunProgress } from '../../parts/RunProgress';
import { Section } from '../../parts/Section';
import { SendTo } from '../../parts/SendTo';
import { goOn, isBusy, startRecheck, useApp } from '../../store';
import { OWNER_NAMES } from '../../words/names';
import { CheckAgain } from './CheckAgain';
import { Compared } from './Compared';
import { copy } from './copy';
import { LabSwitch } from './LabSwitch';

const Steps = ({ finding }: { finding: Finding }) => (
  <Section title="What to do" note={`Who: ${OWNER_NAMES[finding.owner]}. ${finding.nextStep}`}>
    {finding.fix.length > 0 ? <FixList fixes={finding.fix} first={finding.owner} /> : null}
  </Section>
);

const Others = ({ findings }: { findings: readonly Finding[] }) => {
  const withFix = findings.filter((finding) => finding.fix.length > 0);
  if (withFix.length === 0) return null;
  return (
    <Section title="Steps for the other possible causes">
      {withFix.map((finding) => (
        <More key={finding.causeId} title={finding.title}>
          <FixList fixes={finding.fix} first={finding.owner} />
        </More>
      ))}
    </Section>
  );
};

const Actions = ({ again }: { again: boolean }) => {
  const check = () => void startRecheck();
  const icon = <RotateCcw aria-hidden="true" />;
  // What comes next is the check until there is a comparison, and the report after that.
  return again ? (
    <>
      <Button icon={icon} onPress={check}>
        Check again
      </Button>
      <Button kind="primary" iconAfter={<ArrowRight aria-hidden="true" />} onPress={goOn}>
        Go on: Report
      </Button>
    </>
  ) : (
    <>
      <Button onPress={goOn}>Go on: Report</Button>
      <Button kind="primary" icon={icon} onPress={check}>
        Check again
      </Button>
    </>
  );
};

/** Why a check runs that nobody started. */
const Confirming = () => {
  const confirming = useApp(({ watch }) => watch.kind === 'on' && watch.phase === 'confirming');
  return confirming ? <Notice tone="info">{copy.confirming}</Notice> : null;
};

/** The steps to do, the second check, and what it changed. */
export const Step = () => {
  const document = useApp((state) => state.document);
  const run = useApp((state) => state.run);
  if (!document) return null;
  const { summary, findings, comparison } = document;
  const main = findings.find((finding) => finding.causeId === summary.causeId);
  const busy = isBusy(run);
  const fixed = comparison?.fixed ?? false;
  return (
    <Page
      title={fixed && !busy ? copy.titleFixed : copy.title}
      lead={fixed && !busy ? copy.leadFixed : main ? copy.leadNamed : copy.leadOther}
      hasError={run.kind === 'failed'}
      actions={busy ? <CancelButton /> : <Actions again={comparison !== null} />}
    >
      {busy ? <Confirming /> : null}
      {busy ? <RunProgress /> : <RunFailed />}
      {busy ? null : <Compared document={document} />}
      {busy ? null : <LabSwitch />}
      {busy || !main ? null : <Steps finding={main} />}
      {busy || fixed || !main ? null : <SendTo document={document} />}
      {busy ? null : <CheckAgain />}
      {busy || fixed ? null : (
        <Others findings={findings.filter((finding) => finding !== main).slice(0, 5)} />
      )}
    </Page>
  );
};
