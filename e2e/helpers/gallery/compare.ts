import type { Page } from 'playwright/test';

/** What comparing two kept pictures brought: how many points differ, and where, as a PNG in base64. */
export interface Compared {
  readonly differing: number;
  readonly allowed: number;
  readonly picture: string | null;
}

/**
 * Compares two pictures in the page, which can read WebP. A point differs when it is clearly lighter or darker, or of another colour, than
 * every point within one point of its place in the other picture, both ways: smoothed edges and half a point of shift do not count, something
 * that is missing or has moved does.
 */
export const compare = (page: Page, expected: string, actual: string): Promise<Compared> =>
  page.evaluate(
    async ([one, other]) => {
      const FAR = 40;
      const read = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await read(one), await read(other)];
      const width = Math.min(a.width, b.width);
      const height = Math.min(a.height, b.height);
      const far = (p: ImageData, q: ImageData, x: number, y: number): boolean => {
        const at = (y * p.width + x) * 4;
        for (let dy = -1; dy <= 1; dy += 1) {
          for (let dx = -1; dx <= 1; dx += 1) {
            const [u, v] = [x + dx, y + dy];
            if (u < 0 || v < 0 || u >= q.width || v >= q.height) continue;
            const there = (v * q.width + u) * 4;
            let most = 0;
            for (let c = 0; c < 3; c += 1)
              most = Math.max(most, Math.abs(p.data[at + c]! - q.data[there + c]!));
            if (most <= FAR) return false;
          }
        }
        return true;
      };
      // One row more or less is rounding; more is a page of another length.
      let differing = Math.abs(a.height - b.height) > 1 ? Math.abs(a.height - b.height) * width : 0;
      const marked = new OffscreenCanvas(width, height);
      const context = marked.getContext('2d')!;
      context.globalAlpha = 0.25;
      context.putImageData(b, 0, 0);
      context.fillStyle = '#c00';
      context.globalAlpha = 1;
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          if (!far(a, b, x, y) && !far(b, a, x, y)) continue;
          differing += 1;
          context.fillRect(x, y, 1, 1);
        }
      }
      // Another processor draws a letter half a point further here and there: 7 points of 21,000 were seen. An entry of the menu that is gone is 9, a heading 26.
      const allowed = Math.max(8, Math.round(width * height * 0.0002));
      if (differing <= allowed) return { differing, allowed, picture: null };
      const png = new Uint8Array(await (await marked.convertToBlob({ type: 'image/png' })).arrayBuffer());
      return {
        differing,
        allowed,
        picture: btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join('')),
      };
    },
    [expected, actual] as const,
  );
