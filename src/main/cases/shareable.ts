import type { CaseFile } from '../../shared/model/case-file';
import { LONGEST_NAME } from '../../shared/model/case-limits';
import { MESSAGE_LIMIT } from '../../shared/model/message-limit';
import type { ReportDocument } from '../../shared/model/report';
import { redact } from '../report/redact';
import { caseText } from './store';

/** A report carries the beginning of a long text only; the case has all of it, with its secrets taken out in the same way. */
const wholeMessage = (file: CaseFile, document: ReportDocument): string =>
  document.messageLength === undefined
    ? document.asked.message
    : redact({
        ...document,
        asked: { ...document.asked, message: file.asked.message },
      }).asked.message.slice(0, MESSAGE_LIMIT);

/**
 * The case as text for other people's eyes: what the person typed and pasted is taken from the report, where secrets are out already.
 * It still opens and gives the same result.
 */
export const shareableCaseText = (file: CaseFile, document: ReportDocument): string =>
  caseText({
    ...file,
    name: (document.caseName ?? '').slice(0, LONGEST_NAME),
    asked: { ...document.asked, message: wholeMessage(file, document) },
  });
