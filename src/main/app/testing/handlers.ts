import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { parseCase } from '../../cases/read-case';
import { Refusal } from '../../cases/refusal';
import { CaseStore } from '../../cases/store';
import { createHandlers } from '../handlers';
import { CaseImports } from '../import-cases';
import { know } from '../knowledge';
import { makeWatch } from '../make-watch';
import { newId } from '../new-id';
import { PreferencesKeeper } from '../preferences';
import { Runs } from '../runs';
import { SecretKeeper } from '../secret-keeper';
import { type FakeChild, fakeChild } from '../testing';
import type { Notice } from '../watch-pace';

export const fixture = parseCase(readFileSync(join(__dirname, '../../cases/fixtures/case-v1.json'), 'utf8'));
export const finished = {
  type: 'finished',
  cancelled: false,
  startedAt: '2026-11-21T10:00:00.000Z',
  finishedAt: '2026-11-21T10:00:02.000Z',
};

/** All handlers over a case folder in `top`, with engines that do only what a test tells them; `files` answer the dialogs in turn. */
export const makeHandlers = (top: string, files: (string | null)[] = []) => {
  const known = know({ name: 'Handrail', version: '0.1.0', runtime: 'test' });
  const judge = async () => known.judge;
  const app = { name: 'Handrail', version: '0.1.0' };
  const cases = new CaseStore({ folder: join(top, 'cases'), app, now: () => new Date(), newId, judge });
  const children: FakeChild[] = [];
  const events: unknown[] = [];
  let told: () => void = () => undefined;
  const fork = () => {
    const child = fakeChild();
    children.push(child);
    return child;
  };
  const onFinished = (one: unknown): void => {
    events.push(one);
    told();
  };
  const runs = new Runs({ fork, cases, judge, newId, onProgress: () => undefined, onFinished });
  const secrets = new SecretKeeper(newId);
  const notices: Notice[] = [];
  const watch = makeWatch({
    ...{ cases, runs, secrets, knowledge: async () => known, pace: [1] },
    tell: () => undefined,
    notify: (notice) => void notices.push(notice),
    notifies: () => true,
  });
  const next = async (): Promise<string | null> => files.shift() ?? null;
  const copied: string[] = [];
  const handlers = createHandlers({
    info: () => ({ ...app, runtime: 'test', openOnLab: false, standIn: false, recovered: null }),
    toAscii: domainToASCII,
    knowledge: async () => known,
    cases,
    runs,
    watch,
    secrets,
    systemProxy: async () => Promise.reject(new Error('no settings')),
    imports: new CaseImports(cases, newId),
    session: { shows: (...shown) => void events.push(shown) },
    lab: {
      list: async () => [],
      start: async () => Promise.reject(new Refusal('failed', 'no')),
      setFixed: async () => Promise.reject(new Refusal('failed', 'no')),
    },
    dialogs: { open: next, openSeveral: async () => [(await next()) ?? []].flat(), save: next },
    outputs: {
      html: async () => '<!doctype html>',
      comparison: async ({ sentence }) => `<!doctype html>${sentence}`,
      pdf: async (_document, text) => new TextEncoder().encode(`%PDF ${text}`),
    },
    openLink: async () => Promise.reject(new Error('no browser')),
    copy: (text) => void copied.push(text),
    preferences: new PreferencesKeeper(join(top, 'preferences.json'), () => undefined),
    tellMenu: () => undefined,
    versions: () => [{ name: 'Handrail', version: '0.1.0' }],
    surroundings: () => ({ systemLanguages: ['en-GB'], pseudo: true }),
  });
  /** Runs a whole check for what the fixture asked, with what it saw. */
  const check = async (caseId: string | null): Promise<{ caseId: string; runId: string }> => {
    const started = await handlers['run:start']({ caseId, asked: fixture.asked });
    const over = new Promise<void>((resolve) => {
      told = resolve;
    });
    children.at(-1)?.say({ ...finished, evidence: fixture.runs[0]?.evidence });
    await over;
    return started;
  };
  return { handlers, children, events, copied, notices, watch, check };
};
