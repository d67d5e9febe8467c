import type { EventPayload, HandrailApi, IpcResult } from '../../../shared/ipc/contract';
import type { Asked } from '../../../shared/model/asked';
import type { LabStarted } from '../../../shared/model/lab';
import { type Preferences, USUAL_PREFERENCES } from '../../../shared/model/preferences';
import type { ReportDocument } from '../../../shared/model/report';
import type { ParsedTarget, Target } from '../../../shared/model/target';
import type { WatchState } from '../../../shared/model/watch';
import { againPlan, stoppedWaiting, waiting } from '../examples/again';
import { twoChecks } from '../examples/comparison';
import { cancelledDocument, fixedDocument, healthyDocument, oldProgramDocument } from '../examples/documents';
import { labs } from '../examples/labs';
import { plan, progressAfter } from '../examples/plan';
import { dotnetReading, unknownReading } from '../examples/reading';
import { versions } from '../examples/versions';
import type { AppState } from '../store';
import { playLive } from './live-run';

const ok = <T>(value: T): Promise<IpcResult<T>> => Promise.resolve({ ok: true, value });
const CASE = 'case-20261121-0914';
const TICK = 350;

const targetOf = (host: string, port: number): Target => ({
  host,
  display: `${host}:${port}`,
  port,
  serverName: host,
  addresses: [],
  extraRoots: [],
});

