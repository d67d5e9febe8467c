import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { thisComputer } from './computer';

const folder = mkdtempSync(join(tmpdir(), 'handrail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { file, names } = thisComputer();

describe('a file of this computer', () => {
  it('is read, or missing', async () => {
    writeFileSync(join(folder, 'a'), 'text');
    expect(await file(join(folder, 'a'))).toEqual({ kind: 'text', text: 'text' });
    expect(await file(join(folder, 'b'))).toEqual({ kind: 'missing' });
    expect(await names(folder)).toContain('a');
    expect(await names(join(folder, 'b'))).toEqual([]);
  });
  it('is not read when it is too long, or no file', async () => {
    writeFileSync(join(folder, 'long'), 'x'.repeat(300_000));
    expect(await file(join(folder, 'long'))).toEqual({ kind: 'unreadable', why: 'it is too long' });
    expect(await file(folder)).toEqual({ kind: 'unreadable', why: 'it is not an ordinary file' });
  });
  it.runIf(process.platform !== 'win32')(
    'is not waited for when it is a pipe that nobody writes to',
    async () => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      expect(await file(pipe)).toEqual({ kind: 'unreadable', why: 'it is not an ordinary file' });
    },
  );
});
