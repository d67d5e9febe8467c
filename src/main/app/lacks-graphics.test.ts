import { describe, expect, it } from 'vitest';
import { lacksGraphics } from './lacks-graphics';

describe('looking for a graphics device', () => {
  it('finds none on a Linux without its folder', () =>
    expect(lacksGraphics('linux', '/no/such/device')).toBe(true));
  it('finds one where the folder is there', () => expect(lacksGraphics('linux', '/')).toBe(false));
  it('leaves other systems to Chromium', () => expect(lacksGraphics('win32', '/no/such/device')).toBe(false));
});
