import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTime, readChosenBytes } from './read-chosen';
import { Refusal } from './refusal';
import { makePipe } from './testing';

let top = '';
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'handrail-chosen-'));
});
afterEach(() => rm(top, { recursive: true, force: true }));

/** Windows keeps its pipes and devices in a place of their own, where no dialog leads. */
const unix = process.platform !== 'win32';

describe('a file chosen in a window', () => {
  it('is read up to its limit', async () => {
    const path = join(top, 'a');
    await writeFile(path, 'four');
    expect(Buffer.from(await readChosenBytes(path, 'It', 4)).toString()).toBe('four');
    await expect(readChosenBytes(path, 'It', 3)).rejects.toThrow('It is larger than');
  });
  it('that is a folder, or is not there, is refused in words', async () => {
    await expect(readChosenBytes(top, 'It', 10)).rejects.toThrow('That is a folder, not a file.');
    await expect(readChosenBytes(join(top, 'none'), 'It', 10)).rejects.toThrow('There is no such file.');
    await expect(readChosenBytes(join(top, 'none'), 'It', 10)).rejects.toThrow(Refusal);
  });
  it.runIf(unix)('that is a pipe nobody writes to is refused, and not waited for', async () => {
    const pipe = join(top, 'pipe');
    makePipe(pipe);
    await symlink(pipe, join(top, 'link.pem'));
    for (const path of [pipe, join(top, 'link.pem')])
      await expect(readChosenBytes(path, 'The certificate', 10)).rejects.toThrow(
        `The certificate could not be read from ${path}. That is a pipe or a device, not a file.`,
      );
  });
  it.runIf(unix)('that is a device is refused', async () => {
    await expect(readChosenBytes('/dev/zero', 'It', 10)).rejects.toThrow('That is a pipe or a device');
  });
});

describe('a disk that does not answer', () => {
  const late = (): never => {
    throw new Refusal('cannot-read', 'too late');
  };
  it('is given up', async () => {
    await expect(inTime(new Promise(() => undefined), 1, late)).rejects.toThrow('too late');
  });
  it('leaves what comes in time as it is', async () => {
    expect(await inTime(Promise.resolve('read'), 60_000, late)).toBe('read');
    await expect(inTime(Promise.reject(new Error('broken')), 60_000, late)).rejects.toThrow('broken');
  });
});
