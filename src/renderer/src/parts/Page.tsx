import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { isStep, previousStep, STEPS } from '../flow';
import { goBack, newCase, set, useApp } from '../store';
import { Button } from './Button';
import { cx } from './cx';
import { LabStory } from './LabStory';
import { Notice } from './Notice';
import styles from './Page.module.css';
import { useHeading } from './use-heading';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The buttons at the end; Back stands before them by itself. */
  readonly actions?: ReactNode;
  readonly aside?: ReactNode;
  readonly hasError?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

const Eyebrow = () => {
  const page = useApp((state) => state.page);
  const lab = useApp((state) => state.told.lab !== null);
  const name = useApp((state) => state.caseName);
  if (!isStep(page)) return null;
  return (
    <p className={styles.eyebrow}>
      Step {STEPS.indexOf(page) + 1} of {STEPS.length}
      {lab ? <span className={styles.labTag}>Practice lab</span> : null}
      {name === '' ? null : (
        <span className={styles.caseName} translate="no">
          {name}
        </span>
      )}
    </p>
  );
};

const TopNotice = () => {
  const notice = useApp((state) => state.notice);
  if (!notice) return null;
  return (
    <Notice
      tone={notice.tone}
      role={notice.tone === 'problem' ? 'alert' : 'status'}
      onClose={() => set({ notice: null })}
    >
      {notice.text}
      {notice.afresh ? (
        <div className={styles.afresh}>
          <Button small onPress={() => void newCase()}>
            Start a new case instead
          </Button>
        </div>
      ) : null}
    </Notice>
  );
};

const BackButton = () => {
  const page = useApp((state) => state.page);
  if (previousStep(page) === null) return null;
  return (
    <div className={styles.back}>
      <Button kind="quiet" icon={<ArrowLeft aria-hidden="true" />} onPress={goBack}>
        Back
      </Button>
    </div>
  );
};

/** The frame of every page: heading, what it is about, the content, and the buttons at the end with Back first. */
export const Page = ({ title, lead, actions, aside, hasError = false, wide, children }: PageProps) => {
  const heading = useHeading(title, hasError);
  const isPractice = useApp((state) => state.told.lab !== null && isStep(state.page));
  const hasBack = useApp((state) => previousStep(state.page) !== null);
  return (
    <div className={cx(styles.page, aside ? styles.withAside : null, wide && styles.wide)}>
      <div className={styles.column}>
        <header className={styles.header}>
          <Eyebrow />
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
        </header>
        <TopNotice />
        {isPractice ? <LabStory /> : null}
        {children}
      </div>
      {aside ? <aside className={styles.aside}>{aside}</aside> : null}
      {actions || hasBack ? (
        <div className={styles.actions}>
          <div className={styles.actionRow}>
            <BackButton />
            <div className={styles.forward}>{actions}</div>
          </div>
        </div>
      ) : null}
    </div>
  );
};
