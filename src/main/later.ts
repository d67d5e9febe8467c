import type { ReportDocument } from '../shared/model/report';
import type { Knowledge } from './app/knowledge';
import type { Judge } from './cases/judge-case';
import { readReportOutputs } from './report/later';

/** The first page stands by then, and nobody has started a check. */
const READS_AHEAD_MS = 3_000;

/** What the window opens without: read once, when it is first wanted. */
export interface Later {
  readonly knowledge: () => Promise<Knowledge>;
  readonly judge: () => Promise<Judge>;
  /** Reads it soon, wanted or not: a program that is replaced while it runs finds none of it any more. */
  readonly readAhead: () => void;
}

/** For this program, as its reports name it. */
export const wantedLater = (app: ReportDocument['app']): Later => {
  let known: Promise<Knowledge> | null = null;
  const knowledge = (): Promise<Knowledge> => {
    known ??= import('./app/knowledge').then(({ know }) => know(app));
    return known;
  };
  const readAll = async (): Promise<void> => {
    await knowledge();
    await readReportOutputs();
  };
  return {
    knowledge,
    judge: async () => (await knowledge()).judge,
    readAhead: () => void setTimeout(() => void readAll().catch(() => undefined), READS_AHEAD_MS).unref(),
  };
};
