import { readdirSync } from 'node:fs';
import { arch, release, type, version } from 'node:os';
import type { Response } from '../../shared/ipc/contract';

/** The operating system as its maker names it, with the kind of processor. */
export const osName = (): string => {
  const named = process.platform === 'win32' ? version() : type() === 'Darwin' ? 'macOS (Darwin)' : type();
  return `${named} ${release()} (${arch()})`;
};

/** What this copy is made of. Electron is built with BoringSSL and still reports an OpenSSL number, so there that number is left out. */
export const versionsOf = (
  own: string,
  versions: Readonly<Record<string, string | undefined>>,
  system: string,
): Response<'app:versions'> => {
  const { electron, chrome, node, openssl } = versions;
  const all = {
    Handrail: own,
    Electron: electron,
    Chromium: chrome,
    'Node.js': node,
    'TLS library': electron === undefined ? `OpenSSL ${openssl ?? 'of an unknown version'}` : 'BoringSSL',
    'Operating system': system,
  };
  return Object.entries(all).flatMap(([name, one]) =>
    one === undefined ? [] : [{ name, version: one.slice(0, 200) }],
  );
};

/** The folder of logs if anything is in it; an item that opens an empty folder helps nobody. */
export const logsFolder = (folder: string): string | null => {
  try {
    return readdirSync(folder).length > 0 ? folder : null;
  } catch {
    return null;
  }
};
