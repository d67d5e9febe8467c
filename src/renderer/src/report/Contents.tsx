import type { ReportDocument } from '../../../shared/model/report';
import { appendixSections, firstSections, letterOf } from './sections';

/** What is in the report, and where: a help desk needs the first part, whoever looks closer the second. */
export const Contents = ({ document }: { readonly document: ReportDocument }) => {
  const first = firstSections(document);
  const appendix = appendixSections(document);
  if (appendix.length === 0) return null;
  return (
    <nav className="rp-contents" aria-labelledby="rp-contents">
      <p className="rp-label" id="rp-contents">
        In this report
      </p>
      <ol>
        {first.map(({ id, title }) => (
          <li key={id}>
            <a href={`#rp-${id}`}>{title}</a>
          </li>
        ))}
      </ol>
      <p>Appendix, for looking closer</p>
      <ol>
        {appendix.map(({ id, title }, index) => (
          <li key={id}>
            <a href={`#rp-${id}`}>
              <span translate="no">{letterOf(index)}</span> <span>{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
};
