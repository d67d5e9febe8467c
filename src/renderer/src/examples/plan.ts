import { type AttemptMarks, packMarks, unpackMarks } from '../../../shared/model/attempt-marks';
import type { Plan, Progress } from '../../../shared/model/progress';
import { flappingMarks, RAN_MARKS } from './marks';
import { RAN } from './ran';

/** What a check is going to do. */
export const plan: Plan = {
  connections: 40,
  atOnce: 8,
  seconds: 60,
  gentle: false,
  probes: RAN.map(({ id, question, connections }) => ({
    when: id === 'plain-answer' ? 'Only when the greeting is not answered.' : null,
    id,
    question,
    connections: Math.max(connections, id === 'starttls' ? 2 : 0),
  })),
};

const marksAfter = (done: number): AttemptMarks => {
  const over = new Set(RAN.slice(0, done).map(({ id }) => id));
  return packMarks(unpackMarks(RAN_MARKS).filter(({ probe }) => over.has(probe)));
};

/** The picture of a run after `done` questions. */
export const progressAfter = (done: number, runId: string, elapsedMs: number): Progress => ({
  runId,
  elapsedMs,
  connectionsUsed: RAN.slice(0, done).reduce((sum, probe) => sum + probe.connections, 0),
  connectionsLimit: 40,
  probes: RAN.map(({ id, question, status, outcome }, index) => ({
    id,
    question,
    state: index < done ? 'done' : index < done + 2 ? 'running' : 'waiting',
    status: index < done ? status : null,
    outcome: index < done ? outcome : '',
  })),
  attemptMarks: marksAfter(done),
});

/** The run of the gallery that grows by one attempt with each picture. */
export const LIVE_RUN = 'run-live';

/** The picture of a run that repeats the same greeting, after so many times. */
export const progressOfRepeats = (attempts: number, elapsedMs: number): Progress => {
  const before = progressAfter(8, LIVE_RUN, elapsedMs);
  return {
    ...before,
    connectionsUsed: before.connectionsUsed + attempts,
    connectionsLimit: 640,
    attemptMarks: flappingMarks(attempts),
  };
};
