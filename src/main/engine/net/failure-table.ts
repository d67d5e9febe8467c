import type { Outcome, Stage } from '../../../shared/model/failure';

/** What an operating system's error code means for us. `local`: this computer stopped, and the peer had no part in it. */
type Meaning =
  | { readonly kind: 'refused' | 'rst' | 'fin' | 'timeout' | 'unreachable' }
  | { readonly kind: 'local'; readonly text: string };

/** As long as the model takes. */
export const MOST_CODE = 40;

const local = (text: string): Meaning => ({ kind: 'local', text });

/** Every code that libuv hands on from connect, read and write, on any system. What is not here is `local`, with its code. */
export const ERROR_CODES: { readonly [code: string]: Meaning } = {
  ECONNREFUSED: { kind: 'refused' },
  ECONNRESET: { kind: 'rst' },
  ETIMEDOUT: { kind: 'timeout' },
  ENETUNREACH: { kind: 'unreachable' },
  EHOSTUNREACH: { kind: 'unreachable' },
  ENETDOWN: { kind: 'unreachable' },
  EHOSTDOWN: { kind: 'unreachable' },
  ENONET: { kind: 'unreachable' },
  ENETRESET: { kind: 'unreachable' },
  // Windows 10053: the local stack, or a security program in it, gave up the connection.
  ECONNABORTED: local('this computer cut the connection itself'),
  EMFILE: local('this program has too many files and connections open'),
  ENFILE: local('this computer has too many files and connections open'),
  ENOBUFS: local('this computer has no room left for another connection'),
  ENOMEM: local('this computer has no memory left for another connection'),
  EADDRNOTAVAIL: local('this computer has no address, or no free port, of that kind'),
  EADDRINUSE: local('this computer has no free port left'),
  EAFNOSUPPORT: local('this computer does not speak this kind of address'),
  EACCES: local('something on this computer does not allow this connection'),
  EPERM: local('something on this computer does not allow this connection'),
  EINVAL: local('this computer cannot connect to this address'),
  ENOTCONN: local('the connection was already gone'),
  ECANCELED: local('the connection was given up'),
};

/**
 * EPIPE: we wrote to a connection that was already over. Linux gives it only after the peer's FIN had arrived (then the RST that
 * answered our bytes); the other systems give it after a RST too.
 */
const meaning = (code: string, platform: string): Meaning =>
  code === 'EPIPE'
    ? { kind: platform === 'linux' ? 'fin' : 'rst' }
    : ((Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code] : undefined) ??
      local('an error of the operating system'));

/**
 * The outcome that an operating system's error stands for. `stage`: where we were. `afterMs`: how long we had waited.
 * A reset while connecting is a connection that was accepted and cut before we could say a word.
 */
export const outcomeOfError = (
  code: string,
  stage: Stage,
  afterMs: number,
  platform: string = process.platform,
): Outcome => {
  const what = meaning(code, platform);
  const where: Stage = stage === 'connect' ? 'before-hello' : stage;
  switch (what.kind) {
    case 'refused':
      return { kind: 'refused' };
    case 'rst':
    case 'fin':
      return { kind: what.kind, stage: where };
    case 'unreachable':
      return { kind: 'unreachable', code: code.slice(0, MOST_CODE) };
    case 'timeout':
      return stage === 'connect' ? { kind: 'connect-timeout', afterMs } : { kind: 'silence', stage, afterMs };
    case 'local':
      return { kind: 'local', code: code.slice(0, MOST_CODE), text: what.text };
  }
};

/** The code of a thrown or emitted error, whole as far as any real one goes; 'UNKNOWN' when there is none. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code !== '' ? code.slice(0, 100) : 'UNKNOWN';
};
