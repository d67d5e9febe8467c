import type { ReportDocument } from '../../../shared/model/report';
import { messageExcerpt } from './message-excerpt';

/** The text that the person pasted. A long one is cut, which is said, with how long it was and where the rest is. */
export const Message = ({ document }: { readonly document: ReportDocument }) => {
  const { asked, message } = document;
  const shown = messageExcerpt(asked.message);
  const length = document.messageLength ?? asked.message.length;
  const isCut = shown.length < asked.message.trimEnd().length;
  return (
    <>
      <pre className="rp-message">{shown}</pre>
      {isCut ? (
        <p className="rp-cut">
          <strong>{`Cut here: the whole text has ${length} characters.`}</strong>{' '}
          <span>The case file keeps all of it.</span>
        </p>
      ) : null}
      {isCut ? (
        <details className="rp-more rp-screen">
          <summary>Show more of it</summary>
          <pre className="rp-message">{asked.message}</pre>
        </details>
      ) : null}
      {message?.summary ? <span className="rp-why">{message.summary}</span> : null}
    </>
  );
};
