/// <reference types="vite/types/importMeta.d.ts" />
import type { ClientProfile } from './define-client';

const files = import.meta.glob<ClientProfile>(['./profiles/*.ts', '!./profiles/*.test.ts'], {
  eager: true,
  import: 'client',
});

const idOf = (path: string): string => path.replace(/^.*\/|\.ts$/g, '');

/** Every client profile by its file name, in alphabetical order; found by its place in the folder. */
export const clientFiles: ReadonlyMap<string, ClientProfile> = new Map(
  Object.entries(files).map(([path, client]) => [idOf(path), client]),
);

/** Every program whose greeting Handrail knows. */
export const clients: readonly ClientProfile[] = [...clientFiles.values()];

const byId = new Map(clients.map((client) => [client.id, client]));

/** The profile with this id; null when there is none, as in a case of another version. */
export const clientById = (id: string): ClientProfile | null => byId.get(id) ?? null;
