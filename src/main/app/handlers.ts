import type { ParsedProxy, Request, Response, RunRef } from '../../shared/ipc/contract';
import type { LinkId } from '../../shared/ipc/links';
import type { CaseFile } from '../../shared/model/case-file';
import type { ReportDocument } from '../../shared/model/report';
import type { Target } from '../../shared/model/target';
import type { ProxyServer } from '../../shared/model/way';
import { parseProxy } from '../../shared/proxy/parse-proxy';
import { parseTarget } from '../../shared/target/parse-target';
import type { OneRun } from '../cases/compare-runs';
import type { Judge } from '../cases/judge-case';
import { readChosenBytes } from '../cases/read-chosen';
import { Refusal } from '../cases/refusal';
import type { CaseStore } from '../cases/store';
import type { Handlers } from './answer';
import { LARGEST_AUTHORITY_FILE, readAuthorities } from './authority';
import { chooseCertificate } from './choose-certificate';
import type { Dialogs } from './dialogs';
import { newestRun } from './earlier-run';
import type { CaseImports } from './import-cases';
import type { Knowledge } from './knowledge';
import type { LabClient } from './lab-client';
import type { PreferencesKeeper } from './preferences';
import type { Runs } from './runs';
import { saveComparison } from './save-comparison';
import { type Outputs, saveReport } from './save-report';
import type { SecretKeeper } from './secret-keeper';
import type { Session } from './session';
import type { Watch } from './watch';

/** Everything the handlers reach the world through; the composition root gives the real ones. */
export interface HandlerPorts {
  readonly info: () => Response<'app:info'>;
  readonly toAscii: (name: string) => string;
  /** Read when it is first wanted: a window that opens does not wait for it. */
  readonly knowledge: () => Promise<Knowledge>;
  readonly cases: CaseStore;
  readonly runs: Runs;
  readonly watch: Watch;
  readonly secrets: SecretKeeper;
  /** The proxy of this computer's settings; null when there is none, or when nobody knows. */
  readonly systemProxy: (target: Target) => Promise<ProxyServer | null>;
  readonly imports: CaseImports;
  readonly session: Pick<Session, 'shows'>;
  readonly lab: Pick<LabClient, 'list' | 'start' | 'setFixed'>;
  readonly dialogs: Dialogs;
  readonly outputs: Outputs;
  readonly openLink: (link: LinkId) => Promise<void>;
  readonly copy: (text: string) => void;
  readonly preferences: Pick<PreferencesKeeper, 'get' | 'change' | 'takeProblem'>;
  readonly tellMenu: (state: Request<'menu:tell'>) => void;
  readonly versions: () => Response<'app:versions'>;
  /** What of the preferences the computer and the way the program was started decide. */
  readonly surroundings: () => { readonly systemLanguages: readonly string[]; readonly pseudo: boolean };
}

const CASE_FILES = [{ name: 'Handrail case', extensions: ['json'] }];
const CERTIFICATES = [
  { name: 'Certificates', extensions: ['pem', 'crt', 'cer', 'der'] },
  { name: 'All files', extensions: ['*'] },
];

const opened = (file: CaseFile, judge: Judge): Response<'case:open'> => ({
  caseId: file.id,
  name: file.name,
  asked: file.asked,
  step: file.step,
  document: judge(file),
});

const judged = (file: CaseFile, judge: Judge): ReportDocument => {
  const document = judge(file);
  if (document === null)
    throw new Refusal('not-found', 'There is no result in this case yet. Start the check first.');
  return document;
};

const readProxy = (text: string, toAscii: (name: string) => string): ParsedProxy => {
  const reading = parseProxy(text, toAscii);
  return 'problem' in reading
    ? { kind: 'problem', sentence: reading.problem, example: reading.example }
    : { kind: 'proxy', ...reading };
};

const addAuthority = async ({ dialogs }: HandlerPorts): Promise<Response<'authority:add'>> => {
  const path = await dialogs.open({ title: 'Add a root certificate', kinds: CERTIFICATES });
  return path === null
    ? []
    : readAuthorities(await readChosenBytes(path, 'The certificate', LARGEST_AUTHORITY_FILE));
};

const remember = async (
  cases: CaseStore,
  ...asked: Parameters<CaseStore['remember']>
): Promise<{ caseId: string }> => {
  const { file, problem } = await cases.remember(...asked);
  if (problem !== null) throw new Refusal('cannot-write', problem);
  return { caseId: file.id };
};

const openLink = async (ports: HandlerPorts, link: LinkId): Promise<Record<string, never>> => {
  await ports.openLink(link).catch((error: unknown): never => {
    if (error instanceof Refusal) throw error;
    throw new Refusal('failed', 'No browser could be opened on this computer.');
  });
  return {};
};

const preferencesOf = ({ preferences, surroundings }: HandlerPorts): Response<'preferences:get'> => {
  const { systemLanguages, pseudo } = surroundings();
  return {
    preferences: preferences.get(),
    systemLanguages: systemLanguages.filter((one) => one.length <= 100).slice(0, 50),
    pseudo,
    problem: preferences.takeProblem(),
  };
};

const NO_WATCH =
  'There is no check of this connection to begin from yet. Check again once; then Handrail can wait until it works.';

