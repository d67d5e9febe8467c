import type { ReportDocument } from '../../../shared/model/report';
import { Appendix } from './Appendix';
import { FirstPage } from './FirstPage';
import { Part, type Top } from './H';
import { firstSections } from './sections';

const Privacy = ({ document }: { document: ReportDocument }) => (
  <footer className="rp-foot">
    <p>
      This report was made on the person’s own computer by {document.app.name} {document.app.version} (
      {document.app.runtime}). Nothing left that computer but the check’s own questions: look-ups of names,
      and connections to the server, to a proxy on the way, and to those whom its certificates name.
      Addresses, names and what the server sent are in it; passwords and keys are not. Case {document.id}.
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
    {firstSections(document).map(({ id, title, Body, className }) => (
      <Part key={id} title={title} top={top} id={id} {...(className === undefined ? {} : { className })}>
        <Body document={document} top={top} />
      </Part>
    ))}
    <Appendix document={document} top={top} />
    <Privacy document={document} />
  </article>
);
