import { ArrowRight } from 'lucide-react';
import type { Finding } from '../../../../shared/model/finding';
import type { ReportDocument } from '../../../../shared/model/report';
import { Button } from '../../parts/Button';
import { Evidence } from '../../parts/Evidence';
import { FindingCard } from '../../parts/FindingCard';
import { FixList } from '../../parts/FixList';
import { Glossed } from '../../parts/Glossed';
import { LabLesson } from '../../parts/LabLesson';
import { More } from '../../parts/More';
import { Page } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { SendTo } from '../../parts/SendTo';
import { VerdictPanel } from '../../parts/Verdicts';
import { Ladder } from '../../pictures/Ladder';
import { Mark } from '../../pictures/Mark';
import { go, goOn, useApp } from '../../store';
import { count } from '../../words/format';
import { keyed } from '../../words/keyed';
import { SHOWN_FIRST } from '../../words/names';
import { copy, TITLES } from './copy';
import { Gone } from './Gone';
import styles from './Step.module.css';

const Picture = ({ document }: { document: ReportDocument }) => {
  const { ladder } = document;
  const attempt = ladder ? document.transcript.find((one) => one.id === ladder.attemptId) : undefined;
  if (!ladder || !attempt) return null;
  return (
    <Section title="The opening conversation (handshake)">
      <Ladder attempt={attempt} caption={ladder.caption} />
    </Section>
  );
};

const Main = ({ finding, document }: { finding: Finding; document: ReportDocument }) => (
  <>
    {/* Often the explanation above is the meaning already; nobody wants to read it twice. */}
    {finding.meaning === document.summary.explanation ? null : (
      <Section title="What it means">
        <p>
          <Glossed>{finding.meaning}</Glossed>
        </p>
      </Section>
    )}
    <Picture document={document} />
    {finding.fix.length > 0 ? (
      <Section title="How it is fixed">
        <FixList fixes={finding.fix} first={finding.owner} />
      </Section>
    ) : null}
    <SendTo document={document} />
    <Section title="Why do we think so?">
      <Evidence finding={finding} transcript={document.transcript} />
    </Section>
  </>
);

const Others = ({ findings, document }: { findings: readonly Finding[]; document: ReportDocument }) => {
  if (findings.length === 0) return null;
  const named = document.summary.conclusion === 'cause-named';
  const first = named ? SHOWN_FIRST - 1 : SHOWN_FIRST;
  const card = (finding: Finding) => (
    <FindingCard
      key={finding.causeId}
      finding={finding}
      transcript={document.transcript}
      withMeaning={!named}
    />
  );
  return (
    <Section title={named ? 'Other possible causes' : 'Possible causes'}>
      {findings.slice(0, first).map(card)}
      {findings.length > first ? (
        <More
          title={count(
            findings.length - first,
            'more that was not ruled out',
            'more that were not ruled out',
          )}
        >
          <div className={styles.further}>{findings.slice(first).map(card)}</div>
        </More>
      ) : null}
    </Section>
  );
};

const Advice = ({ document }: { document: ReportDocument }) => {
  const { conclusion } = document.summary;
  if (conclusion !== 'nothing-wrong') return null;
  return (
    <Section title="What you can try">
      <ol className={styles.advice}>
        {copy.tryNothingWrong.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Section>
  );
};

const Limits = ({ document }: { document: ReportDocument }) => (
  <Section title="What can’t be seen from here">
    <More title="The limits of this check">
      <ul className={styles.limits}>
        {keyed(document.limits).map(({ key, item }) => (
          <li key={key}>{item}</li>
        ))}
      </ul>
    </More>
  </Section>
);

const Actions = ({ document }: { document: ReportDocument }) => (
  <>
    {document.summary.conclusion === 'cancelled' ? (
      <Button kind="primary" onPress={() => go('check')}>
        Go to the check
      </Button>
    ) : null}
    <Button
      kind={document.summary.conclusion === 'cancelled' ? 'secondary' : 'primary'}
      iconAfter={<ArrowRight aria-hidden="true" />}
      onPress={goOn}
    >
      Go on: Fix and check again
    </Button>
  </>
);

/** The two lines of the pair say it already: then only what they leave unsaid. */
const restOf = ({ works, fails, sentence }: NonNullable<ReportDocument['difference']>): string =>
  sentence === `It works when ${works}, and fails when ${fails}; nothing else differed.`
    ? 'Nothing else differed.'
    : sentence;

/** The one change that makes it work, measured as a pair. */
const OneChange = ({ document: { difference } }: { document: ReportDocument }) =>
  difference ? (
    <Section title={difference.holds ? 'The one change that makes it work' : 'What differed'}>
      <dl className={styles.pair}>
        <dt>
          <Mark shape="solid" /> It works
        </dt>
        <dd>{difference.works}</dd>
        <dt>
          <Mark shape="cross" /> It fails
        </dt>
        <dd>{difference.fails}</dd>
      </dl>
      <p>{restOf(difference)}</p>
    </Section>
  ) : null;

/** The answer: what is wrong and who can fix it, with everything that speaks for it. */
export const Step = () => {
  const document = useApp((state) => state.document);
  if (!document) return null;
  const { summary, findings } = document;
  const main =
    summary.conclusion === 'cause-named'
      ? (findings.find((finding) => finding.causeId === summary.causeId) ?? findings[0])
      : undefined;
  return (
    <Page title={TITLES[summary.conclusion]} actions={<Actions document={document} />}>
      <VerdictPanel summary={summary} />
      <OneChange document={document} />
      {main ? <Main finding={main} document={document} /> : null}
      <Advice document={document} />
      {main ? null : <Picture document={document} />}
      <Others findings={findings.filter((finding) => finding !== main)} document={document} />
      {main ? null : <SendTo document={document} />}
      <Gone document={document} />
      <Limits document={document} />
      <LabLesson />
    </Page>
  );
};
