import type { Computer, FileRead } from '../computer';
import type { CommandRead } from '../run-command';

/** What a pretended computer has; whatever is not named is not there. */
export interface Pretended {
  readonly system?: Computer['system'];
  readonly env?: Computer['env'];
  readonly home?: string;
  /** Path → its text, or why it can't be read. */
  readonly files?: Readonly<Record<string, string | { readonly why: string }>>;
  /** "reg query HKLM\…" → what it prints (exit code 0), or its exit code, or why it could not be run. */
  readonly commands?: Readonly<Record<string, string | number | { readonly why: string }>>;
}

const fileOf = (found: string | { readonly why: string } | undefined): FileRead => {
  if (found === undefined) return { kind: 'missing' };
  return typeof found === 'string' ? { kind: 'text', text: found } : { kind: 'unreadable', why: found.why };
};

const commandOf = (found: string | number | { readonly why: string } | undefined): CommandRead => {
  if (found === undefined) return { kind: 'done', code: 1, text: '' };
  if (typeof found === 'string') return { kind: 'done', code: 0, text: found };
  return typeof found === 'number'
    ? { kind: 'done', code: found, text: '' }
    : { kind: 'unreadable', why: found.why };
};

/** A computer for tests; the names in a folder are those of its files. `asked`: every command that was run, as one line. */
export const pretend = (what: Pretended): Computer & { readonly asked: readonly string[] } => {
  const asked: string[] = [];
  const files = what.files ?? {};
  return {
    asked,
    system: what.system ?? 'linux',
    env: what.env ?? {},
    home: what.home ?? '/home/jo',
    name: async () => 'A pretended system',
    file: async (path) => fileOf(files[path]),
    names: async (path) => {
      const separator = what.system === 'windows' ? '\\' : '/';
      const inside = Object.keys(files).flatMap((file) =>
        file.startsWith(path + separator) ? [file.slice(path.length + 1).split(separator)[0] ?? ''] : [],
      );
      return [...new Set(inside)].sort();
    },
    command: async (program, args) => {
      const line = [program, ...args].join(' ');
      asked.push(line);
      return commandOf(what.commands?.[line]);
    },
  };
};
