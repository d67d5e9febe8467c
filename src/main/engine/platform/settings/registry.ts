import type { Computer } from '../computer';
import { keyName, parseReg, type RegKeys } from '../parse/reg-output';

/** A key of the registry, in the view of 64-bit or of 32-bit programs. `deep`: with everything below it. */
export interface KeyQuery {
  readonly key: string;
  readonly view: '64' | '32';
  readonly deep?: true;
}

/** `absent`: it is certain that the key does not exist, so that the system's default holds. `whole`: nothing below it was withheld. */
export type KeyRead =
  | { readonly kind: 'values'; readonly keys: RegKeys; readonly whole: boolean }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Why a key is not known that reg.exe was asked for and did not give, although it may be there. */
export const REFUSED = 'the registry did not give it; this program may not be allowed to read it';

const ask = async (computer: Computer, { key, view, deep }: KeyQuery) => {
  const read = await computer.command('reg', ['query', key, ...(deep ? ['/s'] : []), `/reg:${view}`]);
  if (read.kind === 'unreadable') return read;
  const keys = parseReg(read.text);
  return { kind: 'done' as const, well: read.code === 0, keys };
};

/** A parent lists the keys right below it; as far up as a key that can be read. */
const LEVELS = 6;

/** Whether a key that gave no answer exists: null when that can't be known. */
const exists = async (
  computer: Computer,
  { key, view }: KeyQuery,
  levels = LEVELS,
): Promise<boolean | null> => {
  const parent = key.replace(/\\[^\\]*$/, '');
  if (levels === 0 || !parent.includes('\\')) return null;
  const read = await ask(computer, { key: parent, view });
  if (read.kind === 'unreadable') return null;
  if (read.well) return read.keys.has(keyName(key));
  return (await exists(computer, { key: parent, view }, levels - 1)) === false ? false : null;
};

/**
 * Asks for a key. reg.exe gives the same exit code for "no such key" and for "access denied", and says which in the system's language;
 * so whether it exists is read from the list of its parent.
 */
export const readKey = async (computer: Computer, query: KeyQuery): Promise<KeyRead> => {
  const read = await ask(computer, query);
  if (read.kind === 'unreadable') return read;
  if (read.keys.size > 0) return { kind: 'values', keys: read.keys, whole: read.well };
  if (read.well) return { kind: 'values', keys: new Map([[keyName(query.key), new Map()]]), whole: true };
  if ((await exists(computer, query)) === false) return { kind: 'absent' };
  return {
    kind: 'unreadable',
    why: REFUSED,
  };
};
