import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTooEarly, requiredBy } from './lib/starts-without.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-starts-'));
  mkdirSync(join(folder, 'chunks'));
  const put = (name, text) => writeFileSync(join(folder, name), text);
  put(
    'index.js',
    'require("./chunks/a-12345678.js");\nconst later = () => require("./chunks/c-12345678.js");\n',
  );
  put('chunks/a-12345678.js', 'const b = require("./b-12345678.js");\n// src/a.ts\n');
  put('chunks/b-12345678.js', 'let x;\n// node_modules/heavy/index.js\n');
  put('chunks/c-12345678.js', 'let x;\n// node_modules/late/index.js\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('follows what is required at once, and not what waits', () => {
  expect(requiredBy('index.js', folder)).toEqual([
    'index.js',
    'chunks/a-12345678.js',
    'chunks/b-12345678.js',
  ]);
});

it('says what is read too early, and in which file', () => {
  const start = (file, room) => readTooEarly(folder, [{ what: 'it', file, without: [room] }]);
  expect(start('index', 'node_modules/late/')).toEqual([]);
  expect(start('index', 'node_modules/heavy/')[0]).toContain('chunks/b-12345678.js');
  expect(start('chunks/a', 'node_modules/heavy/')).toHaveLength(1);
  expect(start('chunks/c', 'node_modules/heavy/')[0]).toContain('do not say which modules');
  expect(start('chunks/none', 'node_modules/heavy/')[0]).toContain('not among the built files');
});
