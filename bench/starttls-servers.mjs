// The real servers of Debian that begin in plain text and change to TLS, for trying our dialogues against them. By hand only.
import { parseArgs } from 'node:util';
import { endAllChildren, exitOnSignals, lastLines, run } from '../scripts/lib/child.mjs';
import { at, root } from '../scripts/lib/files.mjs';
import { Problem, runMain, say } from '../scripts/lib/say.mjs';
import { table } from './lib/figures.mjs';
import { publish } from './lib/readme.mjs';
import { surroundings } from './lib/tools.mjs';
import { MAIL_SERVERS } from './real/mail-servers.mjs';
import { OTHER_SERVERS } from './real/other-servers.mjs';
import { HOST, present, startReal } from './real/stage.mjs';

const OURS = `${process.execPath} ${at('out/main/cli.js')} scan {host}:{port} --starttls {name} --sni lab.test`;

const USAGE = `node bench/starttls-servers.mjs [options] [SERVER…]   (root: most of them start as another user)
  without --check: starts them, prints name and port of each dialogue, and stays until its input ends
  --check             runs our command at each and prints what came out; exit code 1 if one of them failed
  --command TEMPLATE  that command, with {host}, {port} and {name}
  --lines N           how many lines of its output to print (12)
  --keep              also puts the table into bench/README.md
Servers: ${[...MAIL_SERVERS, ...OTHER_SERVERS].map(({ id }) => id).join(', ')}.
SQL Server is no Debian program; its two dialogues are tried with peers of our own.`;

/** The dialogue's name as our command knows it. */
const dialogue = (port) => (port.startsWith('ftp-') ? 'ftp' : port);

async function startAll(wanted) {
  const all = [...MAIL_SERVERS, ...OTHER_SERVERS];
  const strange = wanted.find((id) => !all.some((one) => one.id === id));
  if (strange) throw new Problem(`There is no server called ${strange}.`, null, USAGE, 2);
  const running = [];
  const missing = [];
  for (const server of all.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    if (!present(server.needs)) {
      missing.push([server.title, `not installed: ${server.packages}`]);
      continue;
    }
    try {
      running.push(await startReal(server));
    } catch (error) {
      missing.push([server.title, `did not start: ${error.message} ${error.why ?? ''}`.trim()]);
    }
  }
  return { running, missing };
}

/** Runs our command once for each dialogue; gives whether all of them succeeded. */
async function checkAll(dialogues, { command: template, lines, keep }) {
  const rows = [];
  for (const { server, name, port } of dialogues) {
    const fill = { '{host}': HOST, '{port}': String(port), '{name}': dialogue(name) };
    const [command, ...args] = template
      .split(' ')
      .map((word) => word.replace(/\{\w+\}/g, (key) => fill[key] ?? key));
    const result = await run(command, args, { limit: 120_000, cwd: root });
    say(
      `\n=== ${server.title}, ${dialogue(name)}: exit code ${result.code}\n${lastLines(result.output, Number(lines))}`,
    );
    const spoken = [...result.output.matchAll(/^ *(SSL [\d.]+|TLS [\d.]+) +spoken/gm)].map(
      ([, version]) => version,
    );
    rows.push([server.title, dialogue(name), spoken.join(', ') || '–', result.code]);
  }
  publish(
    'starttls',
    `${surroundings()}.\n\n${table(['server', 'dialogue', 'spoken after it', 'exit code'], rows)}`,
    keep,
  );
  return rows.every((row) => row.at(-1) === 0);
}

const untilInputEnds = () =>
  new Promise((resolve) => {
    process.stdin.resume();
    process.stdin.once('end', resolve).once('close', resolve);
  });

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      command: { type: 'string', default: OURS },
      lines: { type: 'string', default: '12' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Problem('Real servers for STARTTLS.', null, USAGE, 2);
  const { running, missing } = await startAll(positionals);
  try {
    const dialogues = running.flatMap(({ server, ports }) =>
      Object.entries(ports).map(([name, port]) => ({ server, name, port })),
    );
    const rows = dialogues.map(({ server, name, port }) => [
      server.id,
      server.title,
      dialogue(name),
      `${HOST}:${port}`,
    ]);
    say(table(['name', 'server', 'dialogue', 'where'], rows));
    for (const [title, why] of missing) say(`without ${title}: ${why}`);
    if (values.check) return (await checkAll(dialogues, values)) && missing.length === 0 ? 0 : 1;
    say('\nThey stay until the input of this command ends (Ctrl-D).');
    await untilInputEnds();
    return 0;
  } finally {
    await Promise.all(running.map(({ end }) => end()));
    await endAllChildren();
  }
}

exitOnSignals();
await runMain(main);
