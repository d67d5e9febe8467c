import type { Asked, Program } from '../../../shared/model/asked';
import { clientChoice } from '../../../shared/model/clients';
import type { Fix } from '../../../shared/model/finding';

/** What the name of a stack has in it when it is this kind of program's; the closest first. */
const BY_PROGRAM: Readonly<Partial<Record<Program, readonly RegExp[]>>> = {
  'dotnet-framework': [/\.NET Framework/, /Windows/],
  dotnet: [/\.NET 6/, /\.NET(?! Framework)/],
  java: [/\bJava\b/],
  python: [/Python/, /OpenSSL/],
  node: [/Node/, /OpenSSL/],
  openssl: [/OpenSSL/, /curl/],
  go: [/\bGo\b/],
  browser: [/browser|Firefox|Chrome/i],
  mail: [/mail/i],
  database: [/SQL|database/i],
};

const SYSTEMS: readonly RegExp[] = [/Windows 7|2008 R2/, /Windows/, /Linux|Debian|Red Hat|Ubuntu/, /macOS/];

/** Only systems that the person or the computer itself named count; each with the part of a stack's name that means it. */
const systemsOf = (text: string): readonly RegExp[] => SYSTEMS.filter((system) => system.test(text));

/** Which stacks fit what is known of the program and its system; the closest first. */
const wanted = (asked: Asked): readonly RegExp[] => {
  const choice = asked.client ? clientChoice(asked.client) : null;
  const kinds = BY_PROGRAM[asked.program] ?? choice?.programs.flatMap((one) => BY_PROGRAM[one] ?? []) ?? [];
  return [...kinds, ...systemsOf(choice?.name ?? '')];
};

/** A mail program speaks to a mail server; of other servers the program tells nothing, unless it is the server itself. */
const TELLS_SERVER: ReadonlySet<Program> = new Set(['mail', 'database']);

const tellsOf = ({ owner }: Fix, { side, program }: Asked): boolean =>
  owner !== 'server-owner' || side === 'accepts' || TELLS_SERVER.has(program);

/** A fix with whether it was put forward because of what the person chose. */
export interface OrderedFix {
  readonly fix: Fix;
  readonly fits: boolean;
}

/** The fixes of one owner, those for the person's own program and system first, the others in their order. */
export const byStack = (fixes: readonly Fix[], asked: Asked | null): readonly OrderedFix[] => {
  const patterns = asked ? wanted(asked) : [];
  const place = (fix: Fix): number => {
    const at = asked && tellsOf(fix, asked) ? patterns.findIndex((pattern) => pattern.test(fix.stack)) : -1;
    return at === -1 ? patterns.length : at;
  };
  return fixes
    .map((fix, index) => ({ fix, index, at: place(fix) }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ fix, at }) => ({ fix, fits: at < patterns.length }));
};
