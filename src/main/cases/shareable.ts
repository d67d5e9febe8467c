import type { CaseFile } from '../../shared/model/case-file';
import { LONGEST_NAME } from '../../shared/model/case-limits';
import type { ReportDocument } from '../../shared/model/report';
import { caseText } from './store';

/**
 * The case as text for other people's eyes: what the person typed and pasted is taken from the report, where secrets are out already.
 * It still opens and gives the same result.
 */
export const shareableCaseText = (file: CaseFile, document: ReportDocument): string =>
  caseText({ ...file, name: (document.caseName ?? '').slice(0, LONGEST_NAME), asked: document.asked });
