// npm run transcript: goes through the wizard by keyboard and keeps what a screen reader reads out on each page. Read it before you commit.
import { cpSync, mkdirSync } from 'node:fs';
import { build } from './build.mjs';
import { exitOnSignals } from './lib/child.mjs';
import { at } from './lib/files.mjs';
import { Problem, runMain, say, withProgress } from './lib/say.mjs';
import { setup } from './setup.mjs';
import { e2e } from './stages/e2e.mjs';

exitOnSignals();
await runMain(async () => {
  const { electron } = await setup({ electron: true, tests: true, build: false });
  await build();
  const env = { HANDRAIL_TRANSCRIPT: 'accept' };
  const result = await withProgress('Going through the wizard', (note) =>
    e2e({ electron, filter: ['journey.spec'], note, env }),
  );
  if (!result.ok) throw new Problem('The journey did not come to its end.', result.output, result.why);
  mkdirSync(at('e2e/journey'), { recursive: true });
  cpSync(at('test-results/journey/transcript.txt'), at('e2e/journey/transcript.txt'));
  say(
    'e2e/journey/transcript.txt is written. Read it from top to bottom, as somebody who can’t see the window.',
  );
});
