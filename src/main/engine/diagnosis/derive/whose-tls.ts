import type { Told } from '../define-cause';
import { chosenClient } from './chosen-client';

/** Whether the program in question follows these settings. `perhaps`: nothing that is known decides it. */
export type Follows = 'yes' | 'perhaps' | 'no';

/** The kind of program by all that is known: the exact one, then the person's answer, then the text that it printed. */
export const kindOfProgram = (told: Told): string => {
  const chosen = chosenClient(told)?.family;
  if (chosen !== undefined) return chosen;
  if (told.asked.program !== 'unknown') return told.asked.program;
  return (
    told.message?.matches.find(({ wrapper, program }) => !wrapper && program !== 'unknown')?.program ??
    'unknown'
  );
};

const OPEN = new Set(['unknown', 'other', 'mail', 'database']);

const follows = (told: Told, yes: readonly string[], perhaps: readonly string[] = []): Follows => {
  const kind = kindOfProgram(told);
  if (yes.includes(kind)) return 'yes';
  return OPEN.has(kind) || perhaps.includes(kind) ? 'perhaps' : 'no';
};

/** Windows’ own TLS (Schannel): .NET and what is built on WinHTTP; Java, Python, Node, Go and browsers bring their own. */
export const followsWindows = (told: Told): Follows =>
  follows(told, ['dotnet-framework', 'dotnet', 'windows'], ['curl']);

/** The OpenSSL of a Linux, with its file: .NET on Linux as well. Node brings a copy of its own in most packages. */
export const followsOpenssl = (told: Told): Follows =>
  follows(told, ['openssl', 'python', 'curl', 'dotnet'], ['node']);

/** The Java on this computer. */
export const followsJava = (told: Told): Follows => follows(told, ['java']);
