// npm run matrix: runs the engine against every peer of every cause, and writes what was named into docs/matrix.md.
import { readFileSync } from 'node:fs';
import { exitOnSignals } from './lib/child.mjs';
import { at } from './lib/files.mjs';
import { Problem, runMain, say, withProgress } from './lib/say.mjs';
import { putBetweenMarks } from './lib/table.mjs';
import { setup } from './setup.mjs';
import { tool } from './stages/run-stage.mjs';

exitOnSignals();
await runMain(async () => {
  await setup({ electron: false, build: false });
  await withProgress('Running every peer of every cause', async () => {
    const args = ['run', '--project', 'unit', 'e2e/cases/causes.test.ts'];
    const result = await tool(at('node_modules/vitest/vitest.mjs'), args, { limit: 30 * 60_000 });
    if (!result.ok)
      throw new Problem('Not every peer led to what its case expects.', result.output, result.why);
  });
  putBetweenMarks('docs/matrix.md', 'matrix', readFileSync(at('test-results/matrix.md'), 'utf8'));
  say('The matrix in docs/matrix.md is up to date.');
});
