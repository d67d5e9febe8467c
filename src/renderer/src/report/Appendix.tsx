import type { ReportDocument } from '../../../shared/model/report';
import { H, Part, type Top } from './H';
import type { ReportSection } from './section';
import { appendixSections, letterOf } from './sections';

interface Props {
  readonly document: ReportDocument;
  readonly top: Top;
}

/** Short and whole: on a screen the whole is folded in below the short one, on paper the short one stands alone. */
const Content = ({ section: { title, Body, Short }, ...props }: Props & { section: ReportSection }) =>
  Short === undefined ? (
    <Body {...props} />
  ) : (
    <>
      <Short {...props} />
      <details className="rp-more rp-screen">
        <summary>
          <span>Show all of it</span>
          <span className="pic-words">{title}</span>
        </summary>
        <Body {...props} />
      </details>
    </>
  );

const AppendixPart = ({ section, letter, ...props }: Props & { section: ReportSection; letter: string }) => (
  <section
    className={`rp-part${section.className === undefined ? '' : ` ${section.className}`}`}
    aria-labelledby={`rp-${section.id}`}
  >
    <H level={3} top={props.top} id={`rp-${section.id}`}>
      <span className="rp-letter" translate="no">
        {letter}
      </span>{' '}
      <span>{section.title}</span>
    </H>
    <Content section={section} {...props} />
  </section>
);

/** Everything for looking closer, after what a help desk needs. */
export const Appendix = ({ document, top }: Props) => {
  const sections = appendixSections(document);
  if (sections.length === 0) return null;
  return (
    <Part title="Appendix: for looking closer" top={top} id="appendix" className="rp-appendix">
      <p className="rp-paper">
        On paper this part is shortened to what says something. Nothing is lost: the web page of this report
        (HTML) has all of it folded in, and its data (JSON) and the case file keep everything that was
        measured.
      </p>
      {sections.map((section, index) => (
        <AppendixPart
          key={section.id}
          section={section}
          letter={letterOf(index)}
          document={document}
          top={top}
        />
      ))}
    </Part>
  );
};
