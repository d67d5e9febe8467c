import { readMessage } from '../../src/main/engine/messages/read-message';
import type { LocalSettingsFacts } from '../../src/main/engine/probes/local-settings-facts';
import { PROBES } from '../../src/main/engine/run/registry';
import { startRun } from '../../src/main/engine/run/session';
import { projectReport } from '../../src/main/report/project';
import type { Asked } from '../../src/shared/model/asked';
import type { Evidence } from '../../src/shared/model/evidence';
import type { Progress } from '../../src/shared/model/progress';
import type { ReportDocument } from '../../src/shared/model/report';
import type { RunSecrets } from '../../src/shared/model/way';

export interface OneRun {
  readonly evidence: Evidence;
  readonly document: ReportDocument;
  readonly cancelled: boolean;
  readonly seconds: number;
}

interface Options {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** The report before the repair, for "check again". */
  readonly before?: ReportDocument;
  /** What only the run may know: the program's own certificate with its key. */
  readonly secrets?: RunSecrets;
  /** The settings of a pretended computer; default: this one's. */
  readonly local?: LocalSettingsFacts;
}

/** A whole run of the real engine in this process, and the report made from it. */
export const runOnce = async (asked: Asked, options: Options = {}): Promise<OneRun> => {
  const { onProgress = () => undefined, before, local, ...rest } = options;
  const pretended = local === undefined ? {} : { readSettings: async () => local };
  const { evidence, cancelled, startedAt, finishedAt } = await startRun(asked, {
    onProgress,
    ...rest,
    ...pretended,
  });
  const document = projectReport({
    asked,
    message: asked.message === '' ? null : readMessage(asked.message),
    evidence,
    run: { id: 'a-case', startedAt, finishedAt, cancelled },
    probes: PROBES,
    ...(before === undefined ? {} : { before }),
    app: { name: 'Handrail', version: '0.0.0', runtime: `Node ${process.versions.node}` },
  });
  return { evidence, document, cancelled, seconds: (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000 };
};

/** What a person would ask about a peer on loopback, with nothing told but the port. */
export const askedAbout = (port: number): Asked => ({
  target: {
    host: 'peer.lab.test',
    display: `peer.lab.test:${port}`,
    port,
    serverName: 'peer.lab.test',
    addresses: ['127.0.0.1'],
    extraRoots: [],
  },
  message: '',
  side: 'connects',
  program: 'unknown',
  answers: {},
  lab: null,
});
