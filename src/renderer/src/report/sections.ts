import type { ReportDocument } from '../../../shared/model/report';
import { answers } from './Answers';
import { couldNotTell, ruledOut } from './Causes';
import { checked } from './Checked';
import { comparison } from './Comparison';
import { findings } from './Findings';
import { limits } from './Limits';
import { measured } from './Measured';
import { overTime } from './OverTime';
import { pictures } from './Pictures';
import { policies } from './Policies';
import { programs } from './Programs';
import type { ReportSection } from './section';
import { transcript } from './Transcript';

/** What a help desk needs, behind the first page. */
const FIRST: readonly ReportSection[] = [comparison, findings, answers, limits];

/** For looking closer. */
const APPENDIX: readonly ReportSection[] = [
  pictures,
  checked,
  couldNotTell,
  ruledOut,
  programs,
  policies,
  measured,
  overTime,
  transcript,
];

const told = (all: readonly ReportSection[], document: ReportDocument) =>
  all.filter(({ has }) => has(document));

export const firstSections = (document: ReportDocument): readonly ReportSection[] => told(FIRST, document);

export const appendixSections = (document: ReportDocument): readonly ReportSection[] =>
  told(APPENDIX, document);

/** "A", "B", … as the appendix counts. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);
