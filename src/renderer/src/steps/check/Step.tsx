import { ArrowRight, Play, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import type { ReportDocument } from '../../../../shared/model/report';
import { Button } from '../../parts/Button';
import { More } from '../../parts/More';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { ProbeList } from '../../parts/ProbeList';
import { RunFailed } from '../../parts/RunFailed';
import { CancelButton, RunProgress } from '../../parts/RunProgress';
import { Section } from '../../parts/Section';
import { RunTimeline } from '../../pictures/RunTimeline';
import { runPicture } from '../../pictures/run-bars';
import { go, goOn, isBusy, showPlan, startRun, useApp } from '../../store';
import { count, formatMs } from '../../words/format';
import { copy } from './copy';
import { Plan } from './Plan';

const start = () => void startRun();
const arrow = <ArrowRight aria-hidden="true" />;

const Running = () => (
  <Page title={copy.titleRunning} lead={copy.leadRunning} actions={<CancelButton />}>
    <RunProgress />
  </Page>
);

const Ready = ({ failed, asks }: { failed: boolean; asks: boolean }) => (
  <Page
    title={asks ? copy.titleAsk : failed ? copy.titleFailed : copy.titlePlan}
    lead={failed ? copy.leadFailed : copy.leadPlan}
    hasError={failed}
    actions={
      <Button kind="primary" icon={<Play aria-hidden="true" />} onPress={start}>
        {failed ? 'Start the check again' : 'Start the check'}
      </Button>
    }
  >
    <RunFailed />
    <Plan />
  </Page>
);

const lasted = (document: ReportDocument): number =>
  Math.max(0, Date.parse(document.finishedAt) - Date.parse(document.startedAt));

const having = (
  document: ReportDocument,
  ...all: readonly ReportDocument['ran'][number]['status'][]
): number => document.ran.filter(({ status }) => all.includes(status)).length;

/** What was not needed is no failure, and is not counted like one. */
const doneLead = (document: ReportDocument): string => {
  const untold = having(document, 'gave-up', 'bug');
  const spared = having(document, 'skipped');
  return [
    `${count(having(document, 'ok'), 'question')} answered, with ${count(document.connections.used, 'connection')} in ${formatMs(lasted(document))}.`,
    ...(untold > 0 ? [`Could not be told: ${untold}.`] : []),
    ...(spared > 0 ? [`Not needed: ${spared}.`] : []),
    'Go through the checklist to see what was found, or go to the result at once.',
  ].join(' ');
};

const words = (document: ReportDocument, failed: boolean, asks: boolean) => {
  if (failed)
    return {
      title: asks ? copy.titleAsk : copy.titleFailed,
      lead: copy.leadFailedAgain,
      list: copy.listEarlier,
    };
  return document.summary.conclusion === 'cancelled'
    ? { title: copy.titleCancelled, lead: copy.leadCancelled, list: copy.listCancelled }
    : { title: copy.titleDone, lead: doneLead(document), list: copy.listDone };
};

/** `failed`: a further run failed; the document is that of the run before it. */
const Done = ({ document, failed, asks }: { document: ReportDocument; failed: boolean; asks: boolean }) => {
  const { title, lead, list } = words(document, failed, asks);
  return (
    <Page
      title={title}
      lead={lead}
      hasError={failed}
      actions={
        <>
          <Button icon={<RotateCcw aria-hidden="true" />} onPress={start}>
            Run the check again
          </Button>
          <Button onPress={() => go('result')}>Go to the result</Button>
          <Button kind="primary" iconAfter={arrow} onPress={goOn}>
            Go on: Certificates
          </Button>
        </>
      }
    >
      {failed ? <RunFailed /> : null}
      {title === copy.titleCancelled ? (
        <Notice tone="unsure" title="You stopped the check">
          {`${count(document.connections.used, 'connection')} had been made. Run it again whenever you like; nothing was changed anywhere.`}
        </Notice>
      ) : null}
      <Section title={list}>
        <ProbeList probes={document.ran} />
      </Section>
      {runPicture(document).bars.length > 0 ? (
        <More title="The check over time" level={2}>
          <RunTimeline document={document} />
        </More>
      ) : null}
    </Page>
  );
};

/** The third page: the plan, the run with its progress, and how it ended. */
export const Step = () => {
  const run = useApp((state) => state.run);
  const document = useApp((state) => state.document);
  const target = useApp((state) => state.target);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another target has another plan
  useEffect(() => void showPlan(), [target]);
  if (isBusy(run)) return <Running />;
  const failed = run.kind === 'failed';
  const asks = run.kind === 'failed' && run.asksAgain === true;
  return document ? (
    <Done document={document} failed={failed} asks={asks} />
  ) : (
    <Ready failed={failed} asks={asks} />
  );
};
