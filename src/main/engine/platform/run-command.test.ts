import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command';

/** This very Node, in the place of a program of the system. */
const place = process.execPath;
const run = (script: string, deadlineMs?: number) =>
  runCommand('reg', ['-e', script], { place, ...(deadlineMs === undefined ? {} : { deadlineMs }) });

describe('a program of the system', () => {
  it('gives what it prints and its exit code, whatever that is', async () => {
    expect(await run('process.stdout.write("yes")')).toEqual({ kind: 'done', code: 0, text: 'yes' });
    expect(await run('process.stdout.write("no"); process.exitCode = 1')).toEqual({
      kind: 'done',
      code: 1,
      text: 'no',
    });
  });
  it('is ended when it takes too long', async () => {
    expect(await run('setInterval(() => {}, 1000)', 300)).toEqual({
      kind: 'unreadable',
      why: 'it took too long',
    });
  });
  it('is ended when it says too much', async () => {
    expect(await run('process.stdout.write("x".repeat(2_000_000)); setInterval(() => {}, 1000)')).toEqual({
      kind: 'unreadable',
      why: 'the answer was too long',
    });
  });
  it('gets no shell: what a shell would read is an argument like any other', async () => {
    const read = await runCommand('reg', ['-p', 'process.argv[1]', '; echo $HOME && exit 3'], { place });
    expect(read).toEqual({ kind: 'done', code: 0, text: '; echo $HOME && exit 3\n' });
  });
  it('that is not on this computer is said to be missing, and nothing is thrown', async () => {
    expect(await runCommand('reg', [], { place: '/no/such/program' })).toEqual({
      kind: 'unreadable',
      why: 'this computer does not have it',
    });
  });
  it('is not started by an argument that no program can be given', async () => {
    expect((await runCommand('scutil', ['--proxy\0'])).kind).toBe('unreadable');
  });
});
