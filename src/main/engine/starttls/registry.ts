/// <reference types="vite/types/importMeta.d.ts" />
import { STARTTLS_NAMES, type StarttlsName } from '../../../shared/model/way';
import type { Protocol } from './script';

const files = import.meta.glob<{ readonly protocol?: Protocol }>(['./*.ts', '!./*.test.ts'], { eager: true });

/** Every protocol by the name of its file; a file in the folder that exports `protocol` is one. */
export const protocolFiles: ReadonlyMap<string, Protocol> = new Map(
  Object.entries(files).flatMap(([path, { protocol }]) =>
    protocol ? [[path.replace(/^.*\/|\.ts$/g, ''), protocol]] : [],
  ),
);

/** The protocol of this name. Throws when its file is missing, which registry.test.ts rules out. */
export const protocolOf = (name: StarttlsName): Protocol => {
  const protocol = protocolFiles.get(name);
  if (!protocol) throw new Error(`starttls/${name}.ts exports no protocol`);
  return protocol;
};

/** The protocol that begins in plain text on this port, by its number alone; null when none does. */
export const protocolOfPort = (port: number): StarttlsName | null =>
  STARTTLS_NAMES.find((name) => protocolOf(name).ports.includes(port)) ?? null;
