// Two network namespaces and a link between them that takes its time and loses packets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../scripts/lib/say.mjs';
import { compiled, endLasting, labName, startLasting, statePath, system } from '../lib/state.mjs';

/** The namespaces: scanners run in the first, servers in the second. */
export const CLIENT = `hrb-${labName}-c`;
export const SERVER = `hrb-${labName}-s`;

/** Where the servers are met, seen from the client's side. From their own side it is 127.0.0.1. */
export const SERVER_ADDRESS = '10.78.0.2';
const CLIENT_ADDRESS = '10.78.0.1';

const ends = [
  { space: CLIENT, device: 'hrbc0', address: CLIENT_ADDRESS },
  { space: SERVER, device: 'hrbs0', address: SERVER_ADDRESS },
];

const ip = (...args) => system('ip', args);

/** True while both namespaces are there. */
export const spacesExist = () => [CLIENT, SERVER].every((name) => existsSync(`/run/netns/${name}`));

/** Makes the namespaces. Needs root. */
export function makeSpaces() {
  if (process.getuid?.() !== 0) {
    throw new Problem(
      'Network namespaces need root.',
      null,
      'Use sudo, or "lab.mjs here" for loopback alone.',
    );
  }
  for (const { space } of ends) {
    ip('netns', 'add', space);
    ip('-n', space, 'link', 'set', 'lo', 'up');
  }
}

/** Takes the link and the namespaces away. The servers in them have to be ended before. */
export async function removeSpaces() {
  await removeLink();
  for (const { space } of ends) if (existsSync(`/run/netns/${space}`)) ip('netns', 'del', space);
}

/** True if this kernel can delay packets itself. */
function hasNetem() {
  try {
    ip('netns', 'exec', CLIENT, 'tc', 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', '0ms');
    ip('netns', 'exec', CLIENT, 'tc', 'qdisc', 'del', 'dev', 'lo', 'root');
    return true;
  } catch {
    return false;
  }
}

async function removeLink() {
  await endLasting('link');
  for (const { space, device } of ends) {
    if (existsSync(`/run/netns/${space}`) && ip('-n', space, '-br', 'link').includes(device)) {
      ip('-n', space, 'link', 'del', device);
    }
  }
}

async function ownLink(delay, loss, seed) {
  const program = compiled(fileURLToPath(new URL('link.c', import.meta.url)));
  const names = ends.map(({ device }) => device);
  const log = startLasting('link', 'link', program, [...names, String(delay), String(loss), String(seed)]);
  for (let i = 0; i < 100 && !readFileSync(log, 'utf8').includes('ready'); i += 1) await pause(20);
  if (!readFileSync(log, 'utf8').includes('ready')) {
    throw new Problem('The link did not start.', readFileSync(log, 'utf8'), 'It needs /dev/net/tun.');
  }
  for (const { space, device } of ends) ip('link', 'set', device, 'netns', space);
}

function netemLink(delay, loss) {
  const [one, other] = ends;
  ip(
    'link',
    'add',
    one.device,
    'netns',
    one.space,
    'type',
    'veth',
    'peer',
    'name',
    other.device,
    'netns',
    other.space,
  );
  for (const { space, device } of ends) {
    const rule = ['netem', 'limit', '100000', 'delay', `${delay}ms`, 'loss', `${loss}%`];
    ip('netns', 'exec', space, 'tc', 'qdisc', 'add', 'dev', device, 'root', ...rule);
  }
}

/**
 * Lays the link anew. `rtt`: milliseconds there and back; `loss`: percent in each direction; `seed`: which packets
 * (our own link only). Gives the words for it, which are also kept for `linkWords`.
 */
export async function setLink({ rtt, loss, seed = 1 }) {
  await removeLink();
  const kernel = hasNetem();
  if (kernel) netemLink(rtt / 2, loss);
  else await ownLink(rtt / 2, loss, seed);
  for (const { space, device, address } of ends) {
    ip('-n', space, 'addr', 'add', `${address}/24`, 'dev', device);
    ip('-n', space, 'link', 'set', device, 'up', 'mtu', '1500');
  }
  const by = kernel ? 'netem' : 'our own link over TUN devices, because this kernel has no netem';
  const words = `${rtt} ms round trip, ${loss} % loss each way, by ${by}`;
  writeFileSync(statePath('link', 'words.txt'), words);
  return words;
}

/** How the link is laid now. */
export const linkWords = () => readFileSync(statePath('link', 'words.txt'), 'utf8');
