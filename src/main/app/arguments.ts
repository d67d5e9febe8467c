/** What the program was asked to do when it was started, or started a second time. */
export interface Wanted {
  readonly lab: boolean;
  /** A case file to open. */
  readonly file: string | null;
}

/** Reads the command line of the windowed program. `first`: how many entries belong to Electron and the app folder. */
export const readArguments = (argv: readonly string[], first: number): Wanted => {
  const own = argv.slice(first);
  const file = own.find((arg) => !arg.startsWith('-') && /\.json$/i.test(arg));
  return { lab: own.includes('--lab'), file: file ?? null };
};
