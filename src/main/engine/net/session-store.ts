import type { SessionToken } from '../probes/net-port';

/** More sessions than any run resumes. */
const MOST = 64;

/** The TLS sessions of one run, in memory only. A probe holds a token; the bytes never leave the net. */
export interface SessionStore {
  /** Keeps a session as node:tls gives it (bytes that only this runtime reads). The oldest goes when there are too many. */
  keep(session: Uint8Array): SessionToken;
  /** The bytes behind a token; null when they are gone, or when the token is not of this run. */
  find(token: SessionToken): Uint8Array | null;
}

export const createSessionStore = (): SessionStore => {
  const kept = new Map<number, Uint8Array>();
  let last = 0;
  return {
    keep(session) {
      last += 1;
      kept.set(last, session);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return { kind: 'session', id: last };
    },
    find: ({ id }) => kept.get(id) ?? null,
  };
};
