import { describe, expect, it } from 'vitest';
import { createTranscript } from './transcript';

describe('a transcript', () => {
  it('counts time from its begin, to a tenth of a millisecond', () => {
    let clock = 1_000;
    const transcript = createTranscript(() => clock);
    clock = 1_012.3456;
    transcript.add('here', 'connecting', 'x');
    expect(transcript.events[0]).toEqual({ at: 12.3, who: 'here', kind: 'connecting', label: 'x', bytes: 0 });
  });
  it('keeps 256 first bytes and counts all', () => {
    const transcript = createTranscript();
    transcript.received(new Uint8Array(200).fill(1));
    transcript.received(new Uint8Array(200).fill(2));
    transcript.sent(7);
    expect(transcript.firstBytes).toBe('01'.repeat(200) + '02'.repeat(56));
    expect([transcript.bytesIn, transcript.bytesOut]).toEqual([400, 7]);
  });
  it('leaves out events of a chatty peer, says how many, and always has room for the end', () => {
    const transcript = createTranscript();
    for (let at = 0; at < 1_000; at += 1) transcript.add('peer', 'record', 'x'.repeat(900));
    transcript.add('peer', 'fin', 'closed');
    transcript.add('here', 'closed', 'closed');
    expect(transcript.events.length).toBeLessThanOrEqual(200);
    expect(transcript.events.slice(-3).map(({ label }) => label)).toEqual([
      '806 more events are left out here',
      'closed',
      'closed',
    ]);
    expect(transcript.events[0]?.label).toHaveLength(200);
  });
  it('says an event anew without moving it in time', () => {
    let clock = 0;
    const transcript = createTranscript(() => clock);
    transcript.add('peer', 'plaintext', '2', 1);
    clock = 50;
    transcript.amend('220 mail', 8);
    expect(transcript.events).toEqual([
      { at: 0, who: 'peer', kind: 'plaintext', label: '220 mail', bytes: 8 },
    ]);
  });
});
