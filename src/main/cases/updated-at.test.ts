import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../shared/model/way';
import { CaseStore } from './store';
import { askedFor, emptyRun } from './testing';

let folder = '';
let clock = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-cases-'));
  clock = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Every look at the clock is a minute later than the one before. */
const newStore = (): CaseStore =>
  new CaseStore({
    folder,
    app: { name: 'Handrail', version: '0.1.0' },
    now: () => {
      clock += 1;
      return new Date(Date.UTC(2026, 10, 21, 12, clock));
    },
    newId: () => 'case-0001',
    judge: async () => () => null,
  });

it('is the time of the last check or change, not of a look at the case', async () => {
  const store = newStore();
  const { file } = await store.remember(null, askedFor(), 'check');
  const { updatedAt } = (await store.addRun(file.id, emptyRun('run-1'))).file;

  const viewed = await newStore().remember(file.id, askedFor(), 'report');
  expect(viewed.file).toMatchObject({ updatedAt, step: 'report' });
  expect(await newStore().list()).toMatchObject([{ updatedAt, step: 'report' }]);

  // The window writes out what an older case left away, because it is the usual.
  const told = { client: null, options: USUAL_OPTIONS, ...askedFor() };
  expect((await store.remember(file.id, told, 'result')).file.updatedAt).toBe(updatedAt);

  const changed = await store.remember(file.id, askedFor('example.com', { side: 'accepts' }), 'result');
  expect(changed.file.updatedAt > updatedAt).toBe(true);
});
