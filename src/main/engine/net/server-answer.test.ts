import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptSchema } from '../../../shared/model/attempt';
import { outcomeSchema } from '../../../shared/model/failure';
import type { Until } from '../probes/net-port';
import { ServerAnswer } from './server-answer';
import { certificate12, serverHello12, serverHello13, serverHelloDone } from './testing/peer';
import { createTranscript } from './transcript';

const until = fc.constantFrom<Until>('first-bytes', 'server-hello', 'server-flight');
const good = Buffer.concat([serverHello12, certificate12, serverHelloDone, serverHello13]);

/** A good flight with some bytes changed, cut into chunks: closer to what breaks readers than noise is. */
const damaged = fc
  .record({
    changes: fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }),
    cuts: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }),
  })
  .map(({ changes, cuts }) => {
    const bytes = Uint8Array.from(good);
    for (const [at, value] of changes) bytes[at] = value;
    const chunks: Uint8Array[] = [];
    let from = 0;
    for (const length of cuts) {
      chunks.push(bytes.subarray(from, from + length));
      from += length;
    }
    return [...chunks, bytes.subarray(from)];
  });
const noise = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 8 });

/** All chunks come in one buffer, as they do from a line. */
const hear = (asked: Until, sent: boolean, chunks: readonly Uint8Array[], brief = false) => {
  const transcript = createTranscript(undefined, brief);
  const answer = new ServerAnswer(asked, transcript);
  if (sent) answer.helloSent();
  const buffer = new Uint8Array(Math.max(1, ...chunks.map(({ length }) => length)));
  const push = (chunk: Uint8Array) => {
    buffer.fill(0xee);
    buffer.set(chunk);
    return answer.push(buffer.subarray(0, chunk.length));
  };
  const pushed = chunks.map(push).find((outcome) => outcome !== null) ?? null;
  buffer.fill(0xee);
  return { answer, transcript, pushed };
};

describe('reading whatever a peer sends', () => {
  it('never throws, always has an outcome that can be saved, and stays bounded', () => {
    fc.assert(
      fc.property(until, fc.boolean(), fc.oneof(noise, damaged), (asked, sent, chunks) => {
        const { answer, transcript, pushed } = hear(asked, sent, chunks);
        for (const outcome of [pushed, answer.ended('fin'), answer.ended('rst'), answer.silent(5)])
          if (outcome) expect(outcomeSchema.safeParse(outcome).success).toBe(true);
        expect(attemptSchema.shape.events.safeParse([...transcript.events]).success).toBe(true);
      }),
      { numRuns: 400, seed: 20_260_101 },
    );
  });
  it('finds the same for a scan, which keeps no records, whatever was in the buffer before and is after', () => {
    fc.assert(
      fc.property(until, fc.boolean(), fc.oneof(noise, damaged), (asked, sent, chunks) => {
        const [whole, scan] = [hear(asked, sent, chunks), hear(asked, sent, chunks, true)];
        expect(scan.pushed).toEqual(whole.pushed);
        expect(scan.answer.parts()).toEqual(whole.answer.parts());
        if (!scan.pushed) expect(scan.answer.ended('fin')).toEqual(whole.answer.ended('fin'));
      }),
      { numRuns: 400, seed: 20_260_103 },
    );
  });
  it('does not depend on where the bytes are cut', () => {
    fc.assert(
      fc.property(until, damaged, (asked, chunks) => {
        const whole = hear(asked, true, [Buffer.concat(chunks)]);
        const cut = hear(asked, true, chunks);
        expect(cut.pushed?.kind ?? cut.answer.ended('fin').kind).toBe(
          whole.pushed?.kind ?? whole.answer.ended('fin').kind,
        );
      }),
      { numRuns: 300, seed: 20_260_102 },
    );
  });
});
