import { join } from 'node:path';
import { session, shell, utilityProcess } from 'electron';
import type { Target } from '../shared/model/target';
import type { ProxyServer } from '../shared/model/way';
import type { Child, Fork } from './app/child';
import { LINKS } from './app/links';
import { readSystemProxy } from './app/system-proxy';

/** A process of our own beside this one; its words go to the terminal only when somebody looks for them. */
export const forkOf =
  (name: string, serviceName: string): Fork =>
  (): Child => {
    const stdio = process.env.HANDRAIL_VERBOSE === '1' ? 'inherit' : 'ignore';
    const child = utilityProcess.fork(join(__dirname, name), [], { serviceName, stdio });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill(),
    };
  };

/** Opens one of our links in the person's browser. */
export const openLink = async (link: keyof typeof LINKS): Promise<void> => {
  await shell.openExternal(LINKS[link]);
};

/** Asks Chromium what this computer's settings say of the target; nothing is sent to it. */
export const systemProxy = async ({ host, port }: Target): Promise<ProxyServer | null> =>
  readSystemProxy(
    await session.defaultSession.resolveProxy(`https://${host.includes(':') ? `[${host}]` : host}:${port}/`),
  );
