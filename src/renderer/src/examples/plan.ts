import type { Plan, Progress } from '../../../shared/model/progress';
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
});
