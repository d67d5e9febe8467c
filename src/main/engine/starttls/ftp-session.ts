import { printable } from '../../../shared/words/printable';
import { codeOf, numberedReply, unwanted } from './lines';
import { type Move, ready, runSteps, type Script, type Step, send } from './script';

/** How far the control connection came. `listed`: the server said that the list was sent. */
export type FtpReached = 'greeted' | 'logged-in' | 'protected' | 'passive' | 'listed';

/** What the control connection told so far. `port`: the server waits there for the data connection. */
export interface FtpProgress {
  readonly reached: FtpReached | null;
  readonly port: number | null;
  /** The server named another address than its own for its data (PASV); never followed. */
  readonly otherAddress: string | null;
  readonly lastCode: number | null;
  readonly lastReply: string | null;
}

/** Nobody's address, in the form that anonymous logins ask for (RFC 1635 §3); the name can't exist (RFC 6761 §6.4). */
const PASSWORD = 'anonymous@handrail.invalid';

type Answer = Move | { readonly move: Move; readonly next: Step };

/** RFC 2428 §3: "(|||6446|)", with any delimiter. */
const extendedPort = (line: string): number | null => {
  const port = Number(/\(([!-~])\1\1(\d{1,5})\1\)/.exec(line)?.[2]);
  return port >= 1 && port <= 65_535 ? port : null;
};

/** RFC 959 §4.1.2: six numbers, address and port. */
const oldPort = (line: string): { readonly address: string; readonly port: number } | null => {
  const numbers = /(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})/
    .exec(line)
    ?.slice(1)
    .map(Number);
  if (!numbers || numbers.some((number) => number > 255)) return null;
  const [high = 0, low = 0] = numbers.slice(4);
  return high * 256 + low === 0 ? null : { address: numbers.slice(0, 4).join('.'), port: high * 256 + low };
};

/**
 * The control connection of FTP once it is secure: an anonymous login, protection of data (RFC 4217 §9: PBSZ 0, PROT P), a passive
 * data connection, and a list. `address`: the server's; another one is never used. `greets`: the server speaks first here
 * (secure from the first byte), else it has spoken before the switch.
 */
export const ftpSession = (
  address: string,
  greets: boolean,
): { readonly script: Script; progress(): FtpProgress } => {
  let now: FtpProgress = { reached: null, port: null, otherAddress: null, lastCode: null, lastReply: null };
  const note = (more: Partial<FtpProgress>) => {
    now = { ...now, ...more };
  };

  /** Reads one reply: what its code leads to, or the server's refusal. */
  const on = (read: (code: string, line: string) => Answer | null): Step =>
    numberedReply((lines) => {
      const line = lines.at(-1) ?? '';
      const code = codeOf(lines);
      note({ lastReply: printable(line, 300), lastCode: code === '' ? null : Number(code) });
      return read(code, line) ?? unwanted(lines);
    });
  const then = (line: string, next: Step, more: Partial<FtpProgress> = {}): Answer => {
    note(more);
    return { move: send(line), next };
  };

  const list: Step = on((code) => {
    if (code.startsWith('1')) return { move: { do: 'wait' }, next: list };
    if (!code.startsWith('2')) return null;
    note({ reached: 'listed' });
    return ready;
  });
  const passive = on((code, line) => {
    const found = code === '227' ? oldPort(line) : null;
    if (!found) return null;
    const otherAddress = found.address === address ? null : found.address;
    return then('LIST', list, { reached: 'passive', port: found.port, otherAddress });
  });
  const extended = on((code, line) => {
    if (code.startsWith('5')) return then('PASV', passive);
    const port = code === '229' ? extendedPort(line) : null;
    return port === null ? null : then('LIST', list, { reached: 'passive', port });
  });
  const protectedNow = on((code) =>
    code === '200' ? then('EPSV', extended, { reached: 'protected' }) : null,
  );
  const sized = on((code) => (code === '200' ? then('PROT P', protectedNow) : null));
  const password = on((code) =>
    code === '230' || code === '202' ? then('PBSZ 0', sized, { reached: 'logged-in' }) : null,
  );
  const user = on((code) => {
    if (code === '331') return then(`PASS ${PASSWORD}`, password);
    return code === '230' ? then('PBSZ 0', sized, { reached: 'logged-in' }) : null;
  });
  const login = 'USER anonymous';
  const greeting = on((code) => (code === '220' ? then(login, user, { reached: 'greeted' }) : null));

  const script = greets
    ? runSteps('FTP session', greeting)
    : runSteps('FTP session', user, new TextEncoder().encode(`${login}\r\n`));
  return { script, progress: () => now };
};
