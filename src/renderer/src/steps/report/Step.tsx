import { Plus } from 'lucide-react';
import { Button } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { SaveLine, SaveList, SaveRow } from '../../parts/SaveList';
import { Section } from '../../parts/Section';
import { ReportView } from '../../report/ReportView';
import { newCase, saveReport, useApp } from '../../store';
import { summaryText } from '../../words/summary';
import { copy, SAVES } from './copy';
import styles from './Step.module.css';

const Save = ({ as, ...words }: (typeof SAVES)[number]) => {
  const state = useApp((all) => all.saves[as]);
  return <SaveRow {...words} main={as === 'pdf'} state={state} onSave={() => void saveReport(as)} />;
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
        <SaveList>
          {SAVES.map((save) => (
            <Save key={save.as} {...save} />
          ))}
          <SaveLine hint="A few lines for a mail or a ticket.">
            <CopyButton text={summaryText(document)} label="Copy the summary">
              Copy the summary
            </CopyButton>
          </SaveLine>
        </SaveList>
      </Section>
      <Section title="Preview">
        <div className={styles.sheet}>
          <ReportView document={document} top={2} />
        </div>
      </Section>
    </Page>
  );
};
