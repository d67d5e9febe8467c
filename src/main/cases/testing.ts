import { execFileSync } from 'node:child_process';
import type { Asked } from '../../shared/model/asked';
import type { CaseFile, CaseRun } from '../../shared/model/case-file';

/** What was asked, for tests. */
export const askedFor = (host = 'example.com', more: Partial<Asked> = {}): Asked => ({
  target: { host, display: `${host}:443`, port: 443, serverName: host, addresses: [], extraRoots: [] },
  message: '',
  side: 'unknown',
  program: 'unknown',
  answers: {},
  lab: null,
  ...more,
});

/** A run that observed nothing, for tests. */
export const emptyRun = (id: string, more: Partial<CaseRun> = {}): CaseRun => ({
  id,
  startedAt: '2026-11-21T10:00:00.000Z',
  finishedAt: '2026-11-21T10:00:02.000Z',
  cancelled: false,
  evidence: {},
  ...more,
});

/** A case file, for tests. */
export const caseFor = (id: string, more: Partial<CaseFile> = {}): CaseFile => ({
  kind: 'handrail-case',
  schemaVersion: 1,
  id,
  createdAt: '2026-11-21T09:00:00.000Z',
  updatedAt: '2026-11-21T09:00:00.000Z',
  app: { name: 'Handrail', version: '0.1.0' },
  name: '',
  asked: askedFor(),
  runs: [],
  step: 'target',
  ...more,
});

const MAKE_PIPE = 'mkfifo';

/** A pipe that nobody writes to, at this path. Not on Windows, whose pipes have a place of their own, where no dialog leads. */
export const makePipe = (path: string): void => {
  execFileSync(MAKE_PIPE, [path]);
};
