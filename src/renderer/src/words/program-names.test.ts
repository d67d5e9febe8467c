import { describe, expect, it } from 'vitest';
import { programNames } from './program-names';

describe('names of programs in one line', () => {
  it('name the same program once, with its systems', () => {
    expect(programNames(['.NET 6 on Windows 10 22H2', 'Java 8', '.NET 6 on Windows 7, Server 2008 R2'])).toBe(
      '.NET 6 on Windows 10 22H2 / Windows 7, Server 2008 R2; Java 8',
    );
  });

  it('lose none that stands without a system beside one that has it', () => {
    expect(programNames(['curl 8', 'curl 8 on Debian 12'])).toBe('curl 8; curl 8 on Debian 12');
  });

  it('are empty for none', () => {
    expect(programNames([])).toBe('');
  });
});
