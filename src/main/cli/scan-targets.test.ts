import { describe, expect, it } from 'vitest';
import { scanAskedFrom } from './scan-options';
import { endpointsOf } from './scan-targets';
import { testIo } from './testing';
import { UsageError } from './usage-error';

const fromInput = (readInput: () => Promise<string>) =>
  endpointsOf(scanAskedFrom(['--file', '-']), testIo({ readInput }));

describe('a list on standard input', () => {
  it('gives each server once, without notes and empty lines', async () => {
    const found = await fromInput(
      async () => 'a.example:1\r\n\n# all of it\na.example:1 # again\nb.example\n',
    );
    expect(found.map(({ label }) => label)).toEqual(['a.example:1', 'b.example:443']);
  });
  it('that is too long is the list’s fault, and said as such', async () => {
    const read = fromInput(() => Promise.reject(new Error('too long')));
    await expect(read).rejects.toThrow(UsageError);
    await expect(read).rejects.toThrow('longer than 1 MB');
  });
  it('with control characters is refused, and they are not repeated', async () => {
    const read = fromInput(async () => '\u001b[2Jevil\u0007:443');
    await expect(read).rejects.toThrow(UsageError);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    await expect(read).rejects.not.toThrow(/[\u0000-\u001f]/);
  });
});
