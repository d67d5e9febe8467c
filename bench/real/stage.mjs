// Real servers for a while: each with a folder and free ports of its own on loopback, ended with this process.
import { existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { endChild, start } from '../../scripts/lib/child.mjs';
import { certificates } from '../lab/certificates.mjs';
import { stateFolder, system, untilOpen } from '../lib/state.mjs';

/** Loopback only: nothing that is started here can be reached from elsewhere. */
export const HOST = '127.0.0.1';

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** True if every one of these programs is on the machine (a path, or a name to be found). */
export function present(programs) {
  const places = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`.split(':');
  return programs.every((name) =>
    name.startsWith('/') ? existsSync(name) : places.some((place) => existsSync(join(place, name))),
  );
}

/** What a server's `begin` is handed: a folder, certificates, and `run` for the programs it consists of. */
async function roomFor(id) {
  const folder = join(stateFolder, 'real', id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'output.txt');
  const out = openSync(log, 'a');
  const children = [];
  return {
    folder,
    log,
    children,
    certificates: certificates(),
    file: (name) => join(folder, name),
    /** Starts a program that stays in the foreground. Its output goes to a file; `input: 'pipe'` keeps stdin open. */
    run: (command, args, { input = 'ignore', ...options } = {}) => {
      const child = start(command, args, { cwd: folder, stdio: [input, out, out], ...options });
      child.once('error', () => undefined);
      children.push(child);
      return child;
    },
    system: (command, args, options = {}) => system(command, args, { cwd: folder, ...options }),
  };
}

/**
 * Starts a server: `{ id, title, needs, ports, begin }`. `begin(room)` finds its ports in `room.ports`, in the order of
 * the names in `ports`. Gives `{ server, ports, log, end }`; throws what kept it from starting.
 */
export async function startReal(server) {
  const room = await roomFor(server.id);
  const ports = {};
  for (const name of server.ports) ports[name] = await freePort();
  const end = async () => {
    await Promise.all(room.children.map((child) => endChild(child)));
    if (!process.env.HANDRAIL_BENCH_KEEP) rmSync(room.folder, { recursive: true, force: true });
  };
  try {
    await server.begin({ ...room, ports });
    for (const port of Object.values(ports)) await untilOpen(HOST, port, room.log, 20_000);
  } catch (error) {
    await end();
    throw error;
  }
  return { server, ports, log: room.log, end };
}