const parse = (text: string): ParsedTarget => {
  if (/\s/u.test(text.trim())) return { kind: 'message', text, foundTarget: null };
  if (!text.trim()) {
    return {
      kind: 'problem',
      problems: [{ field: 'text', sentence: 'There is no address yet.', example: 'example.com:443' }],
    };
  }
  const [host = 'shop.example', port] = text.replace(/^https?:\/\//u, '').split(/[:/]/u);
  return { kind: 'target', target: targetOf(host, Number(port) || 443) };
};

const labStarted = (id: string, fixed: boolean): LabStarted => {
  const scenario = labs.find((one) => one.id === id) ?? labs[0];
  if (!scenario) throw new Error('the example list is empty');
  return {
    scenario,
    fixed,
    asked: { ...oldProgramDocument.asked, lab: id, target: targetOf('127.0.0.1', 43_443) },
  };
};

/** A pretended program behind the window, for the gallery only: it answers from the examples and connects to nothing. */
export const fakeBridge = (example: Partial<AppState> = {}): HandrailApi => {
  const progress = new Set<(payload: EventPayload<'run:progress'>) => void>();
  const finished = new Set<(payload: EventPayload<'run:finished'>) => void>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked: Asked = oldProgramDocument.asked;
  let repaired = false;
  let preferences: Preferences = { ...USUAL_PREFERENCES, seenFirstRun: true, ...example.preferences };
  let watch: WatchState = { kind: 'off', notifies: true };

  const end = (runId: string, document: ReportDocument) => {
    if (timer) clearTimeout(timer);
    timer = null;
    for (const tell of finished)
      tell({ runId, caseId: CASE, document: { ...document, asked }, problem: null });
  };
  const run = (runId: string, document: ReportDocument) => {
    const step = (done: number) => {
      for (const tell of progress) tell(progressAfter(done, runId, done * TICK));
      timer = setTimeout(() => (done >= 10 ? end(runId, document) : step(done + 1)), TICK);
    };
    step(0);
    return ok({ caseId: CASE, runId });
  };
  const subscribe =
    <T>(all: Set<(payload: T) => void>) =>
    (listener: (payload: T) => void) => {
      all.add(listener);
      return () => all.delete(listener);
    };

  playLive(example, (picture) => {
    for (const tell of progress) tell(picture);
  });

  return {
    appInfo: () =>
      ok({
        name: 'Handrail',
        version: '0.1.0',
        runtime: 'Gallery',
        openOnLab: false,
        standIn: true,
        recovered: null,
      }),
    targetParse: ({ text }) => ok(parse(text)),
    messageRead: ({ text }) =>
      ok({ ...(/remote party/iu.test(text) ? dotnetReading : unknownReading), text }),
    planShow: () => ok(plan),
    runStart: (request) => {
      asked = request.asked;
      return run('run-1', asked.target.host === 'works.example' ? healthyDocument : oldProgramDocument);
    },
    runCancel: ({ runId }) => {
      end(runId, cancelledDocument);
      return ok({});
    },
    runJudge: (request) => {
      asked = request.asked;
      const findings = [...oldProgramDocument.findings];
      if (asked.answers['client-certificate'] === 'not-in-use') findings.reverse();
      return ok({ ...oldProgramDocument, asked, findings });
    },
    planAgain: () => ok(againPlan),
    watchStart: ({ caseId }) => {
      watch = { ...waiting, caseId };
      return ok(watch);
    },
    watchStop: () => {
      watch = { ...stoppedWaiting, caseId: CASE };
      return ok(watch);
    },
    watchForget: () => {
      watch = { kind: 'off', notifies: true };
      return ok(watch);
    },
    watchLook: () => ok(watch),
    runRecheck: () => run('run-2', repaired ? fixedDocument : oldProgramDocument),
    caseList: () => {
      // An example that is still waiting for the list waits for ever.
      if (example.cases?.items === null) return new Promise(() => undefined);
      const problem = example.cases?.problem;
      return problem
        ? Promise.resolve({ ok: false, code: 'cannot-read', message: problem })
        : ok([...(example.cases?.items ?? [])]);
    },
    caseOpen: () => ok({ caseId: CASE, name: '', asked, step: 'result', document: oldProgramDocument }),
    caseOpenFile: () => ok([]),
    caseRemember: () => ok({ caseId: CASE }),
    caseRemove: () => ok({}),
    caseRestore: ({ caseId }) => ok({ caseId }),
    caseForget: () => ok({}),
    caseDeleted: () => ok([...(example.deleted ?? [])]),
    caseRename: ({ name }) => ok({ name }),
    caseImport: ({ name }) => ok({ kind: 'refused', file: name, sentence: 'The gallery takes in no files.' }),
    caseSettle: () => ok(null),
    caseCompare: () => ok(twoChecks),
    windowShows: () => ok({}),
    authorityAdd: () => ok([]),
    clientCertificateChoose: () => ok({ kind: 'cancelled' }),
    clientCertificateUnlock: ({ handle }) => ok({ kind: 'locked', handle, fileName: 'kim.pfx', wrong: true }),
    proxyParse: () => ok({ kind: 'problem', sentence: 'This is not the address of a proxy.', example: null }),
    proxySystem: () => ok({ proxy: null }),
    compareSave: ({ as }) => ok({ kind: 'saved', path: `/home/kim/Documents/handrail-compared.${as}` }),
    reportSave: ({ as }) => ok({ kind: 'saved', path: `/home/kim/Documents/handrail.${as}` }),
    labList: () => ok(labs),
    labStart: ({ id }) => ok(labStarted(id, false)),
    labSetFixed: ({ id, fixed }) => {
      repaired = fixed;
      return ok(labStarted(id, fixed));
    },
    linkOpen: () => ok({}),
    textCopy: () => ok({}),
    menuTell: () => ok({}),
    appVersions: () => ok([...versions]),
    preferencesGet: () => ok({ preferences, systemLanguages: ['en-GB'], pseudo: true, problem: null }),
    preferencesSet: (change) => {
      preferences = { ...preferences, ...change };
      return ok(preferences);
    },
    onRunProgress: subscribe(progress),
    onRunFinished: subscribe(finished),
    onWatchState: () => () => undefined,
    onWatchOpened: () => () => undefined,
    onMenuCommand: () => () => undefined,
    onMenuStep: () => () => undefined,
  };
};
