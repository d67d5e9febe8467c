// npm run update-golden: writes the golden reports anew. Review the difference like code before committing it.
import { exitOnSignals } from './lib/child.mjs';
import { at } from './lib/files.mjs';
import { Problem, runMain, say } from './lib/say.mjs';
import { setup } from './setup.mjs';
import { tool } from './stages/run-stage.mjs';

exitOnSignals();
await runMain(async () => {
  await setup({ electron: false, build: false });
  const result = await tool(at('node_modules/vitest/vitest.mjs'), ['run', '--project', 'golden'], {
    env: { UPDATE_GOLDEN: '1' },
  });
  if (!result.ok) throw new Problem('The golden reports could not be written.', result.output, result.why);
  say('The golden reports are written. `git diff` shows what changed in them.');
});
