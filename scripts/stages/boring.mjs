// Tests that must hold under Electron's own TLS library: src/**/*.boring.test.ts, written with node:test, bundled one file
// each, and run by Electron in its Node mode.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { at, filesBelow, root, scratchFolder } from '../lib/files.mjs';
import { noCounts, tapCounts, tool } from './run-stage.mjs';

/** The test files. */
const boringTests = () => filesBelow('src').filter((file) => file.endsWith('.boring.test.ts'));

/** Bundles and runs them. */
export async function boring({ electron }) {
  const files = boringTests();
  if (files.length === 0) return { ok: true, output: '', counts: noCounts };
  const { path: folder, remove } = scratchFolder('boring');
  try {
    const bundles = [];
    for (const file of files) bundles.push(await bundle(file, folder, bundles.length));
    const result = await tool('--test', ['--test-reporter=tap', ...bundles], {
      command: electron.path,
      limit: 5 * 60_000,
      cwd: folder,
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    return { ...result, counts: tapCounts(result.output) };
  } finally {
    remove();
  }
}

async function bundle(file, folder, number) {
  const { build } = await import('vite');
  const name = `${number}-${basename(file, '.ts')}`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: at(file),
      outDir: folder,
      emptyOutDir: false,
      target: 'node18.15',
      minify: false,
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: `${name}.test.cjs`, codeSplitting: false },
      },
    },
  });
  const made = join(folder, `${name}.test.cjs`);
  if (!existsSync(made)) throw new Error(`${file} was bundled, but ${made} is missing`);
  return made;
}
