// Handrail beside sslscan, nmap and testssl.sh on the same servers, over the same link, in one run. By hand only.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { exitOnSignals } from '../scripts/lib/child.mjs';
import { root } from '../scripts/lib/files.mjs';
import { Problem, runMain, say } from '../scripts/lib/say.mjs';
import { down, up } from './lab/lab.mjs';
import { CLIENT, linkWords, SERVER, SERVER_ADDRESS, setLink, spacesExist } from './lab/network.mjs';
import { KINDS, MANY, SILENT_PORT } from './lab/servers.mjs';
import { medianOf, plain, table, time, times } from './lib/figures.mjs';
import { engineTimes, goalsOf, verdictOf } from './lib/goals.mjs';
import { measure } from './lib/measure.mjs';
import { versionVerdict } from './lib/ours.mjs';
import { busyWords, publish } from './lib/readme.mjs';
import { OUR_CLI, surroundings, tools } from './lib/tools.mjs';

const USAGE = `node bench/scanners.mjs [options]   (root; builds a laboratory unless one is up)
  --runs N          runs of each tool on each server (5)
  --only a,b,c      these servers          --links loopback,40,loss   these links
  --tools LIST      of fast, polite, check, sslscan, sslscan-all, nmap, testssl (all but testssl)
  --cli FILE        our command, built elsewhere than in out
  --silent-others   the silent server for the other tools too (minutes)
  --out FILE        also writes every single run as JSON
  --keep            also puts the tables into bench/README.md`;

const LINKS = {
  loopback: { title: 'loopback', space: SERVER, host: '127.0.0.1' },
  40: { title: '40 ms', space: CLIENT, host: SERVER_ADDRESS, rtt: 40, loss: 0 },
  loss: { title: '40 ms, 1 % loss', space: CLIENT, host: SERVER_ADDRESS, rtt: 40, loss: 1 },
};

function options() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      only: { type: 'string', default: 'a,b,c' },
      links: { type: 'string', default: 'loopback,40,loss' },
      tools: { type: 'string', default: 'fast,polite,check,sslscan,sslscan-all,nmap' },
      cli: { type: 'string', default: OUR_CLI },
      'silent-others': { type: 'boolean', default: false },
      out: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Problem('Scanners side by side.', null, USAGE, 2);
  const list = (text, known) => {
    const words = text.split(',').filter(Boolean);
    const strange = words.find((word) => !known.includes(word));
    if (strange) throw new Problem(`Unknown: ${strange}`, null, USAGE, 2);
    return words;
  };
  const all = tools(values.cli);
  const chosen = list(
    values.tools,
    all.map((tool) => tool.id),
  );
  return {
    ...values,
    runs: Number(values.runs),
    kinds: list(values.only, Object.keys(KINDS)),
    links: list(values.links, Object.keys(LINKS)),
    tools: all.filter((tool) => chosen.includes(tool.id)),
  };
}

/** One link: every tool in turn on every server, as often as asked, so that a slow minute hits all of them. */
async function overLink(link, { runs, kinds, tools: chosen }) {
  const found = Object.fromEntries(
    kinds.map((kind) => [kind, Object.fromEntries(chosen.map(({ id }) => [id, []]))]),
  );
  for (let i = 1; i <= runs; i += 1) {
    for (const kind of kinds) {
      for (const tool of chosen) {
        // Laid anew for each, so that all of them lose the packets that the same seed picks.
        if (link.loss > 0) await setLink({ ...link, seed: i });
        const command = tool.command(link.host, KINDS[kind].port);
        const { output, ...figures } = await measure(command, { space: link.space, cwd: root });
        if (figures.killed) say(`  ${tool.title} on (${kind}) was stopped: it took too long`);
        found[kind][tool.id].push(figures);
      }
    }
    say(`  ${link.title}: run ${i} of ${runs}`);
  }
  return found;
}

/** When the first word on a version comes: of the whole process, and for our own since its engine started. */
async function firstWords({ runs, kinds, tools: chosen }) {
  const link = LINKS[40];
  const found = {};
  for (const kind of kinds) {
    found[kind] = {};
    for (const tool of chosen.filter((one) => one.first && one.id !== 'testssl')) {
      found[kind][tool.id] = [];
      for (let i = 0; i < runs; i += 1) {
        const command = tool.command(link.host, KINDS[kind].port);
        const { output, first } = await measure(command, { space: link.space, first: tool.first, cwd: root });
        found[kind][tool.id].push({ first, ...versionVerdict(output) });
      }
    }
  }
  return found;
}

async function atSilentServer({ runs, tools: chosen, 'silent-others': others }) {
  const found = {};
  for (const tool of chosen) {
    const own = ['fast', 'polite', 'check'].includes(tool.id);
    if (!own && !others) continue;
    found[tool.id] = [];
    for (let i = 0; i < (own ? runs : 1); i += 1) {
      const command = tool.command(SERVER_ADDRESS, SILENT_PORT);
      const { output, ...figures } = await measure(command, { space: CLIENT, limit: 300_000, cwd: root });
      found[tool.id].push({ ...figures, saysSilent: /silen|no answer|did not answer|time/i.test(output) });
    }
  }
  return found;
}

/** Our program with nothing to do: what its start alone costs. */
async function bareStart({ cli, runs }) {
  const found = [];
  const command = [process.execPath, cli, 'scan', '--help'];
  for (let i = 0; i < runs; i += 1) found.push(await measure(command, { cwd: root }));
  return found;
}

