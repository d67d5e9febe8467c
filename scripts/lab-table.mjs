// npm run lab-table: runs the engine on every practice server and writes the table into the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { exitOnSignals } from './lib/child.mjs';
import { at } from './lib/files.mjs';
import { Problem, runMain, say, withProgress } from './lib/say.mjs';
import { setup } from './setup.mjs';
import { tool } from './stages/run-stage.mjs';

const marks = ['<!-- lab-table:begin -->', '<!-- lab-table:end -->'];

exitOnSignals();
await runMain(async () => {
  await setup({ electron: false, build: false });
  await withProgress('Running every practice server', async () => {
    const args = ['run', '--project', 'unit', 'e2e/cases/lab.test.ts'];
    const result = await tool(at('node_modules/vitest/vitest.mjs'), args, { limit: 10 * 60_000 });
    if (!result.ok)
      throw new Problem('Not every practice server led to its cause.', result.output, result.why);
  });
  const readme = readFileSync(at('README.md'), 'utf8');
  const [before, rest] = readme.split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (after === undefined) {
    throw new Problem('The README has no place for the table.', marks.join(' … '), 'Put the two marks back.');
  }
  const table = readFileSync(at('test-results/lab-table.md'), 'utf8').trim();
  writeFileSync(at('README.md'), `${before}${marks[0]}\n${table}\n${marks[1]}${after}`);
  say('The table in README.md is up to date.');
});
