import { readFileSync } from 'node:fs';
import {
  type Preferences,
  type PreferencesChange,
  preferencesSchema,
  USUAL_PREFERENCES,
} from '../../shared/model/preferences';
import { codeOf } from '../cases/disk-words';
import { Refusal } from '../cases/refusal';
import { writeWhole } from '../cases/write-file';

const UNREADABLE = 'Your preferences could not be read, so Handrail starts with the usual ones.';
const SOME = 'Some of your preferences could not be read. Handrail uses the usual ones in their place.';
const LARGEST = 100_000;

interface Reading {
  readonly preferences: Preferences;
  readonly problem: string | null;
}

const asObject = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = text.length > LARGEST ? null : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
};

/** The text of a file of preferences: what makes sense is kept, the rest is as usual, and `problem` says so. */
export const readPreferences = (text: string): Reading => {
  const object = asObject(text);
  if (object === null) return { preferences: USUAL_PREFERENCES, problem: UNREADABLE };
  const whole = preferencesSchema.safeParse(object);
  if (whole.success) return { preferences: whole.data, problem: null };
  // A language of a newer Handrail is no reason to forget the size of the text.
  const good = Object.entries(object).filter(
    ([name, value]) => preferencesSchema.safeParse({ [name]: value }).success,
  );
  return { preferences: preferencesSchema.parse(Object.fromEntries(good)), problem: SOME };
};

const fromDisk = (file: string): Reading => {
  try {
    return readPreferences(readFileSync(file, 'utf8'));
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT';
    return { preferences: USUAL_PREFERENCES, problem: missing ? null : UNREADABLE };
  }
};

/** The preferences of the program: read once, kept in memory, written whole with every change. */
export class PreferencesKeeper {
  private current: Preferences;
  private problem: string | null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly onChange: (preferences: Preferences) => void,
  ) {
    const { preferences, problem } = fromDisk(file);
    this.current = preferences;
    this.problem = problem;
  }

  get(): Preferences {
    return this.current;
  }

  /** What was wrong with the file, said once. */
  takeProblem(): string | null {
    const { problem } = this;
    this.problem = null;
    return problem;
  }

  /** Applies a change at once and writes it. Throws a Refusal when it is only kept until the program ends. */
  async change(change: PreferencesChange): Promise<Preferences> {
    this.current = preferencesSchema.parse({ ...this.current, ...change });
    this.onChange(this.current);
    // One after the other: the last change is the one that stays.
    this.writing = this.writing
      .catch(() => undefined)
      .then(() => writeWhole(this.file, `${JSON.stringify(this.current, null, 2)}\n`, 0o600));
    await this.writing.catch((): never => {
      throw new Refusal(
        'cannot-write',
        'It applies now, and will be as before at the next start, because the file of preferences could not be written.',
      );
    });
    return this.current;
  }
}
