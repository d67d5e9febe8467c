import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../shared/model/report';
import type { Judge } from './judge-case';
import { CaseStore, caseText } from './store';
import { askedFor, caseFor, emptyRun } from './testing';
import type { writeWhole } from './write-file';

let top = '';
let ids = 0;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'handrail-cases-'));
  ids = 0;
});
afterEach(() => rm(top, { recursive: true, force: true }));

const judge: Judge = ({ runs }) =>
  runs.length === 0
    ? null
    : ({ summary: { headline: `after ${runs.length}`, conclusion: 'cause-named' } } as ReportDocument);

const folder = (): string => join(top, 'cases');

const newStore = (write?: typeof writeWhole): CaseStore =>
  new CaseStore({
    folder: folder(),
    app: { name: 'Handrail', version: '0.1.0' },
    now: () => new Date('2026-11-21T12:00:00Z'),
    newId: () => {
      ids += 1;
      return `case-000${ids}`;
    },
    judge: async () => judge,
    ...(write === undefined ? {} : { write }),
  });

const failing = (code: string): { write: typeof writeWhole; heal: () => void } => {
  let broken = true;
  const write: typeof writeWhole = async (path, data) => {
    if (broken) throw Object.assign(new Error(code), { code });
    await writeFile(path, data);
  };
  return {
    write,
    heal: () => {
      broken = false;
    },
  };
};

