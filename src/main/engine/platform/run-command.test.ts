import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command';

describe('a program of the system', () => {
  it('that is not on this computer is said to be missing, and nothing is thrown', async () => {
    const program = process.platform === 'win32' ? 'sw_vers' : 'reg';
    expect(await runCommand(program, ['query', 'HKLM'])).toEqual({
      kind: 'unreadable',
      why: 'this computer does not have it',
    });
  });
  it('is not started by an argument that no program can be given', async () => {
    const read = await runCommand('scutil', ['--proxy\0']);
    expect(read.kind).toBe('unreadable');
  });
});
