import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchOutput } from './process-io';

const broken = (code: string): { said: string[]; output: ReturnType<typeof watchOutput> } => {
  const said: string[] = [];
  const stream = new EventEmitter();
  const output = watchOutput(stream, (line) => said.push(line));
  for (let turn = 0; turn < 3; turn += 1) stream.emit('error', Object.assign(new Error('write'), { code }));
  return { said, output };
};

describe('an output that breaks', () => {
  it('is said once when the disk is full, and the result counts as lost', () => {
    const { said, output } = broken('ENOSPC');
    expect(said).toEqual([
      'The result could not be written to standard output. The disk is full. Free some space, or choose another disk. (ENOSPC)\n',
    ]);
    expect([output.open(), output.lost()]).toEqual([false, true]);
  });
  it('is no fault when the reader has enough', () => {
    const { said, output } = broken('EPIPE');
    expect(said).toEqual([]);
    expect([output.open(), output.lost()]).toEqual([false, false]);
  });
});
