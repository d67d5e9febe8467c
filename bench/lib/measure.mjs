// One command, measured from outside: time, processor, memory, connections.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/lib/child.mjs';
import { Problem } from '../../scripts/lib/say.mjs';
import { compiled } from './state.mjs';

/**
 * The environment without what every start of Node reads: NODE_EXTRA_CA_CERTS alone, which some networks set on all their computers, adds some
 * 25 ms to each, and no other program looks at it.
 */
const plainEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')));

/**
 * Runs a command and gives `{ wall, cpu, rss, connections, first, code, killed, output }`: milliseconds, megabytes, and
 * TCP connections as the kernel counted them. `space`: the network namespace to run in; only there is the count
 * exact, since everybody's connections are in it. `first`: a pattern (POSIX extended) of the output line whose moment
 * is wanted. `limit`: milliseconds.
 */
export async function measure([program, ...args], { space, first = '', limit = 120_000, cwd } = {}) {
  const meter = compiled(fileURLToPath(new URL('measure.c', import.meta.url)), ['-lutil']);
  const folder = mkdtempSync(join(tmpdir(), 'handrail-measure-'));
  try {
    const result = join(folder, 'result.json');
    const whole = [meter, result, String(limit), first, program, ...args];
    const [command, ...rest] = space ? ['ip', 'netns', 'exec', space, ...whole] : whole;
    const { output, code } = await run(command, rest, {
      limit: limit + 15_000,
      cwd,
      env: plainEnvironment(),
    });
    if (code !== 0) throw new Problem(`${program} could not be measured.`, output.slice(-600), null);
    const said = JSON.parse(readFileSync(result, 'utf8'));
    if (said.code === 127) throw new Problem(`${program} did not start.`, output.slice(-300), null);
    return {
      wall: said.wall / 1000,
      cpu: (said.user + said.system) / 1000,
      rss: said.rss / 1024,
      connections: said.connections,
      first: said.first < 0 ? null : said.first / 1000,
      code: said.code,
      killed: said.killed,
      output,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
