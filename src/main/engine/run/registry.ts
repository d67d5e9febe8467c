import type { AnyProbe } from './any-probe';
import { inOrder } from './order';

const modules = import.meta.glob<{ readonly probe?: AnyProbe }>(['../probes/*.ts', '!../probes/*.test.ts'], {
  eager: true,
});

/** Every probe by the path of its file; a file in the folder that exports `probe` is one. */
export const probeFiles: readonly { readonly path: string; readonly probe: AnyProbe }[] = Object.entries(
  modules,
).flatMap(([path, { probe }]) => (probe ? [{ path, probe }] : []));

/** All probes, each after those it needs. */
export const PROBES: readonly AnyProbe[] = inOrder(probeFiles.map(({ probe }) => probe));
