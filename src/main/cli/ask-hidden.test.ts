import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { askHidden, type HiddenInput } from './ask-hidden';

const terminal = () => {
  const emitter = new EventEmitter();
  const state = { raw: false, paused: true, shown: '' };
  const input = Object.assign(emitter, {
    setRawMode: (raw: boolean) => {
      state.raw = raw;
    },
    resume: () => {
      state.paused = false;
    },
    pause: () => {
      state.paused = true;
    },
  }) as unknown as HiddenInput;
  const asked = askHidden('Password: ', input, (text) => {
    state.shown += text;
  });
  return { state, asked, type: (text: string) => emitter.emit('data', Buffer.from(text)), emitter };
};

describe('asking for something secret', () => {
  it('reads one line and shows nothing of it, and leaves the terminal as it was', async () => {
    const { state, asked, type, emitter } = terminal();
    expect(state).toMatchObject({ raw: true, paused: false });
    type('hu');
    type('sh\r');
    expect(await asked).toBe('hush');
    expect(state).toEqual({ raw: false, paused: true, shown: 'Password: \n' });
    expect(emitter.listenerCount('data')).toBe(0);
  });
  it('takes back a character at a time, of several bytes too', async () => {
    const { asked, type } = terminal();
    type('aé\u007f\u007f\u007fxyé\u007f\n');
    expect(await asked).toBe('xy');
  });
  it('ends with Ctrl-C, and gives the terminal back', async () => {
    const { state, asked, type } = terminal();
    type('hu\u0003');
    await expect(asked).rejects.toThrow('cancelled');
    expect(state.raw).toBe(false);
  });
});