/**
 * What one scan of (b) costs an engine that has made many: the processor time of all servers of that kind, one after the other in one process,
 * less that of the first half of them. V8 is done with its work by then, as in a program that stays open.
 */
async function warmEngine({ cli, tools: chosen }) {
  const hosts = MANY.filter(({ kind }) => kind === 'b').map(({ port }) => `${SERVER_ADDRESS}:${port}`);
  const half = hosts.slice(0, hosts.length / 2);
  const cpuOf = async (mode, some) => {
    const command = [process.execPath, cli, 'scan', '--json', `--${mode}`, '--concurrency', '1', ...some];
    const { cpu, killed } = await measure(command, { space: CLIENT, limit: 300_000, cwd: root });
    return killed ? null : cpu;
  };
  const found = {};
  for (const { id } of chosen.filter((tool) => ['fast', 'polite'].includes(tool.id))) {
    const [first, all] = [await cpuOf(id, half), await cpuOf(id, hosts)];
    found[id] = first === null || all === null ? null : (all - first) / (hosts.length - half.length);
  }
  return found;
}

function timesTable(found, chosen, kinds) {
  const own = medianOwn(found, kinds);
  const rows = chosen.map((tool) => [
    tool.title,
    ...kinds.flatMap((kind) => {
      const runs = found[kind][tool.id];
      const of = (field) => medianOf(runs, field);
      const stopped = runs.filter(({ killed }) => killed).length;
      return [
        `${time(of('wall'))} (${times(of('wall'), own[kind])})${stopped > 0 ? `, ${stopped} of ${runs.length} stopped` : ''}`,
        plain(of('connections')),
        time(of('cpu')),
        of('rss') === null ? '–' : `${Math.round(of('rss'))} MB`,
      ];
    }),
  ]);
  return table(
    ['', ...kinds.flatMap((kind) => [`(${kind}) time`, 'connections', 'processor', 'memory'])],
    rows,
  );
}

const medianOwn = (found, kinds) =>
  Object.fromEntries(kinds.map((kind) => [kind, medianOf(found[kind].fast ?? [], 'wall')]));

function firstTable(found, chosen, kinds) {
  const named = chosen.filter((tool) => kinds.some((kind) => found[kind][tool.id]?.length > 0));
  const rows = named.map((tool) => [
    tool.title,
    ...kinds.map((kind) => {
      const runs = found[kind][tool.id];
      const engine = medianOf(runs, 'engine');
      return `${time(medianOf(runs, 'first'))}${engine === null ? '' : `, engine ${time(engine)}`}`;
    }),
  ]);
  return table(['first word on a version, 40 ms', ...kinds.map((kind) => `(${kind})`)], rows);
}

function silentTable(found, chosen) {
  const rows = chosen
    .filter((tool) => found[tool.id])
    .map((tool) => {
      const runs = found[tool.id];
      return [tool.title, time(medianOf(runs, 'wall')), runs.every((one) => one.saysSilent) ? 'yes' : 'no'];
    });
  return table(['silent server, 40 ms', 'whole process', 'says so'], rows);
}

function engineTable(found) {
  const { cold, warm, others } = engineTimes({ ...found, start: medianOf(found.start, 'cpu') });
  const rows = Object.keys(warm).map((id) => [`Handrail, ${id}`, time(cold[id]), time(warm[id])]);
  return table(
    ["engine's processor time, (b), 40 ms", 'first scan of a process', 'each scan after many'],
    [...rows, ['sslscan, versions and suites (whole process)', time(others), time(others)]],
  );
}

function report(found, asked) {
  const verdicts = Object.fromEntries(asked.kinds.map((kind) => [kind, found.words?.[kind]?.polite ?? []]));
  const goals = goalsOf({
    results: found.results,
    verdicts,
    silent: found.silent?.polite ?? [],
    start: medianOf(found.start, 'cpu'),
    warm: found.warm,
  });
  const rows = goals.map((one) => [one.name, one.wanted, one.got ?? '–', verdictOf(one)]);
  return [
    `${surroundings()}; ${found.link}; medians of ${asked.runs} runs, in brackets times the time of Handrail, fast.`,
    busyWords(),
    ...asked.links.map(
      (link) =>
        `**${LINKS[link].title}**\n\n${timesTable(found.results[LINKS[link].title], asked.tools, asked.kinds)}`,
    ),
    found.words ? firstTable(found.words, asked.tools, asked.kinds) : '',
    found.silent ? silentTable(found.silent, asked.tools) : '',
    found.warm ? engineTable(found) : '',
    table(['goal', 'wanted', 'measured', ''], rows),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

async function main() {
  const asked = options();
  const foundUp = spacesExist();
  await up(40, 0);
  say(linkWords());
  try {
    const found = { link: linkWords(), results: {}, start: await bareStart(asked) };
    for (const name of asked.links) {
      if (LINKS[name].rtt) await setLink(LINKS[name]);
      found.results[LINKS[name].title] = await overLink(LINKS[name], asked);
    }
    if (asked.links.includes('40')) {
      await setLink(LINKS[40]);
      found.words = await firstWords(asked);
      found.silent = await atSilentServer(asked);
      found.warm = asked.kinds.includes('b') ? await warmEngine(asked) : {};
    }
    publish('scanners', report(found, asked), asked.keep);
    if (asked.out) {
      mkdirSync(dirname(asked.out), { recursive: true });
      writeFileSync(asked.out, `${JSON.stringify(found, null, 1)}\n`);
    }
  } finally {
    if (!foundUp) await down();
  }
}

exitOnSignals();
await runMain(main);
