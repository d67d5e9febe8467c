import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notWritten } from './disk-words';
import { writeWhole } from './write-file';

let top = '';
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'handrail-write-'));
});
afterEach(() => rm(top, { recursive: true, force: true }));

describe('writeWhole', () => {
  it('writes a new file and replaces an old one, leaving nothing else behind', async () => {
    const path = join(top, 'a.json');
    await writeWhole(path, 'one', 0o600);
    await writeWhole(path, new TextEncoder().encode('two'));
    expect(await readFile(path, 'utf8')).toBe('two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(top)).toEqual(['a.json']);
  });
  it('writes through a link to the file behind it', async () => {
    await writeFile(join(top, 'real'), 'old');
    await symlink(join(top, 'real'), join(top, 'link'));
    await writeWhole(join(top, 'link'), 'new');
    expect(await readFile(join(top, 'real'), 'utf8')).toBe('new');
    expect((await readdir(top)).sort()).toEqual(['link', 'real']);
  });
  it('leaves the old file as it was when the new one cannot take its place', async () => {
    await expect(writeWhole(join(top, 'missing', 'a.json'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(top)).toEqual([]);
  });
  it.runIf(process.platform === 'linux')('says that a disk is full instead of writing a part', async () => {
    const error: unknown = await writeWhole('/dev/full', 'x'.repeat(100_000)).catch((one: unknown) => one);
    expect(notWritten('The report', '/dev/full', error)).toBe(
      'The report could not be written to /dev/full. The disk is full. Free some space, or choose another disk. (ENOSPC)',
    );
  });
});

describe('the words for a failed write', () => {
  it('name what happened and what helps', () => {
    const error = Object.assign(new Error('x'), { code: 'EROFS' });
    expect(notWritten('The PDF', '/a\u001b[31m', error)).toBe(
      'The PDF could not be written to /a·[31m. That disk can only be read. Choose another place. (EROFS)',
    );
  });
  it('have something for a code nobody expected, and for none', () => {
    expect(notWritten('It', '/a', Object.assign(new Error(), { code: 'EODD' }))).toContain('reported EODD.');
    expect(notWritten('It', '/a', 'no')).toContain('did not say why');
  });
});
