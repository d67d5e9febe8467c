// npm run gallery: a picture of every page, picture and part in every state and look, below test-results/gallery, with contact sheets.
// `npm run gallery -- WORD …` only those whose address has one of the words. `--accept` keeps what is shown now for the tests.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { exitOnSignals } from './lib/child.mjs';
import { at, filesBelow } from './lib/files.mjs';
import { Problem, runMain, say, withProgress } from './lib/say.mjs';
import { setup } from './setup.mjs';
import { e2e } from './stages/e2e.mjs';

const made = {
  shown: 'test-results/gallery',
  accepted: 'test-results/gallery-accepted',
  kept: 'e2e/gallery',
};

exitOnSignals();
await runMain(async () => {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const accept = process.argv.includes('--accept');
  const { electron } = await setup({ electron: true, tests: true, build: false });
  await build();
  for (const folder of [made.accepted, ...(words.length === 0 ? [made.shown] : [])])
    rmSync(at(folder), { recursive: true, force: true });
  const env = { HANDRAIL_GALLERY: accept ? 'accept' : 'show', HANDRAIL_GALLERY_FILTER: words.join(' ') };
  const result = await withProgress('Picturing', (note) =>
    e2e({ electron, filter: ['gallery.spec'], note, env }),
  );
  const pictures = filesBelow(made.shown).filter((file) => file.endsWith('.png'));
  say(
    `${pictures.length} pictures are in ${made.shown}; look through ${made.shown}/sheets, or open its index.html.`,
  );
  if (!result.ok) throw new Problem('Not everything is as it should be.', result.output, result.why);
  if (!accept) return;
  // Without words everything was pictured: what is not among it belongs to an example that has gone.
  if (words.length === 0) rmSync(at(made.kept), { recursive: true, force: true });
  mkdirSync(at(made.kept), { recursive: true });
  if (existsSync(at(made.accepted))) cpSync(at(made.accepted), at(made.kept), { recursive: true });
  say(
    `${filesBelow(made.accepted).length} files are kept in ${made.kept}. Look at them once more before you commit.`,
  );
});
