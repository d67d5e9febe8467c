import { ArrowRight } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button } from '../../parts/Button';
import { ErrorSummary } from '../../parts/ErrorSummary';
import { Field } from '../../parts/Field';
import { More } from '../../parts/More';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { editDraft, hasSettings, loadCases, submitTarget, useApp } from '../../store';
import { Cases } from './Cases';
import { copy, FIELD_IDS, PROXY_FIELD } from './copy';
import { LabDoor } from './LabDoor';
import { Settings } from './Settings';
import styles from './Step.module.css';

const Recognised = () => {
  const recognised = useApp((state) => state.recognised);
  const box = useRef<HTMLDivElement>(null);
  // The next thing to do is in the field below it, wherever the page was scrolled to.
  useEffect(() => {
    if (!recognised) return;
    document.getElementById(FIELD_IDS.text)?.focus();
    box.current?.scrollIntoView();
  }, [recognised]);
  if (!recognised) return null;
  return (
    <div ref={box}>
      <Notice tone="info" title={copy.recognised}>
        {recognised.found === null ? copy.recognisedWithout : copy.recognisedWithAddress}
      </Notice>
    </div>
  );
};

const Examples = () => (
  <p className={styles.examples}>
    For example{' '}
    {copy.examples.map((example) => (
      <code key={example}>{example}</code>
    ))}
  </p>
);

/** What is wrong, for the box above the fields: the same list until the next try, since it takes the focus when it changes. */
const useSummary = () => {
  const problems = useApp((state) => state.problems);
  const wayProblem = useApp((state) => state.wayProblem);
  return useMemo(
    () => [
      ...problems.map(({ field, sentence }) => ({ fieldId: FIELD_IDS[field], sentence })),
      ...(wayProblem ? [{ fieldId: PROXY_FIELD, sentence: wayProblem.sentence }] : []),
    ],
    [problems, wayProblem],
  );
};

/** The first page: what to reach, earlier cases, and the way into the practice lab. */
export const Step = () => {
  const draft = useApp((state) => state.draft);
  const problems = useApp((state) => state.problems);
  const wayProblem = useApp((state) => state.wayProblem);
  const parsing = useApp((state) => state.parsing);
  useEffect(() => void loadCases(), []);
  const summary = useSummary();
  const elsewhere = wayProblem !== null || problems.some((problem) => problem.field !== 'text');
  const set = useApp(hasSettings);
  return (
    <Page
      title={copy.title}
      lead={copy.lead}
      hasError={summary.length > 0}
      actions={
        <Button
          kind="primary"
          isPending={parsing}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onPress={() => void submitTarget()}
        >
          Go on: Your program
        </Button>
      }
    >
      <ErrorSummary problems={summary} />
      <Recognised />
      <div className={styles.question}>
        <Field
          id={FIELD_IDS.text}
          label={copy.field}
          big
          lines={{ min: 1, max: 7 }}
          maxLength={20_000}
          value={draft.text}
          problem={problems.find((problem) => problem.field === 'text')}
          onChange={(text) => editDraft({ text })}
          onEnter={() => void submitTarget()}
        />
        <Examples />
        <More
          key={String(elsewhere)}
          title="More settings"
          extra="another address or name, STARTTLS, a proxy, certificates, the pace"
          open={elsewhere || set}
        >
          <Settings />
        </More>
      </div>
      <div className={styles.below}>
        <Cases />
        <LabDoor />
      </div>
    </Page>
  );
};
