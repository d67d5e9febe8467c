import { existsSync } from 'node:fs';

/**
 * True on a Linux without a graphics device (a container, a bare Xvfb). Chromium would start its GPU process there again and again,
 * and after the last try it sometimes ends the whole program ("GPU process isn't usable").
 */
export const lacksGraphics = (platform: string = process.platform, device = '/dev/dri'): boolean =>
  platform === 'linux' && !existsSync(device);
