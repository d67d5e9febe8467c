/// <reference types="vite/types/importMeta.d.ts" />
import type { Policy } from './define-policy';

const files = import.meta.glob<Policy>(['./published/*.ts', '!./published/*.test.ts'], {
  eager: true,
  import: 'policy',
});

const idOf = (path: string): string => path.replace(/^.*\/|\.ts$/g, '');

/** Every policy by its file name, in alphabetical order; found by its place in the folder. */
export const policyFiles: ReadonlyMap<string, Policy> = new Map(
  Object.entries(files).map(([path, policy]) => [idOf(path), policy]),
);
