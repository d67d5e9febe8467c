import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchOutput } from './process-io';

const broken = (code: string): { said: string[]; unread: number; output: ReturnType<typeof watchOutput> } => {
  const said: string[] = [];
  let unread = 0;
  const stream = new EventEmitter();
  const output = watchOutput(
    stream,
    (line) => said.push(line),
    () => {
      unread += 1;
    },
  );
  for (let turn = 0; turn < 3; turn += 1) stream.emit('error', Object.assign(new Error('write'), { code }));
  return { said, unread, output };
};

describe('an output that breaks', () => {
  it('is said once when the disk is full, and the result counts as lost', () => {
    const { said, unread, output } = broken('ENOSPC');
    expect(unread).toBe(0);
    expect(said).toEqual([
      'The result could not be written to standard output. The disk is full. Free some space, or choose another disk. (ENOSPC)\n',
    ]);
    expect([output.open(), output.lost()]).toEqual([false, true]);
  });
  it('is no fault when the reader has enough, which is told once', () => {
    const { said, unread, output } = broken('EPIPE');
    expect([said, unread]).toEqual([[], 1]);
    expect([output.open(), output.lost()]).toEqual([false, false]);
  });
});
