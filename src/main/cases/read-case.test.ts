import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCase, readBounded } from './read-case';
import { Refusal } from './refusal';
import { caseFor, emptyRun } from './testing';

let top = '';
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'handrail-read-'));
});
afterEach(() => rm(top, { recursive: true, force: true }));

describe('reading a file', () => {
  it('stops at its limit', async () => {
    const path = join(top, 'a');
    await writeFile(path, 'x'.repeat(2_000));
    expect(await readBounded(path, 'It', 2_000)).toHaveLength(2_000);
    await expect(readBounded(path, 'It', 1_999)).rejects.toThrow('It is larger than');
  });
  it('stops also where a file has no end', async () => {
    await expect(readBounded('/dev/zero', 'It', 1_048_576)).rejects.toThrow('It is larger than 1 MB.');
  });
  it('says that there is none, or that it is a folder', async () => {
    await expect(readBounded(join(top, 'none'), 'It', 10)).rejects.toThrow('There is no such file.');
    await expect(readBounded(top, 'It', 10)).rejects.toThrow('That is a folder, not a file.');
  });
});

describe('the text of a case', () => {
  it('may begin with a byte order mark', () => {
    expect(parseCase(`\ufeff${JSON.stringify(caseFor('case-0001'))}`).id).toBe('case-0001');
  });
  it('is refused when it is nested deeper than any case, before that costs memory', () => {
    const text = JSON.stringify(caseFor('case-0001', { runs: [emptyRun('run-1')] }));
    const deep = text.replace(
      '"evidence":{}',
      `"evidence":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    );
    expect(() => parseCase(deep)).toThrow('nested too deep');
  });
  it('may hold any number of brackets in its words', () => {
    const message = '[{"\\'.repeat(500);
    const asked = { ...caseFor('case-0001').asked, message };
    expect(parseCase(JSON.stringify(caseFor('case-0001', { asked }))).asked.message).toBe(message);
  });
  it('is a case, or is refused in words, whatever is in it', () => {
    const text = JSON.stringify(caseFor('case-0001', { runs: [emptyRun('run-1')] }));
    const edit = fc.record({
      at: fc.nat(text.length - 1),
      with: fc.constantFrom('', '0', '"', '{', '[', 'x', '\\u0000'),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const broken = edits.reduce(
          (all, one) => all.slice(0, one.at) + one.with + all.slice(one.at + 1),
          text,
        );
        try {
          expect(parseCase(broken).kind).toBe('handrail-case');
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 500 },
    );
  });
});
