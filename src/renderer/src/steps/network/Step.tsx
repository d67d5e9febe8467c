import type { ReportDocument } from '../../../../shared/model/report';
import { madeIn } from '../../../../shared/words/listed';
import { AreaPage } from '../../parts/AreaPage';
import { More } from '../../parts/More';
import { Section } from '../../parts/Section';
import { attemptsByPlace, ConnectionsGrid } from '../../pictures/ConnectionsGrid';
import { NetworkPath } from '../../pictures/NetworkPath';
import { StabilityChart } from '../../pictures/StabilityChart';
import { alwaysAnswered, repeatedLanes } from '../../pictures/stability-lanes';
import { count } from '../../words/format';
import { copy } from './copy';

/** The check came to a result, nothing of it points to the network, and what was repeated went well each time. */
const isCalm = ({ summary, findings, attemptMarks }: ReportDocument): boolean =>
  (summary.conclusion === 'cause-named' || summary.conclusion === 'nothing-wrong') &&
  findings.every(({ area }) => area !== 'network') &&
  alwaysAnswered(attemptMarks);

/** How the connections ended, in numbers. Folded in where there is nothing to see in them. */
const InFigures = ({ document }: { document: ReportDocument }) => {
  const places = attemptsByPlace(document.transcript);
  const figures = (
    <>
      {places.length > 0 ? (
        <ConnectionsGrid places={places} leftOut={document.transcriptLeftOut ?? 0} />
      ) : null}
      {repeatedLanes(document.attemptMarks).length > 0 ? (
        <StabilityChart marks={document.attemptMarks} caption="How steady it was, attempt by attempt" />
      ) : null}
    </>
  );
  if (!isCalm(document)) return figures;
  return (
    <More title="The connections in figures" extra={count(madeIn(document), 'connection')}>
      {figures}
    </More>
  );
};

/** The checklist, fourth: does the network carry the connection, every time and to every address? */
export const Step = () => (
  <AreaPage
    area="network"
    copy={copy}
    picture={(document) => (
      <>
        {document.path ? (
          <Section title="The way to the server">
            <NetworkPath path={document.path} />
          </Section>
        ) : null}
        <InFigures document={document} />
      </>
    )}
  />
);
