import { describe, expect, it } from 'vitest';
import { timingOf } from './timing';
import { createTranscript } from './transcript';

/** A transcript whose clock is set by hand. */
const timed = () => {
  let clock = 0;
  const transcript = createTranscript(() => clock);
  const at = (ms: number, step: () => void) => {
    clock = ms;
    step();
  };
  return { transcript, at };
};

describe('timing', () => {
  it('takes the last piece sent before the answer, and the first bytes behind it', () => {
    const { transcript, at } = timed();
    at(1, () => transcript.add('peer', 'connected', 'TCP connection'));
    at(2, () => transcript.add('here', 'sent', 'ClientHello', 200));
    at(4, () => transcript.add('here', 'sent', 'ClientHello', 300));
    at(6, () => transcript.received(new Uint8Array(5)));
    at(7, () => transcript.received(new Uint8Array(5)));
    at(8, () => transcript.add('here', 'sent', 'Finished', 40));
    expect(transcript.marks).toEqual({ connectedAt: 1, helloAt: 4, firstByteAt: 6 });
  });
  it('leaves out what came before our hello', () => {
    const { transcript, at } = timed();
    at(1, () => transcript.add('peer', 'connected', 'TCP connection'));
    at(2, () => transcript.received(new Uint8Array(5)));
    at(3, () => transcript.add('here', 'dialogue', 'STARTTLS', 10));
    at(4, () => transcript.received(new Uint8Array(5)));
    at(5, () => transcript.add('here', 'sent', 'ClientHello', 300));
    expect(transcript.marks).toEqual({ connectedAt: 1, helloAt: 5, firstByteAt: null });
    at(9, () => transcript.received(new Uint8Array(5)));
    expect(transcript.marks.firstByteAt).toBe(9);
  });
  it('counts the connection that we made ourselves, and nothing that a proxy says', () => {
    const { transcript, at } = timed();
    at(1, () => transcript.add('peer', 'connected', 'TCP connection to the proxy'));
    at(2, () => transcript.counted(39));
    at(3, () => transcript.add('peer', 'connected', 'again'));
    expect(transcript.marks).toEqual({ connectedAt: 1, helloAt: null, firstByteAt: null });
    expect(transcript.bytesIn).toBe(39);
  });
  it('knows nothing of what did not happen', () => {
    expect(timingOf({ ms: 9 })).toEqual({ connectedAt: null, helloAt: null, firstByteAt: null, endedAt: 9 });
  });
});
