import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkIdSchema } from '../../shared/ipc/links';
import type { ReportDocument } from '../../shared/model/report';
import { askedFor } from '../cases/testing';
import { readArguments } from './arguments';
import { assetFor } from './asset-path';
import { queuedDialogs } from './dialogs';
import { suggestedFileName } from './file-name';
import { LINKS } from './links';
import { newId } from './new-id';
import { isOwnPage } from './own-page';
import { PAGE_POLICY } from './page-policy';
import { withEnding } from './save-file';
import { readWindowState, writeWindowState } from './window-state';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'handrail-app-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

describe('the files of the window', () => {
  it.each([
    ['app://handrail/', '/r/index.html'],
    ['app://handrail/index.html?x=1#y', '/r/index.html'],
    ['app://handrail/assets/a-1.js', '/r/assets/a-1.js'],
  ])('%s is %s', (address, path) => {
    expect(assetFor('/r', address, 'handrail')?.path).toBe(path);
  });
  it.each([
    'app://handrail/../secret.json',
    'app://handrail/%2e%2e/secret.json',
    'app://handrail/..%2fsecret.json',
    'app://handrail/assets/%2e%2e%2f%2e%2e%2fetc/passwd.json',
    'app://handrail/..%5c..%5csecret.json',
    'app://handrail/a%00.html',
    'app://handrail/C:/x.html',
    'app://other/index.html',
    'app://user@handrail/index.html',
    'app://handrail:1/index.html',
    'file:///etc/passwd',
    'https://handrail/index.html',
    'app://handrail/main.ts',
    'app://handrail/assets',
    'app://handrail/%',
    'nonsense',
  ])('%s is refused', (address) => {
    const asset = assetFor('/r', address, 'handrail');
    // The URL parser resolves plain dots itself; what is left must be inside.
    expect(asset === null || asset.path.startsWith('/r/')).toBe(true);
    if (!address.includes('handrail/../') && !address.includes('%2e%2e/secret')) expect(asset).toBeNull();
  });
});

describe('whose page may ask', () => {
  it('is ours only', () => {
    expect(isOwnPage('app://handrail/index.html')).toBe(true);
    for (const other of [
      'app://handrail.evil/',
      'app://x@handrail/',
      'https://handrail/',
      'about:blank',
      '',
      'file:///',
    ])
      expect(isOwnPage(other)).toBe(false);
  });
});

describe('the page’s policy and links', () => {
  it('allow no inline code, no eval, and no connection', () => {
    expect(PAGE_POLICY).not.toMatch(/unsafe|https?:|\*/);
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(PAGE_POLICY).toContain("connect-src 'none'");
  });
  it('has an https address, or none yet, for every link the window may name', () => {
    for (const id of linkIdSchema.options) expect(LINKS[id]).toMatch(/^https:\/\//);
  });
});

describe('the command line of the window', () => {
  it('knows --lab and a case file, and nothing of Electron’s own', () => {
    expect(readArguments(['electron', '.', '--lab'], 2)).toEqual({ lab: true, file: null });
    expect(readArguments(['Handrail', '--inspect', '/a/b.handrail.json'], 1)).toEqual({
      lab: false,
      file: '/a/b.handrail.json',
    });
    expect(readArguments(['electron', '/x.json'], 2)).toEqual({ lab: false, file: null });
  });
});

describe('where the window was', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const usual = { x: null, y: null, width: 1100, height: 760, maximized: false };
  it('is remembered', () => {
    const file = join(top, 'window.json');
    const state = { x: 10, y: 20, width: 900, height: 700, maximized: true };
    writeWindowState(file, state);
    expect(readWindowState(file, screens)).toEqual(state);
  });
  it('is the usual place when it is off every screen or cannot be read', () => {
    const file = join(top, 'window.json');
    writeWindowState(file, { x: 5000, y: 20, width: 900, height: 700, maximized: false });
    expect(readWindowState(file, screens)).toEqual({
      x: null,
      y: null,
      width: 900,
      height: 700,
      maximized: false,
    });
    writeFileSync(file, '{"width":-1}');
    expect(readWindowState(file, screens)).toEqual(usual);
    expect(readWindowState(join(top, 'none'), screens)).toEqual(usual);
  });
});

describe('file names', () => {
  const document = {
    asked: askedFor('2001:db8::1'),
    startedAt: '2026-11-21T10:00:00.000Z',
  } as ReportDocument;
  it('hold only what every file system takes', () => {
    expect(suggestedFileName(document)).toBe('handrail-2001_db8_1-2026-11-21');
  });
  it('get their ending when it was left out', () => {
    expect(withEnding('/a/b', '.html')).toBe('/a/b.html');
    expect(withEnding('/a/b.txt', '.html')).toBe('/a/b.txt');
  });
});

describe('ids', () => {
  it('sort by day and fit the contract', () => {
    const id = newId(new Date('2026-11-21T10:00:00Z'));
    expect(id).toMatch(/^20261121-[0-9a-f]{12}$/);
    expect(newId()).not.toBe(newId());
  });
});

describe('dialogs in a test of the program', () => {
  it('answer from the queue, one by one, then as if they were closed', async () => {
    const file = join(top, 'dialogs.json');
    writeFileSync(file, JSON.stringify(['/a.json', null, '/b.pdf']));
    const dialogs = queuedDialogs(file);
    const save = { title: '', fileName: 'x', kinds: [] };
    expect([
      await dialogs.open(save),
      await dialogs.open(save),
      await dialogs.save(save),
      await dialogs.save(save),
    ]).toEqual(['/a.json', null, '/b.pdf', null]);
    expect(readFileSync(file, 'utf8')).toBe('[]');
  });
});
