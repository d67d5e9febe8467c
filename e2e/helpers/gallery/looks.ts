/** One way in which people look at the window. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Device pixels of one CSS pixel: 2 is what 200 % zoom gives, together with half the width. */
  readonly scale: number;
  readonly dark: boolean;
  readonly forced: boolean;
  /** What the gallery's address says. */
  readonly query: string;
  /** The whole page in one picture; else what the window shows first. */
  readonly whole: boolean;
  /** How wide the kept picture is. */
  readonly kept: number;
}

const usual: Look = {
  name: 'light',
  width: 1100,
  height: 760,
  scale: 1,
  dark: false,
  forced: false,
  query: 'still',
  whole: true,
  kept: 320,
};
const less = { ...usual, kept: 120 };

/** Every look, the one that shows the most first. */
export const LOOKS: readonly Look[] = [
  usual,
  { ...less, name: 'dark', dark: true },
  { ...less, name: 'forced', forced: true },
  { ...less, name: 'small', width: 800, height: 600, whole: false },
  { ...less, name: 'zoomed', width: 550, height: 380, scale: 2, whole: false },
  { ...less, name: 'pseudo', query: 'still&locale=pseudo' },
  { ...less, name: 'rtl', query: 'still&dir=rtl' },
];
