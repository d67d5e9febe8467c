import type { ReportDocument } from '../../../shared/model/report';
import type { AppState } from '../store';
import { dotnetReading } from './reading';

/** One state of a page by name; what is not given is as in a new case. */
export type Examples = Readonly<Record<string, Partial<AppState>>>;

/** A wizard that has a finished run. */
export const withDocument = (document: ReportDocument): Partial<AppState> => {
  const { target, message, side, program, client = null, answers, lab } = document.asked;
  const told = { message, side, program, client, answers, lab };
  return {
    caseId: 'case-20261121-0914',
    target,
    draft: { text: target.display, addresses: '', port: '', serverName: '', noServerName: false },
    told,
    judgedTold: JSON.stringify(told),
    reading: message === '' ? null : dotnetReading,
    document,
    visited: ['target', 'program', 'check'],
  };
};
