import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packCode, readCode, requireWith } from './built-code';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-code-'));
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(
    join(folder, 'main.js'),
    'const a = require("./chunks/a.js"); exports.sum = a.one + require("node:path").posix.join("x", "y").length;\nexports.here = __dirname;',
  );
  writeFileSync(join(folder, 'chunks/a.js'), 'exports.one = 1; exports.b = require("./b.js");');
  writeFileSync(
    join(folder, 'chunks/b.js'),
    'exports.a = require("./a.js"); exports.top = require("../top.js");',
  );
  writeFileSync(join(folder, 'top.js'), 'module.exports = "top"; // no new line at the end');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const recorded = (): ReadonlyMap<string, Buffer> => {
  const scripts = new Map<string, Script>();
  requireWith(folder, new Map(), (path, script) => scripts.set(path, script))('main.js');
  return new Map([...scripts].map(([path, script]) => [path, script.createCachedData()]));
};
const file = () => join(folder, 'main.code');

describe('requiring built files', () => {
  it('gives what Node’s own require gives: each file once, circles, and Node’s own modules', () => {
    const read: string[] = [];
    const load = requireWith(folder, new Map(), (path) => read.push(path));
    expect(load('main.js')).toEqual({ sum: 4, here: folder });
    expect(load('main.js')).toBe(load('main.js'));
    expect(read).toEqual(['main.js', 'chunks/a.js', 'chunks/b.js', 'top.js']);
    const { b } = load('chunks/a.js') as { b: { a: unknown; top: string } };
    expect([b.a, b.top]).toEqual([load('chunks/a.js'), 'top']);
  });
  it('takes the code that was kept, and does without what V8 refuses', () => {
    writeFileSync(file(), packCode(recorded()));
    const kept = readCode(file());
    expect([...(kept?.keys() ?? [])]).toEqual(['main.js', 'chunks/a.js', 'chunks/b.js', 'top.js']);
    appendFileSync(join(folder, 'top.js'), '\nmodule.exports = "changed";');
    const rejected = new Map<string, boolean | undefined>();
    const load = requireWith(folder, kept ?? new Map(), (path, script) =>
      rejected.set(path, script.cachedDataRejected),
    );
    load('main.js');
    expect(Object.fromEntries(rejected)).toEqual({
      ...{ 'main.js': false, 'chunks/a.js': false, 'chunks/b.js': false, 'top.js': true },
    });
    expect(load('top.js')).toBe('changed');
  });
});

describe('the file of kept code', () => {
  it('is nothing when it is not there, of another Node, cut off or no such file', () => {
    expect(readCode(file())).toBeNull();
    const packed = packCode(new Map([['main.js', Buffer.from('some code')]]));
    writeFileSync(file(), packed);
    expect(readCode(file())?.get('main.js')?.toString()).toBe('some code');
    const text = packed.toString('latin1');
    for (const spoilt of [
      text.slice(0, -1),
      `${text}x`,
      text.replace(process.version, 'v0.0.0'),
      '',
      'no json\n',
      '{}\n',
      '{"maker":1}\nxx',
    ]) {
      writeFileSync(file(), spoilt, 'latin1');
      expect(readCode(file())).toBeNull();
    }
  });
});
