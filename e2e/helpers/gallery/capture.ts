import type { Look } from './looks';
import type { GalleryWindow } from './window';

/** Kept pictures end here, in pixels of the page: what is further down is the same in every look, and the first look keeps all of it. */
const TALLEST_KEPT = 1_600;

/** The picture that is kept and compared: small, and small on the disk. Base64 of a WebP. */
export const small = async ({ cdp }: GalleryWindow, look: Look, height: number): Promise<string> => {
  const { data } = await cdp.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 35,
    clip: {
      x: 0,
      y: 0,
      width: look.width,
      height: look.name === 'light' ? height : Math.min(height, TALLEST_KEPT),
      scale: look.kept / look.width / look.scale,
    },
  });
  return data;
};

/** The picture to look at, in full size: bytes of a PNG. */
export const full = async ({ cdp }: GalleryWindow): Promise<Buffer> => {
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'png' });
  return Buffer.from(data, 'base64');
};
