import { FileDown, Plus } from 'lucide-react';
import { Button } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { Section } from '../../parts/Section';
import { ReportView } from '../../report/ReportView';
import type { SaveAs } from '../../store';
import { newCase, saveReport, useApp } from '../../store';
import { summaryText } from '../../words/summary';
import { copy, SAVES } from './copy';
import styles from './Step.module.css';

const Outcome = ({ as }: { as: SaveAs }) => {
  const state = useApp((all) => all.saves[as]);
  if (!state || state.kind === 'saving') return null;
  if (state.kind === 'saved') {
    return (
      <Notice tone="good" title="Saved">
        <span className="mono">{state.path}</span>
      </Notice>
    );
  }
  return (
    <Notice tone="problem" title="Not saved">
      {state.message} Your case is kept in Handrail; choose another place and save again.
    </Notice>
  );
};

const SaveRow = ({ as, label, hint, main }: { as: SaveAs; label: string; hint: string; main: boolean }) => {
  const saving = useApp((state) => state.saves[as]?.kind === 'saving');
  return (
    <li>
      <div className={styles.save}>
        <Button
          kind={main ? 'primary' : 'secondary'}
          icon={<FileDown aria-hidden="true" />}
          isPending={saving}
          onPress={() => void saveReport(as)}
        >
          {saving ? 'Saving…' : label}
        </Button>
        <p className="muted">{hint}</p>
      </div>
      <Outcome as={as} />
    </li>
  );
};

/** A case that is not on the disk is lost when the window closes; a file elsewhere is the way out. */
const Unsaved = () => {
  const unsaved = useApp((state) => state.unsaved);
  if (unsaved === null) return null;
  return (
    <Notice tone="problem" title="This case is not saved on this computer yet">
      {unsaved} Save it as a case file in another place to be sure.
    </Notice>
  );
};

/** The last page: the report as it will be saved, and the ways to save it. */
export const Step = () => {
  const document = useApp((state) => state.document);
  if (!document) return null;
  return (
    <Page
      title={copy.title}
      lead={copy.lead}
      wide
      actions={
        <Button icon={<Plus aria-hidden="true" />} onPress={() => void newCase()}>
          Start a new case
        </Button>
      }
    >
      <Unsaved />
      <Section title="Save or copy it">
        <ul className={styles.saves}>
          {SAVES.map((save) => (
            <SaveRow key={save.as} {...save} main={save.as === 'pdf'} />
          ))}
          <li className={styles.save}>
            <CopyButton text={summaryText(document)} label="Copy the summary">
              Copy the summary
            </CopyButton>
            <p className="muted">A few lines for a mail or a ticket.</p>
          </li>
        </ul>
      </Section>
      <Section title="Preview">
        <div className={styles.sheet}>
          <ReportView document={document} top={2} />
        </div>
      </Section>
    </Page>
  );
};
