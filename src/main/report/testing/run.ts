import type { Asked } from '../../../shared/model/asked';
import type { Evidence } from '../../../shared/model/evidence';
import { asked } from '../../engine/diagnosis/testing/build';
import { readMessage } from '../../engine/messages/read-message';
import type { ToProject } from '../project';
import { PROBES } from './probes';

/** A finished run of a test, ready to be projected; the pasted text is read like in the program. */
export const toProject = (evidence: Evidence, change: Partial<Asked> = {}): ToProject => {
  const all = asked(change);
  return {
    asked: all,
    message: all.message === '' ? null : readMessage(all.message),
    evidence,
    run: {
      id: 'run-1',
      startedAt: '2026-03-03T14:05:00.000Z',
      finishedAt: '2026-03-03T14:05:09.000Z',
      cancelled: false,
    },
    app: { name: 'Handrail', version: '0.1.0', runtime: 'Node 20' },
    probes: PROBES,
  };
};
