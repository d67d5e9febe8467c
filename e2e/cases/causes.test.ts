import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeCase, verdictOf } from './cause-run';
import type { CauseCases } from './define-cause-cases';
import { gate } from './meet';

const modules = import.meta.glob<CauseCases>('./causes/*.ts', { eager: true, import: 'cases' });
const all = Object.entries(modules).map(([path, cases]) => ({ path, cases }));
const atATime = gate(3);
const LONGEST_MS = 90_000;

describe('the cases of a cause', () => {
  it('stand in a file with its name', () => {
    expect(all.map(({ cases }) => `./causes/${cases.cause}.ts`)).toEqual(all.map(({ path }) => path));
    expect(readdirSync(new URL('causes/', import.meta.url)).length).toBe(all.length);
  });
  it('have one that has it, and one that nearly has it', () => {
    for (const { cases } of all) {
      expect(cases.holds.length, cases.cause).toBeGreaterThan(0);
      expect(cases.not.length, cases.cause).toBeGreaterThan(0);
    }
  });
});

describe.concurrent.each(all.map(({ cases }) => cases))('$cause', ({ cause, holds, not }) => {
  it.each(holds)(
    'is named: $name',
    async ({ verdict, headline = verdict !== 'possible', ...one }) => {
      const { document } = await atATime(() => judgeCase(one));
      expect(verdictOf(document, cause), explained(document, cause)).toBe(verdict);
      if (headline) expect(document.summary.causeId, explained(document, cause)).toBe(cause);
    },
    LONGEST_MS * 4,
  );
  it.each(not)(
    'is not named: $name',
    async ({ verdict = 'ruled-out', ...one }) => {
      const { document } = await atATime(() => judgeCase(one));
      expect(verdictOf(document, cause), explained(document, cause)).toBe(verdict);
    },
    LONGEST_MS * 4,
  );
});

/** What a person needs to see when a case comes out otherwise. */
const explained = (document: Awaited<ReturnType<typeof judgeCase>>['document'], cause: string): string =>
  JSON.stringify(
    {
      headline: document.summary.headline,
      held: document.findings.map(({ causeId, verdict }) => `${verdict} ${causeId}`),
      why: [...document.ruledOut, ...document.couldNotTell].find(({ causeId }) => causeId === cause),
    },
    null,
    1,
  );
