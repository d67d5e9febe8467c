/// <reference types="vite/types/importMeta.d.ts" />
import type { Cause } from './define-cause';

const files = import.meta.glob<Cause>(['./causes/*.ts', '!./causes/*.test.ts'], {
  eager: true,
  import: 'cause',
});

const idOf = (path: string): string => path.replace(/^.*\/|\.ts$/g, '');

/** Every cause by its file name, in alphabetical order; found by its place in the folder. */
export const causeFiles: ReadonlyMap<string, Cause> = new Map(
  Object.entries(files).map(([path, cause]) => [idOf(path), cause]),
);

/** Every cause Handrail knows. */
export const causes: readonly Cause[] = [...causeFiles.values()];
