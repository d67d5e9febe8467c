// Two hundred servers at once: Handrail in one process beside many processes of sslscan. By hand only.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exitOnSignals } from '../scripts/lib/child.mjs';
import { at, root } from '../scripts/lib/files.mjs';
import { Problem, runMain, say } from '../scripts/lib/say.mjs';
import { down, up } from './lab/lab.mjs';
import { CLIENT, linkWords, SERVER, SERVER_ADDRESS, setLink, spacesExist } from './lab/network.mjs';
import { MANY } from './lab/servers.mjs';
import { medianOf, plain, table, time } from './lib/figures.mjs';
import { manyGoals, verdictOf } from './lib/goals.mjs';
import { measure } from './lib/measure.mjs';
import { results } from './lib/ours.mjs';
import { busyWords, publish } from './lib/readme.mjs';
import { statePath } from './lib/state.mjs';
import { manyCommand, OUR_CLI, SUITES_ONLY, surroundings } from './lib/tools.mjs';

const USAGE = `node bench/many.mjs [options]   (root; builds a laboratory unless one is up)
  --runs N          runs of each (3)
  --at-once LIST    how many servers Handrail scans at a time (128,200)
  --cli FILE        our command, built elsewhere than in out
  --no-others       Handrail alone
  --out FILE        also writes every run as JSON
  --keep            also puts the tables into bench/README.md`;

const LINKS = {
  loopback: { title: 'loopback', space: SERVER, host: '127.0.0.1' },
  far: { title: '40 ms', space: CLIENT, host: SERVER_ADDRESS, rtt: 40, loss: 0 },
};

/** How many pairs of version and suite each kind of server has; a quick scan that misses some is no scan. */
const PAIRS = { a: 12, b: 86, c: 3 };

function contenders({ list, greetings, host }, { cli, atOnce, others }) {
  const own = ['fast', 'polite'].flatMap((mode) =>
    atOnce.map((n) => ({
      id: `${mode}-${n}`,
      title: `Handrail, ${mode}, ${n} at a time`,
      own: true,
      command: manyCommand(cli, { file: list, n, mode }),
    })),
  );
  const sslscan = (n) => ({
    id: `sslscan-${n}`,
    title: `sslscan, ${n} at a time`,
    each: true,
    command: ['xargs', '-a', list, '-P', String(n), '-n', '1', 'sslscan', '--no-colour', ...SUITES_ONLY],
  });
  const floor = {
    id: 'floor',
    title: 'plain Node sockets, the greetings of the polite scan',
    command: [process.execPath, at('bench/lib/replay.mjs'), greetings, host, '128'],
  };
  return [...own, floor, ...(others ? [sslscan(8), sslscan(64)] : [])];
}

/** The first message of each connection of one polite scan, in a file. */
async function recorded(list, { space, title }, cli) {
  const file = statePath('many', `${title.replace(' ', '')}.greetings.json`);
  const [node, ...words] = manyCommand(cli, { file: list, n: 128, mode: 'polite' });
  const settings = ['env', `HANDRAIL_BENCH_GREETINGS=${file}`];
  const hook = ['-r', at('bench/lib/greetings.cjs')];
  await measure([...settings, node, ...hook, ...words], { space, limit: 300_000, cwd: root });
  return file;
}

/** How many of the servers were listed whole. */
function whole(output, own) {
  if (!own) return null;
  const pairs = new Map(results(output).map((one) => [one.port, one.pairs]));
  return MANY.filter(({ port, kind }) => pairs.get(port) === PAIRS[kind]).length;
}

async function overLink(link, asked) {
  const list = statePath('many', `${link.title.replace(' ', '')}.txt`);
  writeFileSync(list, MANY.map(({ port }) => `${link.host}:${port}\n`).join(''));
  const greetings = await recorded(list, link, asked.cli);
  const all = contenders({ list, greetings, host: link.host }, asked);
  const found = Object.fromEntries(all.map(({ id }) => [id, []]));
  for (let i = 1; i <= asked.runs; i += 1) {
    for (const { id, command, own } of all) {
      const { output, ...figures } = await measure(command, { space: link.space, limit: 300_000, cwd: root });
      found[id].push({
        ...figures,
        perSecond: (MANY.length * 1000) / figures.wall,
        whole: whole(output, own),
      });
    }
    say(`  ${link.title}: run ${i} of ${asked.runs}`);
  }
  const rows = all.map(({ id, title, each }) => {
    const of = (field) => medianOf(found[id], field);
    const memory = `${Math.round(of('rss'))} MB${each ? ' each' : ''}`;
    return [
      title,
      time(of('wall')),
      plain(of('perSecond')),
      memory,
      time(of('cpu')),
      plain(of('connections')),
      plain(of('whole')),
    ];
  });
  const head = [
    link.title,
    'time',
    'servers/s',
    'peak memory',
    'processor',
    'connections',
    `whole, of ${MANY.length}`,
  ];
  return { found, text: table(head, rows) };
}

async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '3' },
      'at-once': { type: 'string', default: '128,200' },
      cli: { type: 'string', default: OUR_CLI },
      'no-others': { type: 'boolean', default: false },
      out: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Problem('Two hundred servers.', null, USAGE, 2);
  const asked = {
    runs: Number(values.runs),
    atOnce: values['at-once'].split(',').map(Number),
    cli: values.cli,
    others: !values['no-others'],
  };
  const foundUp = spacesExist();
  await up(40, 0);
  try {
    const found = {};
    const tables = [];
    for (const link of Object.values(LINKS)) {
      if (link.rtt) await setLink(link);
      const one = await overLink(link, asked);
      found[link.title] = one.found;
      tables.push(one.text);
    }
    const rows = manyGoals(found).map((one) => [one.name, one.wanted, one.got ?? '–', verdictOf(one)]);
    const foot = `${surroundings()}; ${linkWords()}; medians of ${asked.runs} runs.`;
    const parts = [foot, busyWords(), ...tables, table(['goal', 'wanted', 'measured', ''], rows)];
    publish('many', parts.filter((part) => part !== '').join('\n\n'), values.keep);
    if (values.out) writeFileSync(values.out, `${JSON.stringify(found, null, 1)}\n`);
  } finally {
    if (!foundUp) await down();
  }
}

exitOnSignals();
await runMain(main);
