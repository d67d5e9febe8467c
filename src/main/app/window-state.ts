import { readFileSync, writeFileSync } from 'node:fs';
import { z } from '../../shared/zod';

export const SMALLEST = { width: 640, height: 480 } as const;
const USUAL = { width: 1_100, height: 760 } as const;

const stateSchema = z.strictObject({
  x: z.int().nullable(),
  y: z.int().nullable(),
  width: z.int().min(SMALLEST.width).max(20_000),
  height: z.int().min(SMALLEST.height).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Is enough of the title bar on one of the screens to take hold of it? */
const canBeSeen = ({ x, y, width }: WindowState, screens: readonly Area[]): boolean =>
  x !== null &&
  y !== null &&
  screens.some(
    (screen) =>
      x + width > screen.x + 100 &&
      x < screen.x + screen.width - 100 &&
      y >= screen.y - 10 &&
      y < screen.y + screen.height - 50,
  );

/** Where the window was when it was last closed; the usual size in the middle when that is not known, or off every screen. */
export const readWindowState = (file: string, screens: readonly Area[]): WindowState => {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { width, height, maximized } = state;
    return canBeSeen(state, screens) ? state : { x: null, y: null, width, height, maximized };
  } catch {
    return { x: null, y: null, ...USUAL, maximized: false };
  }
};

/** Notes where the window is, at once, for the program may be ending. Nobody misses it when it can't be written. */
export const writeWindowState = (file: string, state: WindowState): void => {
  const checked = stateSchema.safeParse(state);
  if (!checked.success) return;
  try {
    writeFileSync(file, JSON.stringify(checked.data), { mode: 0o600 });
  } catch {
    // The window opens in its usual place next time.
  }
};
