import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpointFrom, scanAskedFrom } from './scan-options';
import { endpointsOf } from './scan-targets';
import { testIo } from './testing';
import { UsageError } from './usage-error';

const fromInput = (readInput: () => Promise<string>) =>
  endpointsOf(scanAskedFrom(['--file', '-']), testIo({ readInput }));

/** What is said of a list that can’t be used. */
const refused = async (read: Promise<unknown>): Promise<UsageError> => {
  const error = await read.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error('the list was taken');
  return error;
};

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
    // Ends of lines are our own.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    await expect(read).rejects.not.toThrow(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('a line that can’t be read', () => {
  it('is named with its file, its number and its text, and with an address that works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'handrail-list-'));
    try {
      const path = join(folder, 'servers.txt');
      await writeFile(path, '# ours\na.example\nweb one:443 # the first\n[2001:db8::1\n');
      const error = await refused(endpointsOf(scanAskedFrom(['--file', path]), testIo()));
      const [first, second, rest] = error.message.split('\n');
      expect(first).toBe(
        `Line 3 of ${path} can’t be read: “web one:443”. “web one:443” has a space in it; an address has none.`,
      );
      expect(second).toContain(`Line 4 of ${path} can’t be read: “[2001:db8::1”. An IPv6 address`);
      expect(rest).toContain('No server of the list was scanned.');
      expect(() => endpointFrom(error.example ?? '', undefined)).not.toThrow();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  it('of many is named for the first five, and the others are counted', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `-${index}.example`);
    const { message } = await refused(fromInput(async () => lines.join('\n')));
    expect(message.match(/Line \d+ of the list on standard input/g)).toHaveLength(5);
    expect(message).toContain('7 more lines can’t be read.');
  });
  it('is cut where it is long, and not repeated where it may hold a password', async () => {
    const long = await refused(fromInput(async () => `${'a'.repeat(5_000)}!\n`));
    expect(long.message.length).toBeLessThan(400);
    const secret = await refused(fromInput(async () => 'https://joe:hunter2@a.example\n'));
    expect(secret.message).toContain('Line 1 of the list on standard input can’t be read. Leave out');
    expect(secret.message).not.toContain('hunter2');
  });
});
