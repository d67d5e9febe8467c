import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildFaults, inlineCode } from './build.mjs';
import { complete, entryFor, missingOptional } from './complete-lock.mjs';
import { at, readJson } from './lib/files.mjs';
import { missingFrom } from './lib/libraries.mjs';
import { withLock } from './lib/lock.mjs';
import { npmErrors } from './lib/npm.mjs';
import { Problem, problemLines, seconds } from './lib/say.mjs';
import { ordinaryUser } from './lib/user.mjs';
import { checkNode } from './setup.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what a failure says', () => {
  it('names what failed, why and what to do, and no stack', () => {
    const lines = problemLines(new Problem('It broke.', 'One.\nTwo.', 'Mend it.'));
    expect(lines).toEqual(['', 'Failed: It broke.', 'Why: One.', '    Two.', 'What to do: Mend it.']);
  });
  it('names the place of an unexpected fault in one line', () => {
    const lines = problemLines(new TypeError('odd'));
    expect(lines[1]).toBe('Failed: odd');
    expect(lines.filter((line) => line.startsWith('Where: '))).toHaveLength(1);
    expect(lines.join('\n')).not.toMatch(/^\s+at /m);
  });
  it('keeps npm’s errors and drops its stack, its engine warnings and its log path', () => {
    const said = npmErrors(
      [
        'npm warn EBADENGINE Unsupported engine {',
        'npm http fetch GET 200 https://registry.example/zod 3ms',
        'npm error code ECONNREFUSED',
        'npm error     at ClientRequest.emit (node:events:524:28)',
        'npm error A complete log of this run can be found in: /home/a/.npm/_logs/x.log',
      ].join('\n'),
    );
    expect(said).toBe('npm error code ECONNREFUSED');
  });
  it('tells times in a form that is read at a glance', () => {
    expect([80, 9_940, 47_200, 119_700, 125_000].map(seconds)).toEqual([
      '0.1 s',
      '9.9 s',
      '47 s',
      '2 min 0 s',
      '2 min 5 s',
    ]);
  });
});

describe('the Node that is asked for', () => {
  it('is 20.19 or newer', () => {
    for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0'])
      expect(() => checkNode(version)).not.toThrow();
  });
  it('is asked for in words when it is older', () => {
    for (const version of ['18.15.0', '20.18.3'])
      expect(() => checkNode(version)).toThrow('Handrail needs Node 20.19 or newer.');
  });
});

describe('the lock of the set-up', () => {
  it('lets one in after the other', async () => {
    const path = join(folder, 'a', '.lock');
    const order = [];
    const one = async (name) => {
      order.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} out`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => withLock(path, () => one(name), { poll: 5 })));
    expect(order.map((entry) => entry.slice(2))).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
    expect(existsSync(path)).toBe(false);
  });
  it('is taken over from a process that is gone', async () => {
    const path = join(folder, '.lock');
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    writeFileSync(path, JSON.stringify({ pid: child.pid, host: hostname() }));
    expect(await withLock(path, () => 'done', { wait: 5_000, poll: 5 })).toBe('done');
  });
  it('is taken over when nobody touched it for a minute, whoever holds it', async () => {
    const path = join(folder, '.lock');
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: 'another-computer' }));
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(path, longAgo, longAgo);
    expect(await withLock(path, () => 'done', { wait: 5_000, poll: 5 })).toBe('done');
  });
  it('says who holds it when waiting takes too long', async () => {
    const path = join(folder, '.lock');
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }));
    const late = withLock(path, () => 'done', { wait: -1, poll: 5 });
    await expect(late).rejects.toMatchObject({ why: expect.stringContaining(`process ${process.pid}`) });
    expect(existsSync(path)).toBe(true);
  });
});

describe('the lock file of npm', () => {
  const lock = readJson(at('package-lock.json'));
  it('names every platform package, so that npm ci accepts it on every computer', () => {
    expect(missingOptional(lock)).toEqual([]);
  });
  it('holds no download address', () => {
    const resolved = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(resolved.map(([path]) => path)).toEqual([]);
    expect(JSON.stringify(lock)).not.toMatch(/\/\/registry\./);
  });
  it('is completed with the version that the parent asks for', () => {
    const half = {
      packages: {
        '': {},
        'node_modules/tool': { version: '2.0.0', optionalDependencies: { '@tool/linux-x64-musl': '2.0.1' } },
      },
    };
    expect(complete(half)).toEqual(['@tool/linux-x64-musl']);
    expect(half.packages['node_modules/@tool/linux-x64-musl']).toEqual({
      version: '2.0.1',
      cpu: ['x64'],
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
  });
  it('is not completed by guessing', () => {
    expect(() => entryFor({ name: 'fsevents', version: '2.3.2', dev: true })).toThrow(Problem);
    expect(() => entryFor({ name: '@tool/linux-x64', version: '^2.0.0', dev: true })).toThrow(Problem);
  });
});

describe('the libraries of the system', () => {
  it('are missing when ldd did not find them', () => {
    const said =
      '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibnss3.so => not found\n\tlibnss3.so => not found\n';
    expect(missingFrom(said)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(missingFrom('\tnot a dynamic executable\n')).toEqual([]);
  });
});

describe('the user who runs the window for root', () => {
  const users = [
    { name: 'root', uid: 0, gid: 0, home: '/root' },
    { name: 'ada', uid: 1000, gid: 1000, home: '/home/ada' },
    { name: 'nobody', uid: 65534, gid: 65534, home: '/nonexistent' },
  ];
  it('is the person behind sudo', () => {
    expect(ordinaryUser({ SUDO_UID: '1000', SUDO_GID: '100' }, users)).toMatchObject({
      name: 'ada',
      gid: 100,
    });
  });
  it('is nobody in a container, and never root', () => {
    for (const env of [{}, { SUDO_UID: '0' }, { SUDO_UID: 'x' }, { SUDO_UID: '4711' }]) {
      expect(ordinaryUser(env, users).name).toBe('nobody');
    }
    expect(ordinaryUser({}, []).uid).toBe(65534);
  });
});

describe('what came out of the build', () => {
  const write = (path, text) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  it('is refused when plain Node would meet Electron, even behind a chunk', () => {
    write('out/main/cli.js', 'const a = require("./chunks/a.js");');
    write('out/main/chunks/a.js', 'const electron = require("electron");');
    expect(buildFaults(folder).join()).toContain('out/main/cli.js requires electron');
  });
  it('is refused when the terminal command would import() a module of Node’s, which its kept code can’t', () => {
    write('out/main/cli-scan.js', 'require("./chunks/b.js");');
    write('out/main/chunks/b.js', '// import("node:fs")\nconst later = () => import("node:dns");');
    expect(buildFaults(folder).join()).toContain("chunks/b.js has import('node:dns')");
  });
  it('is refused when a package or a file was left out of a bundle', () => {
    write('out/main/index.js', 'require("electron"); require("node:net"); require("fs"); require("zod");');
    write('out/preload/index.js', 'require("electron"); require("./other.js");');
    expect(buildFaults(folder)).toHaveLength(2);
  });
  it('is refused when a page has inline code', () => {
    write(
      'out/renderer/index.html',
      '<script>alert(1)</script><p style="color:red" onclick="x()"></p><style>p{}</style>',
    );
    expect(buildFaults(folder)).toHaveLength(4);
    expect(
      inlineCode('<script type="module" src="./a.js"></script><link rel="stylesheet" href="a.css">'),
    ).toEqual([]);
  });
});
