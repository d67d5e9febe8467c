import { describe, expect, it } from 'vitest';
import { observationSchema, type ProbeId, rawEvidenceSchema } from '../../../shared/model/evidence';
import { startRun } from './session';
import { askedFor, madeProbe } from './testing/made-probe';

/** `hasty` needs `slow`, but can do without it once `quick` has told something. `slow` ends when `hasty` has begun, or by its own deadline. */
const run = async (quickTells: boolean) => {
  let begun = () => {};
  const hastyBegan = new Promise<string>((resolve) => {
    begun = () => resolve('met');
  });
  const { evidence } = await startRun(askedFor(1), {
    onProgress: () => {},
    probes: [
      madeProbe({
        id: 'quick',
        run: async () => (quickTells ? 'told' : { status: 'gave-up', why: 'Nothing to see.' }),
      }),
      madeProbe({ id: 'slow', ms: 200, run: () => hastyBegan }),
      madeProbe({
        ...{ id: 'hasty', needs: ['quick', 'slow'], connections: 1 },
        early: { without: (seen) => ('quick' in seen ? ['slow' as ProbeId] : []), extra: 2 },
        run: async ({ early, connections, seen }) => {
          begun();
          return `${early ?? false} ${connections} ${Object.keys(seen).length}`;
        },
      }),
    ],
  });
  const seen = rawEvidenceSchema.parse(evidence);
  return ['slow', 'hasty'].map((id) => observationSchema.parse(seen[id]));
};

describe('a probe of a run that may begin early', () => {
  it('runs beside what it need not wait for, and is told so', async () => {
    expect(await run(true)).toMatchObject([
      { status: 'ok', facts: { said: 'met' } },
      { status: 'ok', facts: { said: 'true 3 1' } },
    ]);
  });
  it('waits for it otherwise', async () => {
    expect(await run(false)).toMatchObject([
      { status: 'gave-up' },
      { status: 'ok', facts: { said: 'false 1 0' } },
    ]);
  });
});
