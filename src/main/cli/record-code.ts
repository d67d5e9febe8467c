import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { packCode, requireWith } from './built-code';

// Not for people: `node out/main/cli-record.js NAME WORD …` runs the command of these words from NAME.js, and at its end keeps in NAME.code what
// V8 made of the files that it read. A function that was not used is not in it, so the words should do what is usual.
const [runtime = '', , name = '', ...words] = process.argv;
const scripts = new Map<string, Script>();
process.argv = [runtime, join(__dirname, 'cli.js'), ...words];
process.on('exit', () => {
  const kept = new Map([...scripts].map(([path, script]) => [path, script.createCachedData()]));
  writeFileSync(join(__dirname, `${name}.code`), packCode(kept));
});
requireWith(__dirname, new Map(), (path, script) => scripts.set(path, script))(`${name}.js`);
