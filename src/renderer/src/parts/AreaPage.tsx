import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Area } from '../../../shared/model/asked';
import type { ReportDocument } from '../../../shared/model/report';
import { asideReason } from '../aside';
import { nextStep } from '../flow';
import { goOn, useApp } from '../store';
import styles from './AreaPage.module.css';
import { Found, Means, ToDo, Untold } from './AreaParts';
import type { AreaMeanings, AreaView } from './area-view';
import { areaView } from './area-view';
import { checkedSentence } from './area-words';
import { Button } from './Button';
import { Glossed } from './Glossed';
import { More } from './More';
import { Notice } from './Notice';
import { Page } from './Page';
import { ProbeList } from './ProbeList';
import { Questions } from './Questions';
import { Section } from './Section';
import { Standing } from './Standing';
import { STEP_NAMES } from './step-names';

/** The words of one checklist page. `means`: what each state of the area means for the person. */
export interface AreaCopy {
  readonly title: string;
  readonly lead: string;
  readonly means: AreaMeanings;
}

interface PartsProps {
  readonly area: Area;
  readonly copy: AreaCopy;
  readonly picture: ((document: ReportDocument) => ReactNode) | undefined;
  readonly document: ReportDocument;
}

/** So many questions stay in sight; more of them are folded behind the sentence that counts them. */
const FEW = 2;

const Checked = ({ view }: { view: AreaView }) => (
  <Section title="What was checked">
    <p>{checkedSentence(view)}</p>
    {view.ran.length > FEW ? (
      <More title="Each question with its answer">
        <ProbeList probes={view.ran} />
      </More>
    ) : (
      <ProbeList probes={view.ran} />
    )}
  </Section>
);

const Parts = ({ area, copy, picture, document }: PartsProps) => {
  const view = areaView(document, area);
  return (
    <>
      <Checked view={view} />
      <Found view={view} document={document} />
      {picture?.(document)}
      <Means view={view} means={copy.means} />
      <Section title="What only you can answer">
        <Questions area={area} />
      </Section>
      <ToDo view={view} area={area} document={document} />
      <Untold lines={view.couldNotTell} />
    </>
  );
};

/** A page that does not apply says why, and keeps everything else at hand. */
const Aside = ({ why, children }: { why: string; children: ReactNode }) => (
  <>
    <Notice tone="unsure" title="This step does not apply to this check">
      <p>
        <Glossed>{why}</Glossed>
      </p>
    </Notice>
    <More title="Look at this step all the same">
      <div className={styles.aside}>{children}</div>
    </More>
  </>
);

/** One step of the checklist; all five have this shape. `picture` stands with what was found. */
export const AreaPage = ({
  area,
  copy,
  picture,
}: {
  readonly area: Area;
  readonly copy: AreaCopy;
  readonly picture?: (document: ReportDocument) => ReactNode;
}) => {
  const document = useApp((state) => state.document);
  if (!document) return null;
  const why = asideReason(document, area);
  const parts = <Parts area={area} copy={copy} picture={picture} document={document} />;
  const next = nextStep(area);
  return (
    <Page
      title={copy.title}
      lead={<Glossed>{copy.lead}</Glossed>}
      aside={<Standing />}
      actions={
        <Button kind="primary" iconAfter={<ArrowRight aria-hidden="true" />} onPress={goOn}>
          {next ? `Go on: ${STEP_NAMES[next]}` : 'Go on'}
        </Button>
      }
    >
      {why === null ? parts : <Aside why={why}>{parts}</Aside>}
    </Page>
  );
};
