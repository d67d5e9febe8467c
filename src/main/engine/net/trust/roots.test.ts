import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRoots, makeRoots, readPem } from './roots';
import { askThread, readBundle, readFolder, systemRoots } from './system-roots';
import { makeCertificate, parsed, pem } from './testing/make-chain';

const [one, two] = [makeCertificate({ subject: 'One' }), makeCertificate({ subject: 'Two' })];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-roots-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('makeRoots', () => {
  it('counts a certificate that is there twice once', () => {
    const roots = makeRoots('x', [parsed(one), parsed(one)], [parsed(one), parsed(two)]);
    expect([roots.count, roots.added]).toEqual([2, 1]);
  });
  it('finds authorities by name and by fingerprint', () => {
    const roots = makeRoots('x', [parsed(one)], []);
    expect(roots.named(parsed(one).subjectKey)).toHaveLength(1);
    expect(roots.named(parsed(two).subjectKey)).toHaveLength(0);
    expect(roots.has(parsed(one).facts.fingerprint)).toBe(true);
  });
});

describe('readPem', () => {
  it('reads every certificate of a text and passes over the rest', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const subjects = readPem(`# list\n${pem(one)}${broken}${pem(two)}`).map(({ facts }) => facts.subject);
    expect(subjects).toEqual(['CN=One', 'CN=Two']);
  });
});

describe('the lists of this computer', () => {
  it('come from the first file that holds any', async () => {
    await writeFile(join(folder, 'empty'), '');
    await writeFile(join(folder, 'bundle'), pem(one));
    const list = await readBundle([join(folder, 'missing'), join(folder, 'empty'), join(folder, 'bundle')]);
    expect(list?.store).toBe(`this computer’s list (${join(folder, 'bundle')})`);
    expect(list?.pems.flatMap(readPem)).toHaveLength(1);
  });
  it('come from every file of a folder', async () => {
    await writeFile(join(folder, 'a.pem'), pem(one));
    await writeFile(join(folder, 'b.pem'), pem(two));
    await writeFile(join(folder, 'README'), 'nothing here');
    expect((await readFolder(folder))?.pems.flatMap(readPem)).toHaveLength(2);
  });
  it('are not there when a folder has no certificates', async () => {
    expect(await readFolder(folder)).toBeNull();
    expect(await readFolder(join(folder, 'missing'))).toBeNull();
  });
  it('are never empty, and say where they come from', async () => {
    const { store, pems } = await systemRoots();
    expect(pems.flatMap(readPem).length).toBeGreaterThan(50);
    expect(store).toMatch(/list/);
  });
});

describe('asking in a thread', () => {
  const post = (what: string) => `require('node:worker_threads').parentPort.postMessage(${what})`;
  it('gives the texts that come back', async () => {
    expect(await askThread(post("['one', 2, 'three']"), 10_000)).toEqual(['one', 'three']);
  });
  it('gives nothing when the thread fails, ends or says something else', async () => {
    expect(await askThread("throw new Error('no')", 10_000)).toEqual([]);
    expect(await askThread('', 10_000)).toEqual([]);
    expect(await askThread(post("'text'"), 10_000)).toEqual([]);
  });
  it('does not wait for a thread that blocks', async () => {
    expect(await askThread('for (;;) {}', 50)).toEqual([]);
  });
});

describe('loadRoots', () => {
  it('adds what the person named to what this computer trusts', async () => {
    const plain = await loadRoots([]);
    const more = await loadRoots([pem(one), 'not a certificate']);
    expect(more.added).toBe(1);
    expect(more.count).toBe(plain.count + 1);
  });
});
