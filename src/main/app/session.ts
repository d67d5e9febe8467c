import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Recovered } from '../../shared/ipc/contract';
import { z } from '../../shared/zod';

const stateSchema = z.strictObject({
  /** false: the program ended well. */
  open: z.boolean(),
  caseId: z
    .string()
    .regex(/^[a-z0-9-]{8,60}$/)
    .nullable(),
  page: z.string().max(60),
  checking: z.boolean(),
  /** Starts after a crash, one after the other, that did not last. */
  attempts: z.int().min(0).max(1_000),
});
type State = z.infer<typeof stateSchema>;

const NOTHING: State = { open: true, caseId: null, page: '', checking: false, attempts: 0 };

/** A case that brings the program down each time must not do so for ever. */
const MOST_ATTEMPTS = 2;

const read = (file: string): State | null => {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

/** What the window shows, noted at once in a small file, so that it can be shown again when the program ends without being closed. */
export class Session {
  private state: State = NOTHING;
  private recovered: Recovered | null = null;

  constructor(private readonly file: string) {}

  /** Reads how the last start ended and notes that this one has begun. */
  begin(): void {
    const before = read(this.file);
    const crashed = before?.open === true;
    const attempts = crashed ? before.attempts + 1 : 0;
    if (crashed) {
      const { caseId, page, checking } = before;
      const reopen = attempts <= MOST_ATTEMPTS;
      if (caseId !== null)
        this.recovered = { caseId: reopen ? caseId : null, page, ended: 'program', checking };
    }
    this.state = { ...NOTHING, attempts };
    // Until the window shows it, the case to come back to stays noted.
    this.write({ ...this.state, caseId: before?.open ? before.caseId : null, page: before?.page ?? '' });
  }

  /** What is to be shown again; given once. */
  take(): Recovered | null {
    const { recovered } = this;
    this.recovered = null;
    return recovered;
  }

  shows(caseId: string | null, page: string): void {
    if (caseId === this.state.caseId && page === this.state.page) return;
    this.update({ caseId, page });
  }

  checks(checking: boolean): void {
    this.update({ checking });
  }

  /** It has run long enough to trust that what is open does no harm. */
  lasts(): void {
    if (this.state.attempts > 0) this.update({ attempts: 0 });
  }

  /** The window's page is gone and comes up again: it finds what it showed. */
  windowGone(): void {
    const { caseId, page, checking } = this.state;
    if (caseId !== null) this.recovered = { caseId, page, ended: 'window', checking };
  }

  /** The program is being closed in good order. */
  end(): void {
    this.update({ open: false });
  }

  private update(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.write(this.state);
  }

  private write(state: State): void {
    try {
      writeFileSync(`${this.file}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${this.file}.new`, this.file);
    } catch {
      // Then the program opens on its first page next time; every case is on the disk all the same.
    }
  }
}
