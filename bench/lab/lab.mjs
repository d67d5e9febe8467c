// The laboratory for hand and benches. node bench/lab/lab.mjs, without a word after it, says how.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { Problem, runMain, say } from '../../scripts/lib/say.mjs';
import { lasting, stateFolder } from '../lib/state.mjs';
import {
  CLIENT,
  linkWords,
  makeSpaces,
  removeSpaces,
  SERVER,
  SERVER_ADDRESS,
  setLink,
  spacesExist,
} from './network.mjs';
import { endServers, KINDS, MANY, SILENT_PORT, startServers } from './servers.mjs';

const USAGE = `node bench/lab/lab.mjs …
  up [RTT_MS] [LOSS_%]         two network namespaces, servers in one of them (root; 40 0 unless told)
  set RTT_MS LOSS_% [SEED]     another delay and loss each way
  in COMMAND…                  runs a command on the client's side; servers are at ${SERVER_ADDRESS}
  beside COMMAND…              runs a command on the server's side; servers are at 127.0.0.1
  here                         the same servers on this machine's 127.0.0.1 instead, no root
  status, down
HANDRAIL_BENCH_LAB=NAME gives a laboratory of one's own (namespaces and folder; "here" uses the same ports).`;

const number = (text, what) => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || text === '')
    throw new Problem(`${what} is no number: ${text}`, null, USAGE, 2);
  return value;
};

/** Brings the namespaces and the servers up, or keeps what is up and lays the link anew. */
export async function up(rtt = 40, loss = 0) {
  if (!spacesExist()) {
    makeSpaces();
    await startServers(['0.0.0.0'], { space: SERVER });
  }
  return setLink({ rtt, loss });
}

/** Ends everything that this laboratory started. */
export async function down() {
  await endServers();
  await removeSpaces();
}

function overview(host) {
  for (const [letter, { port, title }] of Object.entries(KINDS))
    say(`  ${letter}  ${host}:${port}  ${title}`);
  say(`     ${host}:${SILENT_PORT}  accepts and never answers`);
  say(`     ${host}:${MANY[0].port} to ${MANY[MANY.length - 1].port}  a, b and c in turn`);
}

function status() {
  for (const { name, pid, up: isUp } of [...lasting('servers'), ...lasting('link')]) {
    say(`${name} ${pid} ${isUp ? 'up' : 'gone'}`);
  }
  say(spacesExist() ? linkWords() : 'no namespaces');
  say(`files: ${stateFolder}`);
}

function inside(space, command) {
  if (!spacesExist()) throw new Problem('The laboratory is not up.', null, 'node bench/lab/lab.mjs up', 2);
  return spawnSync('ip', ['netns', 'exec', space, ...command], { stdio: 'inherit' }).status ?? 1;
}

const commands = {
  up: async ([rtt = '40', loss = '0']) => {
    say(await up(number(rtt, 'The round trip'), number(loss, 'The loss')));
    overview(SERVER_ADDRESS);
  },
  set: async ([rtt, loss, seed = '1']) => {
    if (!spacesExist()) throw new Problem('The laboratory is not up.', null, 'node bench/lab/lab.mjs up', 2);
    const [r, l, s] = [number(rtt, 'The round trip'), number(loss, 'The loss'), number(seed, 'The seed')];
    say(await setLink({ rtt: r, loss: l, seed: s }));
  },
  in: (command) => inside(CLIENT, command),
  beside: (command) => inside(SERVER, command),
  here: async () => {
    if (lasting('servers').some((one) => one.up))
      throw new Problem('It is up already.', null, 'down first', 2);
    await startServers(['127.0.0.1']);
    overview('127.0.0.1');
  },
  status,
  down,
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const [word, ...rest] = process.argv.slice(2);
    if (!Object.hasOwn(commands, word ?? ''))
      throw new Problem('What should the laboratory do?', null, USAGE, 2);
    return commands[word](rest);
  });
}
