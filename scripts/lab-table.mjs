// npm run lab-table: runs the engine on every practice server and writes the table into the README.
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
  await withProgress('Running every practice server', async () => {
    const args = ['run', '--project', 'unit', 'e2e/cases/lab.test.ts'];
    const result = await tool(at('node_modules/vitest/vitest.mjs'), args, { limit: 10 * 60_000 });
    if (!result.ok)
      throw new Problem('Not every practice server led to its cause.', result.output, result.why);
  });
  putBetweenMarks('README.md', 'lab-table', readFileSync(at('test-results/lab-table.md'), 'utf8'));
  say('The table in README.md is up to date.');
});
