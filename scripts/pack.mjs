// npm run pack [-- electron-builder options]: an unpacked program in dist/, made with the Electron that is set up here.
// A release is built with the official Electron on the systems it is for; electron-builder.yml holds its targets.
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitOnSignals, howItEnded, lastLines, run } from './lib/child.mjs';
import { at, root, scratchFolder } from './lib/files.mjs';
import { Problem, runMain, say, withProgress } from './lib/say.mjs';
import { setup } from './setup.mjs';

const limit = 10 * 60_000;

/** A copy of the runtime without `resources/app`, which would be started instead of our own app.asar. */
function bareRuntime(path, folder) {
  const copy = join(folder, 'electron');
  cpSync(dirname(path), copy, { recursive: true });
  rmSync(join(copy, 'resources/app'), { recursive: true, force: true });
  rmSync(join(copy, 'resources/app.asar'), { force: true });
  return copy;
}

exitOnSignals();
await runMain(async () => {
  const { electron } = await setup();
  const { path: folder, remove } = scratchFolder('pack');
  try {
    await withProgress('Packing', async () => {
      const args = [
        at('node_modules/electron-builder/out/cli/cli.js'),
        '--dir',
        '--publish=never',
        `-c.electronDist=${bareRuntime(electron.path, folder)}`,
        `-c.electronVersion=${electron.version}`,
        ...process.argv.slice(2),
      ];
      const result = await run(process.execPath, args, { cwd: root, limit, env: process.env });
      if (result.code !== 0) {
        throw new Problem(
          'The program could not be packed.',
          lastLines(result.output, 15),
          howItEnded(result, limit),
        );
      }
    });
    say('The unpacked program is in dist/.');
  } finally {
    remove();
  }
});
