// npm run fuzz [-- INPUTS [SEED]]: gives bent and random bytes to every reader of the TLS codec, two million unless told
// otherwise. Ends with an error at the first that causes anything but the codec's own DecodeError.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { exitOnSignals } from './lib/child.mjs';
import { at, root, scratchFolder } from './lib/files.mjs';
import { Problem, runMain, say, seconds } from './lib/say.mjs';

const SEED = 20_261_121;
const INPUTS = 2_000_000;
const ROUND = 250_000;

/** The codec and the run, bundled into one file that Node can load. */
async function loadFuzz(folder) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: at('src/main/engine/wire/testing/fuzz.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node18.15',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'fuzz.mjs', codeSplitting: false } },
    },
  });
  return (await import(pathToFileURL(join(folder, 'fuzz.mjs')).href)).fuzz;
}

function wholeNumber(text, otherwise, what) {
  if (text === undefined) return otherwise;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new Problem(`${what} is a whole number.`, `“${text}” was given.`, 'npm run fuzz -- INPUTS SEED');
}

function addTo(total, counts) {
  for (const [key, value] of Object.entries(counts)) {
    if (typeof value === 'number') total[key] = (total[key] ?? 0) + value;
    else {
      total[key] ??= {};
      addTo(total[key], value);
    }
  }
}

const list = (table) =>
  Object.entries(table)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');

exitOnSignals();
await runMain(async () => {
  const inputs = wholeNumber(process.argv[2], INPUTS, 'The number of inputs');
  const seed = wholeNumber(process.argv[3], SEED, 'The seed');
  const { path: folder, remove } = scratchFolder('fuzz');
  try {
    const fuzz = await loadFuzz(folder);
    const total = {};
    const began = performance.now();
    for (let round = 0; round * ROUND < inputs; round += 1) {
      try {
        addTo(total, fuzz(seed + round, Math.min(ROUND, inputs - round * ROUND)));
      } catch (error) {
        const why = `${error.message}\n${error.cause?.stack ?? ''}`;
        throw new Problem(
          `Seed ${seed + round}: a reader did what it must not do.`,
          why,
          'Make a test of these bytes beside the code that was wrong.',
        );
      }
      say(`${total.inputs} inputs, ${seconds(performance.now() - began)}`);
    }
    say(
      `${total.inputs} inputs from seed ${seed}: ${total.read} read, ${total.refused} refused, ${total.streams} as streams`,
    );
    say(`refused because: ${list(total.reasons)}`);
    say(`found in streams: ${list(total.items)}`);
  } finally {
    remove();
  }
});
