import type { ReportDocument } from '../../shared/model/report';
import type { Judging } from '../cases/judge-case';
import { readMessage } from '../engine/messages/read-message';
import { readEvidence } from '../engine/run/parse-evidence';
import { PROBES } from '../engine/run/registry';

/** Judging with everything this program knows: all probes, all causes, all messages. */
export const judgingFor = (app: ReportDocument['app']): Judging => ({
  app,
  probes: PROBES.map(({ id, question, areas }) => ({ id, question, areas })),
  readEvidence,
  readMessage,
});