/** Starts to wait until it works; first makes sure that everything a try needs is there. */
const startWatch = async (
  { cases, knowledge, secrets: keeper, watch }: HandlerPorts,
  { caseId, nameHost, secrets }: Request<'watch:start'>,
): Promise<Response<'watch:start'>> => {
  const file = await cases.open(caseId);
  if (newestRun(file) === null) throw new Refusal('not-found', NO_WATCH);
  keeper.secretsFor(file.id, file.asked, secrets);
  const causeId = judged(file, (await knowledge()).judge).summary.causeId;
  return watch.start({ caseId, target: file.asked.target.display, causeId, nameHost });
};

const compare = async (
  { cases, knowledge }: HandlerPorts,
  left: RunRef,
  right: RunRef,
): Promise<Response<'case:compare'>> => {
  const one = async ({ caseId, runId }: RunRef): Promise<OneRun> => ({
    file: await cases.open(caseId),
    runId,
  });
  return (await knowledge()).compare(await one(left), await one(right));
};

/** One handler for each channel: thin, and without Electron, so that all of them can be tried in a test. */
export const createHandlers = (ports: HandlerPorts): Handlers => {
  const { cases, runs, knowledge, lab, secrets: keeper, imports } = ports;
  return {
    'app:info': () => ports.info(),
    'target:parse': (input) => parseTarget(input, ports.toAscii),
    'message:read': async ({ text }) => (await knowledge()).readMessage(text),
    'plan:show': async ({ options }) => (await knowledge()).planRun(options === undefined ? {} : { options }),
    // A case that can't be written is no reason not to check.
    'run:start': async ({ caseId, asked, secrets }) =>
      runs.startFor(
        async () => {
          // First, so that a request which has to be repeated leaves no case behind.
          keeper.check(caseId, asked, secrets);
          return (await cases.remember(caseId, asked)).file;
        },
        (file) => keeper.secretsFor(file.id, file.asked, secrets),
      ),
    'run:cancel': ({ runId }) => {
      runs.cancel(runId);
      return {};
    },
    'run:judge': async ({ caseId, asked }) =>
      judged((await cases.remember(caseId, asked)).file, (await knowledge()).judge),
    'plan:again': async ({ caseId }) => (await knowledge()).planAgain(await cases.open(caseId)),
    'run:recheck': async ({ caseId, secrets, scope = 'all' }) =>
      runs.startFor(
        () => cases.open(caseId),
        (file) => keeper.secretsFor(file.id, file.asked, secrets),
        scope,
      ),
    'watch:start': (request) => startWatch(ports, request),
    'watch:stop': () => ports.watch.stop(),
    'watch:forget': () => ports.watch.forget(),
    'watch:look': () => ports.watch.state(),
    'case:list': () => cases.list(),
    'case:open': async ({ caseId }) => opened(await cases.open(caseId), (await knowledge()).judge),
    'case:openFile': async () =>
      imports.takeFiles(await ports.dialogs.openSeveral({ title: 'Open case files', kinds: CASE_FILES })),
    'case:remember': ({ caseId, asked, step }) => remember(cases, caseId, asked, step),
    'case:remove': async ({ caseId }) => {
      runs.refuseWhenBusy();
      ports.watch.stop(caseId);
      await cases.remove(caseId);
      return {};
    },
    'case:restore': async ({ caseId }) => ({ caseId: (await cases.restore(caseId)).id }),
    'case:forget': async ({ caseId }) => {
      await cases.forget(caseId);
      keeper.forget(caseId);
      return {};
    },
    'case:deleted': () => cases.deleted(),
    'case:rename': async ({ caseId, name }) => {
      const { file, problem } = await cases.rename(caseId, name);
      if (problem !== null) throw new Refusal('cannot-write', problem);
      return { name: file.name };
    },
    'case:import': ({ text, name }) => imports.take(text, name),
    'case:settle': ({ token, as }) => imports.settle(token, as),
    'case:compare': ({ left, right }) => compare(ports, left, right),
    'compare:save': async ({ left, right, as }) =>
      saveComparison(ports.dialogs, ports.outputs.comparison, await compare(ports, left, right), as),
    'window:shows': ({ caseId, page }) => {
      ports.session.shows(caseId, page);
      return {};
    },
    'authority:add': () => addAuthority(ports),
    'clientCertificate:choose': () => chooseCertificate(ports.dialogs, keeper),
    'clientCertificate:unlock': ({ handle, passphrase }) => keeper.unlock(handle, passphrase),
    'proxy:parse': ({ text }) => readProxy(text, ports.toAscii),
    'proxy:system': async ({ target }) => ({ proxy: await ports.systemProxy(target).catch(() => null) }),
    'report:save': async ({ caseId, as }) => {
      const file = await cases.open(caseId);
      const document = judged(file, (await knowledge()).judge);
      return saveReport(ports.dialogs, ports.outputs, file, document, as);
    },
    'lab:list': () => lab.list(),
    'lab:start': ({ id }) => lab.start(id),
    'lab:setFixed': ({ id, fixed }) => lab.setFixed(id, fixed),
    'link:open': ({ link }) => openLink(ports, link),
    'text:copy': ({ text }) => {
      ports.copy(text);
      return {};
    },
    'menu:tell': (state) => {
      ports.tellMenu(state);
      return {};
    },
    'app:versions': () => ports.versions(),
    'preferences:get': () => preferencesOf(ports),
    'preferences:set': (change) => ports.preferences.change(change),
  };
};
