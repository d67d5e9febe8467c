import { describe, expect, it } from 'vitest';
import { operatingSystem } from './operating-system';

describe('the operating system’s name', () => {
  it('is one line, without the computer’s name', async () => {
    const name = await operatingSystem();
    expect(name).toMatch(/^\S.{2,199}$/);
  });
  it('falls back to the kernel where the nice name can not be read', async () => {
    expect(await operatingSystem(process.platform === 'darwin' ? 'linux' : 'darwin')).toMatch(/\d/);
  });
});
