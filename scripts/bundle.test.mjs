import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleSize, loadedBy, overBudget } from './lib/bundle.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-bundle-'));
  mkdirSync(join(folder, 'assets'));
  const put = (name, text) => writeFileSync(join(folder, name), text);
  put(
    'index.html',
    '<link rel="stylesheet" crossorigin href="./assets/a.css"><script type="module" src="./assets/a.js"></script>',
  );
  put('assets/a.css', 'p{margin:0}');
  put('assets/a.js', 'import{x as y}from"./b.js";import"./c.js";const later=()=>import("./d.js");y(later)');
  put('assets/b.js', 'export{z as x}from"./e.js";');
  for (const name of ['c', 'd', 'e']) put(`assets/${name}.js`, `export const z="${name.repeat(50)}";`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the size of what the window loads', () => {
  it('counts what is imported at once, through other files too, and not what is loaded on demand', () => {
    expect(loadedBy('index.html', folder).sort()).toEqual(
      ['a.css', 'a.js', 'b.js', 'c.js', 'e.js'].map((name) => `assets/${name}`),
    );
  });

  it('says what is over the budget, by how much, and what to do', () => {
    const size = bundleSize(folder);
    expect(overBudget(size, { js: 1, css: 1 })).toEqual([]);
    const [sentence] = overBudget({ ...size, js: 300 }, { js: 260, css: 1 });
    expect(sentence).toContain('300 kB of js');
    expect(sentence).toContain('the budget is 260 kB');
  });
});
