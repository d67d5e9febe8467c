/** The terminal, or what a test puts in its place. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Everything on standard input; rejects when it is longer than `limit` bytes. */
  readonly readInput: (limit: number) => Promise<string>;
  /** Asks for something secret on the terminal and shows nothing of what is typed. Only where input is a terminal. */
  readonly askSecret: (question: string) => Promise<string>;
  readonly inputIsTerminal: boolean;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Colour only where a person looks, and never against NO_COLOR (no-color.org). */
export const wantsColour = (isTerminal: boolean, env: Io['env']): boolean =>
  isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