describe('the case store', () => {
  it('saves from the first answer, and gives the case back to the next program', async () => {
    const { file, problem } = await newStore().remember(null, askedFor(), 'program');
    expect(problem).toBeNull();
    expect(await newStore().open(file.id)).toEqual(file);
  });
  it('goes on with the same case, and adds runs to it', async () => {
    const store = newStore();
    const { file } = await store.remember(null, askedFor());
    await store.remember(file.id, askedFor('other.example'), 'protocol');
    await store.addRun(file.id, emptyRun('run-1'));
    const again = await newStore().open(file.id);
    expect([again.asked.target.host, again.step, again.runs.length]).toEqual([
      'other.example',
      'protocol',
      1,
    ]);
    expect(await readdir(folder())).toEqual([`${file.id}.json`]);
  });
  it('keeps the newest twenty runs', async () => {
    const store = newStore();
    const { file } = await store.remember(null, askedFor());
    for (let run = 1; run <= 22; run += 1) await store.addRun(file.id, emptyRun(`run-${run}`));
    const { runs } = await store.open(file.id);
    expect([runs.length, runs[0]?.id, runs.at(-1)?.id]).toEqual([20, 'run-3', 'run-22']);
  });
  it('lists the newest first, with the headline of the last run', async () => {
    const store = newStore();
    const first = await store.remember(null, askedFor('a.example'), 'target');
    await utimes(join(folder(), `${first.file.id}.json`), new Date(1e12), new Date(1e12));
    const second = await store.remember(null, askedFor('b.example'), 'target');
    await store.addRun(second.file.id, emptyRun('run-1'));
    expect(
      (await store.list()).map(({ target, headline, conclusion }) => [target, headline, conclusion]),
    ).toEqual([
      ['b.example:443', 'after 1', 'cause-named'],
      ['a.example:443', 'Not checked yet', 'could-not-tell'],
    ]);
  });
  it('marks a case of the practice lab, and no other', async () => {
    const store = newStore();
    await store.remember(null, askedFor('a.example'), 'target');
    await store.remember(null, askedFor('shop.lab.test', { lab: 'old-program' }), 'target');
    // Once read, and once from the cache.
    for (const lines of [await store.list(), await newStore().list()])
      expect(lines.filter(({ practice }) => practice).map(({ target }) => target)).toEqual([
        'shop.lab.test:443',
      ]);
  });
  it('lists from its cache without reading again what has not changed', async () => {
    await newStore().remember(null, askedFor('a.example'));
    const lines = await newStore().list();
    const path = join(folder(), 'index.cache');
    const cache = (await readFile(path, 'utf8')).replace('a.example:443', 'cached.example:443');
    await writeFile(path, cache);
    expect((await newStore().list())[0]?.target).toBe('cached.example:443');
    await writeFile(path, '{"app":"0.1.0","lines":{"x":');
    expect(await newStore().list()).toEqual(lines);
  });
  it('is empty before anything was saved', async () => {
    expect(await newStore().list()).toEqual([]);
  });
  it('keeps a name through everything that comes after', async () => {
    const store = newStore();
    const { file } = await store.remember(null, askedFor());
    await store.rename(file.id, 'x'.repeat(300));
    await store.remember(file.id, askedFor('other.example'));
    await store.addRun(file.id, emptyRun('run-1'));
    expect((await newStore().open(file.id)).name).toHaveLength(120);
    expect((await store.list())[0]).toMatchObject({
      runs: [{ id: 'run-1', cancelled: false }],
      broken: false,
    });
  });
  it('never leaves its folder, whatever the id', async () => {
    await expect(newStore().open('../../etc/passwd')).rejects.toMatchObject({ code: 'not-found' });
    await expect(newStore().remove('../x')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a deleted case', () => {
  it('is off the list and out of reach, and is put back byte for byte, at its place', async () => {
    const store = newStore();
    const { file } = await store.remember(null, askedFor());
    const path = join(folder(), `${file.id}.json`);
    const text = await readFile(path, 'utf8');
    await store.remove(file.id);
    expect(await store.list()).toEqual([]);
    await expect(store.open(file.id)).rejects.toMatchObject({ code: 'not-found' });
    // A program that starts after a crash still has it.
    const next = newStore();
    expect((await next.deleted()).map(({ id }) => id)).toEqual([file.id]);
    await next.restore(file.id);
    expect(await readFile(path, 'utf8')).toBe(text);
    expect((await stat(path)).mtime.toISOString()).toBe(file.updatedAt);
    expect(await next.deleted()).toEqual([]);
  });
  it('is put back even when the disk never took it', async () => {
    const disk = failing('ENOSPC');
    const store = newStore(disk.write);
    const { file } = await store.remember(null, askedFor());
    await store.remove(file.id);
    expect(await store.list()).toEqual([]);
    await store.restore(file.id);
    expect((await store.open(file.id)).asked).toEqual(file.asked);
  });
  it('comes back beside a case that has taken its place', async () => {
    const store = newStore();
    await store.adopt(JSON.stringify(caseFor('case-from-afar')));
    await store.remove('case-from-afar');
    await store.adopt(JSON.stringify(caseFor('case-from-afar', { step: 'report' })));
    expect(await store.restore('case-from-afar')).toEqual({ id: 'case-0001' });
    expect((await store.open('case-0001')).step).toBe('target');
    expect((await store.open('case-from-afar')).step).toBe('report');
    expect(await store.deleted()).toEqual([]);
  });
  it('is put back as it was when it cannot be read', async () => {
    await mkdir(folder());
    await writeFile(join(folder(), 'case-broken.json'), '{"kind":');
    const store = newStore();
    await store.remove('case-broken');
    await store.restore('case-broken');
    expect(await readFile(join(folder(), 'case-broken.json'), 'utf8')).toBe('{"kind":');
  });
  it('is removed for good when that is said, or after 30 days', async () => {
    const store = newStore();
    const first = (await store.remember(null, askedFor('a.example'))).file.id;
    const second = (await store.remember(null, askedFor('b.example'))).file.id;
    const third = (await store.remember(null, askedFor('c.example'))).file.id;
    for (const id of [first, second, third]) await store.remove(id);
    await store.forget(first);
    const long = new Date('2026-10-21T00:00:00Z');
    await utimes(join(folder(), 'deleted', `${second}.json`), long, long);
    await store.sweep();
    expect((await store.deleted()).map(({ id }) => id)).toEqual([third]);
    await expect(store.restore(first)).rejects.toMatchObject({ code: 'not-found' });
  });
  it('never leaves its folder, whatever the id', async () => {
    await expect(newStore().restore('../case-0001')).rejects.toMatchObject({ code: 'not-found' });
    await expect(newStore().forget('../../x')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('files that cannot be read', () => {
  it('are listed with the reason, and stay as they are', async () => {
    await mkdir(folder());
    const newer = JSON.stringify({ ...caseFor('case-newer'), schemaVersion: 99 });
    await writeFile(join(folder(), 'case-newer.json'), newer);
    await writeFile(join(folder(), 'case-broken.json'), '{"kind":');
    await writeFile(join(folder(), 'Odd Name.json'), '{}');
    const store = newStore();
    const headlines = new Map((await store.list()).map((line) => [line.target, line.headline]));
    expect(headlines.get('case-newer.json')).toContain('saved by a newer version');
    expect(headlines.get('case-broken.json')).toContain('it is not JSON');
    expect(headlines.get('Odd Name.json')).toContain('not a case file');
    await expect(store.remember('case-newer', askedFor())).rejects.toMatchObject({ code: 'cannot-read' });
    await expect(store.addRun('case-newer', emptyRun('x'))).rejects.toMatchObject({ code: 'cannot-read' });
    expect(await readFile(join(folder(), 'case-newer.json'), 'utf8')).toBe(newer);
  });
});

describe('a disk that does not take the case', () => {
  it.each([
    ['ENOSPC', 'The disk is full. Free some space'],
    ['EROFS', 'That disk can only be read'],
    ['EACCES', 'does not allow it there'],
  ])('is said in a sentence (%s); the case is kept and written when it can be', async (code, words) => {
    const disk = failing(code);
    const store = newStore(disk.write);
    const { file, problem } = await store.remember(null, askedFor(), 'program');
    expect(problem).toContain(words);
    expect(problem).toContain('It is kept here as long as the window is open');
    expect((await store.addRun(file.id, emptyRun('run-1'))).problem).toContain(words);
    expect((await store.open(file.id)).runs).toHaveLength(1);
    expect((await store.list()).map((line) => line.headline)).toEqual(['after 1']);
    expect(await store.flush()).toBe(1);
    disk.heal();
    expect(await store.flush()).toBe(0);
    expect((await newStore().open(file.id)).runs).toHaveLength(1);
  });
  it('does not turn one new case into many while the page does not know its id', async () => {
    const disk = failing('ENOSPC');
    const store = newStore(disk.write);
    const first = await store.remember(null, askedFor());
    const second = await store.remember(null, askedFor('example.com', { side: 'accepts' }));
    expect(second.file.id).toBe(first.file.id);
    disk.heal();
    expect((await store.remember(null, askedFor('other.example'))).file.id).not.toBe(first.file.id);
    expect(await newStore().list()).toHaveLength(2);
  });
  it('makes a folder again that has vanished', async () => {
    const store = newStore();
    const { file } = await store.remember(null, askedFor());
    await rename(folder(), join(top, 'elsewhere'));
    expect((await store.remember(file.id, askedFor(), 'policy')).problem).toBeNull();
    expect((await newStore().open(file.id)).step).toBe('policy');
  });
  it('is said when a file stands where the folder should be', async () => {
    await writeFile(folder(), '');
    expect((await newStore().remember(null, askedFor())).problem).toMatch(/could not be written to .*cases/);
  });
});

describe('taking in a case file from elsewhere', () => {
  it('keeps its id when that is free', async () => {
    const { file } = await newStore().adopt(JSON.stringify(caseFor('case-from-afar')));
    expect((await newStore().open('case-from-afar')).asked).toEqual(file.asked);
  });
  it('opens the same case when it is the very same', async () => {
    const store = newStore();
    const text = JSON.stringify(caseFor('case-from-afar'));
    const first = await store.adopt(text);
    expect((await store.adopt(caseText(first.file))).file.id).toBe('case-from-afar');
    expect(await readdir(folder())).toEqual(['case-from-afar.json']);
  });
  it('knows a case again that it has taken in', async () => {
    const store = newStore();
    const text = JSON.stringify(caseFor('case-from-afar'));
    await store.adopt(text);
    expect(await store.adopt(text, 'ask')).toMatchObject({ kind: 'same' });
  });
  it('asks, and keeps the replaced one aside', async () => {
    const store = newStore();
    await store.adopt(JSON.stringify(caseFor('case-from-afar')));
    const text = JSON.stringify(caseFor('case-from-afar', { step: 'report' }));
    expect(await store.adopt(text, 'ask')).toMatchObject({ kind: 'taken', there: { step: 'target' } });
    expect((await store.open('case-from-afar')).step).toBe('target');
    await store.adopt(text, 'replace');
    expect((await store.open('case-from-afar')).step).toBe('report');
    expect(await store.deleted()).toMatchObject([{ id: 'case-from-afar', step: 'target' }]);
  });
  it('never replaces another case that has the same id', async () => {
    const store = newStore();
    await store.adopt(JSON.stringify(caseFor('case-from-afar')));
    const other = await store.adopt(JSON.stringify(caseFor('case-from-afar', { step: 'report' })));
    expect(other.file.id).toBe('case-0001');
    expect((await store.open('case-from-afar')).step).toBe('target');
  });
  it('says what is wrong with a file that is none', async () => {
    await expect(newStore().adopt('hello')).rejects.toThrow('it is not JSON');
    await expect(newStore().adopt('{"kind":"other"}')).rejects.toThrow('This is not a case file');
    await expect(newStore().adopt(JSON.stringify({ ...caseFor('case-x-x-x'), runs: 7 }))).rejects.toThrow(
      'damaged (at runs)',
    );
  });
});
