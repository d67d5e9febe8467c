import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readCode, requireWith } from './built-code';

// The terminal command. `scan` is timed, so it starts without the libraries that only the other commands need.
// Nothing else belongs here: a command is added in run-cli.ts.
const name = process.argv[2] === 'scan' ? 'cli-scan' : 'cli-main';

try {
  const kept = readCode(join(__dirname, `${name}.code`));
  if (kept) requireWith(__dirname, kept)(`${name}.js`);
  else createRequire(__filename)(`./${name}.js`);
} catch {
  process.exit(3);
}
