// Keeps what V8 made of the built terminal command (src/main/cli/built-code.ts): runs it once against a practice server of its own.
import { existsSync } from 'node:fs';
import { endChild, run, start } from './child.mjs';
import { at } from './files.mjs';

const LIMIT = 20_000;
const RECORDER = at('out/main/cli-record.js');

/** Serves the practice server in which everything is in order; gives the port, or null. */
function serve() {
  const child = start(process.execPath, [at('out/main/cli.js'), 'lab', 'healthy'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const port = new Promise((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = / check \S+:(\d+) /.exec(text);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', () => resolve(null));
    setTimeout(resolve, LIMIT, null).unref();
  });
  return { child, port };
}

/** Makes out/main/cli-*.code. Gives what went wrong, in a sentence, or null: the command works without them, only slower. */
export async function recordCode() {
  const { child, port } = serve();
  try {
    const open = await port;
    if (open === null) return 'No practice server could be started.';
    const address = `127.0.0.1:${open}`;
    const runs = [
      ['cli-scan', 'scan', address, '--json', '--sni', 'fine.lab.test'],
      // Nobody but this computer is asked.
      ['cli-main', 'check', address, '--sni', 'fine.lab.test', '--no-fetch'],
    ];
    for (const [name, ...words] of runs) {
      await run(process.execPath, [RECORDER, name, ...words], { limit: LIMIT });
      if (!existsSync(at(`out/main/${name}.code`))) return `The code of ${name} was not kept.`;
    }
    return null;
  } finally {
    await endChild(child);
  }
}
