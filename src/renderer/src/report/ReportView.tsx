import type { ReportDocument } from '../../../shared/model/report';
import { Findings } from './Findings';
import { FirstPage } from './FirstPage';
import type { Top } from './H';
import {
  Answers,
  Checked,
  Comparison,
  CouldNotTell,
  Limits,
  MeasuredFacts,
  Policies,
  Programs,
  RuledOut,
} from './Lists';
import { OverTime } from './OverTime';
import { Pictures } from './Pictures';
import { Transcript } from './Transcript';

const Privacy = ({ document }: { document: ReportDocument }) => (
  <footer className="rp-foot">
    <p>
      This report was made on the person’s own computer by {document.app.name} {document.app.version} (
      {document.app.runtime}). Nothing left that computer but the connections listed above. Addresses, names
      and what the server sent are in it; passwords and keys are not. Case {document.id}.
    </p>
  </footer>
);

/**
 * The whole report as a page: preview, HTML and PDF are this same view. Pure: no hooks, no handlers, no styles but report.css,
 * so that `renderToStaticMarkup` gives the finished text. Everything from outside is escaped by React.
 */
export const ReportView = ({
  document,
  top = 1,
}: {
  readonly document: ReportDocument;
  readonly top?: Top;
}) => (
  <article className="report" aria-labelledby="rp-headline">
    <FirstPage document={document} top={top} />
    <Comparison document={document} top={top} />
    <Findings document={document} top={top} />
    <Pictures document={document} top={top} />
    <Checked document={document} top={top} />
    <Answers document={document} top={top} />
    <RuledOut document={document} top={top} />
    <CouldNotTell document={document} top={top} />
    <Limits document={document} top={top} />
    <Programs document={document} top={top} />
    <Policies document={document} top={top} />
    <MeasuredFacts document={document} top={top} />
    <OverTime document={document} top={top} />
    <Transcript document={document} top={top} />
    <Privacy document={document} />
  </article>
);
