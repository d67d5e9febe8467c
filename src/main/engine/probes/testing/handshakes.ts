import type { Outcome } from '../../../../shared/model/failure';
import type { VersionCode } from '../../wire/api';
import type { Asker } from '../enumerate/ask';
import type { AttemptResult, FlightOptions, FlightResult, HandshakeResult, NetPort } from '../net-port';

const TLS13: VersionCode = 0x0304;
export const FINISHED: Outcome = { kind: 'answered', stage: 'after-finished' };
export const UNFINISHED: Outcome = { kind: 'answered', stage: 'after-server-flight' };
export const RESET: Outcome = { kind: 'rst', stage: 'after-hello' };
export const alert = (code: number): Outcome => ({
  ...{ kind: 'alert', stage: 'after-hello', level: 'fatal' },
  ...{ code, name: `alert ${code}` },
});

export interface Ends {
  /** How our own handshake ends, and what the server chose. */
  readonly own: Outcome;
  readonly chosen?: number;
  /** The server's signature in TLS 1.3; default: it fits. */
  readonly signed?: boolean | null;
  /** How the watched one ends. */
  readonly watched?: Partial<HandshakeResult>;
}

/** A server whose handshakes end as told. */
export const askerOf = ({ own, chosen, signed = true, watched }: Ends) => {
  const asked: string[] = [];
  const offered: (readonly number[])[] = [];
  const result = (version: VersionCode) => ({
    attempt: { outcome: own },
    serverHello: chosen === undefined ? null : { version, suite: chosen },
    timing: {},
  });
  const net = {
    handshake: async () => {
      asked.push('watched');
      return { completed: true, suite: 'A', localRefusal: null, ...watched } as HandshakeResult;
    },
    flight: async ({ brief, suites, groups }: FlightOptions) => {
      // x448 and ffdhe2048: some servers have nothing else.
      const isWide = [0x001e, 0x0100].every((group) => groups?.includes(group));
      asked.push(isWide ? 'our own, with all groups' : brief ? 'our own' : 'our own, with few groups');
      offered.push(suites ?? []);
      return {
        finishedValid: true,
        certificateVerify: { valid: signed },
        ...result(TLS13),
      } as unknown as FlightResult;
    },
  } as unknown as NetPort;
  const ask: Asker['ask'] = async ({ until, suites, version }) => {
    asked.push(until === 'finished' ? 'our own' : 'a question');
    offered.push(suites);
    const seen = result(version) as unknown as AttemptResult;
    return chosen === undefined
      ? { kind: 'refused', plainly: true, outcome: own, other: null, result: seen }
      : { kind: 'chose', suite: chosen, result: seen };
  };
  return { asked, offered, asker: { net, ask, subject: { address: '127.0.0.1', serverName: null } } };
};
