import type { Asked } from '../../../../shared/model/asked';
import type { Attempt, WireEvent } from '../../../../shared/model/attempt';
import type { Outcome } from '../../../../shared/model/failure';
import type { ServerHello } from '../../wire/api';
import type { ProbeContext, Seen } from '../define-probe';
import type { HelloFacts } from '../hello-facts';
import type {
  AttemptOptions,
  AttemptResult,
  FetchOptions,
  FetchResult,
  FlightOptions,
  FlightResult,
  FtpDataOptions,
  FtpDataResult,
  HandshakeOptions,
  HandshakeResult,
  LocalSettingsFacts,
  MachineFacts,
  NetPort,
  Resolved,
  TrustPort,
  TrustVerdict,
} from '../net-port';
import {
  EMPTY_ATTEMPT,
  EMPTY_FLIGHT,
  EMPTY_FTP_DATA,
  EMPTY_TRUST,
  NOBODY_THERE,
  trusted,
  WHOLE_HANDSHAKE,
} from './empty-results';

/** What a scripted peer gives back on one connection; what is left out is empty. */
export type Reply = Partial<Omit<AttemptResult, 'attempt'>> & {
  readonly outcome?: Outcome;
  readonly connected?: boolean;
};

/** How the fake behaves. Each call is answered by its function and noted in `calls`. */
export interface FakeNetScript {
  readonly resolve?: Resolved;
  readonly attempt?: (options: AttemptOptions, index: number) => Reply;
  readonly handshake?: (
    options: HandshakeOptions,
    index: number,
  ) => Partial<HandshakeResult> & { outcome?: Outcome };
  readonly flight?: (options: FlightOptions, index: number) => Partial<FlightResult> & { outcome?: Outcome };
  readonly ftpData?: (
    options: FtpDataOptions,
    index: number,
  ) => Partial<FtpDataResult> & { outcome?: Outcome };
  readonly hasClientCertificate?: boolean;
  readonly alpn?: NetPort['alpn'];
  readonly judge?: Partial<TrustVerdict>;
  readonly machine?: MachineFacts;
  readonly localSettings?: LocalSettingsFacts;
  readonly fetch?: (
    options: FetchOptions,
    index: number,
  ) => Partial<Omit<FetchResult, 'attempt' | 'attempts'>>;
  readonly trust?: Partial<TrustPort>;
}

export interface FakeNet extends NetPort {
  readonly calls: {
    readonly attempts: AttemptOptions[];
    readonly handshakes: HandshakeOptions[];
    readonly flights: FlightOptions[];
    readonly ftpData: FtpDataOptions[];
    readonly fetches: FetchOptions[];
    readonly pauses: number[];
    readonly judged: { readonly count: number; readonly name: string | null }[];
    readonly resolved: string[];
  };
}

const SILENT: Outcome = { kind: 'silence', stage: 'after-hello', afterMs: 5000 };

const eventsOf = (reply: Reply, sent: boolean): WireEvent[] => {
  const events: WireEvent[] = [{ at: 0, who: 'here', kind: 'connecting', label: '', bytes: 0 }];
  if (reply.connected === false) return events;
  events.push({ at: 12, who: 'here', kind: 'connected', label: '', bytes: 0 });
  if (sent) events.push({ at: 13, who: 'here', kind: 'sent', label: 'ClientHello', bytes: 300 });
  if (reply.serverHello)
    events.push({ at: 40.5, who: 'peer', kind: 'record', label: 'ServerHello', bytes: 90 });
  return events;
};

const makeAttempt = (
  id: string,
  options: Pick<AttemptOptions, 'purpose' | 'address' | 'hello' | 'send'>,
  reply: Reply,
): Attempt => ({
  id,
  purpose: options.purpose,
  address: options.address,
  port: 443,
  startedAt: '2026-06-01T00:00:00.000Z',
  ms: 50,
  hello: options.hello,
  events: eventsOf(reply, options.send !== null),
  outcome: reply.outcome ?? (reply.serverHello ? { kind: 'answered', stage: 'in-server-flight' } : SILENT),
  bytesIn: 0,
  bytesOut: 0,
  firstBytes: '',
});

/** The record of a whole conversation, which goes well unless the script says otherwise. */
const conversation = (
  id: string,
  { purpose, address }: Pick<AttemptOptions, 'purpose' | 'address'>,
  outcome: Outcome = { kind: 'answered', stage: 'after-finished' },
): Attempt => makeAttempt(id, { purpose, address, send: null, hello: null }, { outcome });

const noCalls = (): FakeNet['calls'] => ({
  attempts: [],
  handshakes: [],
  flights: [],
  ftpData: [],
  fetches: [],
  pauses: [],
  judged: [],
  resolved: [],
});

const MACHINE: MachineFacts = {
  os: 'Test',
  runtime: 'Test',
  trustStore: 'x',
  roots: 1,
  now: '2026-06-01T00:00:00Z',
};

/** Bytes of a client's public key by group, where they are not 32 (RFC 8446 §4.2.8.2, draft-ietf-tls-ecdhe-mlkem). */
const KEY_BYTES: { readonly [group: number]: number } = { 23: 65, 24: 97, 25: 133, 4588: 1216 };

/** A NetPort without a network: answers by script, counts and notes every call. */
export const fakeNet = (script: FakeNetScript): FakeNet => {
  const calls = noCalls();
  return {
    calls,
    async resolve(host) {
      calls.resolved.push(host);
      return script.resolve ?? { addresses: [], failure: { code: 'not-found', text: 'no such name' }, ms: 1 };
    },
    async attempt(options) {
      const index = calls.attempts.push(options);
      const { outcome, connected, ...reply } = script.attempt?.(options, index) ?? {};
      return {
        attempt: makeAttempt(`a${index}`, options, {
          ...reply,
          ...(outcome ? { outcome } : {}),
          ...(connected === false ? { connected } : {}),
        }),
        ...EMPTY_ATTEMPT,
        ...reply,
      };
    },
    async handshake(options) {
      const index = calls.handshakes.push(options);
      const { outcome, ...reply } = script.handshake?.(options, index) ?? {};
      return { attempt: conversation(`h${index}`, options, outcome), ...WHOLE_HANDSHAKE, ...reply };
    },
    async flight(options) {
      const index = calls.flights.push(options);
      const { outcome, ...reply } = script.flight?.(options, index) ?? {};
      return { attempt: conversation(`f${index}`, options, outcome), ...EMPTY_FLIGHT, ...reply };
    },
    async ftpData(options) {
      const index = calls.ftpData.push(options);
      const { outcome, ...reply } = script.ftpData?.(options, index) ?? {};
      return { attempt: conversation(`d${index}`, options, outcome), ...EMPTY_FTP_DATA, ...reply };
    },
    async fetchPlain(options) {
      const index = calls.fetches.push(options);
      const attempt = conversation(`e${index}`, { purpose: options.purpose, address: options.url });
      return { attempt, attempts: [attempt], ...NOBODY_THERE, ...script.fetch?.(options, index) };
    },
    trust: { ...EMPTY_TRUST, ...script.trust },
    async pause(ms) {
      calls.pauses.push(ms);
    },
    crowded: false,
    hasClientCertificate: script.hasClientCertificate ?? false,
    alpn: script.alpn ?? null,
    async judgeChain(certificates, name) {
      calls.judged.push({ count: certificates.length, name });
      return { ...trusted(certificates), ...script.judge };
    },
    machine: async () => script.machine ?? MACHINE,
    localSettings: async () =>
      script.localSettings ?? { system: 'other', systemName: 'Test', settings: [], unreadable: [] },
    random: (length) => new Uint8Array(length).fill(7),
    keyShare: (group) => new Uint8Array(KEY_BYTES[group] ?? 32).fill(9),
  };
};

/** A ServerHello that chose this version. */
export const serverHello = (version: number): ServerHello => ({
  helloRetryRequest: false,
  legacyVersion: Math.min(version, 0x0303),
  version,
  random: new Uint8Array(32),
  sessionId: new Uint8Array(),
  suite: version === 0x0304 ? 0x1301 : 0xc02f,
  compression: 0,
  extensions: [],
  group: version === 0x0304 ? 0x001d : null,
  keyShare: version === 0x0304 ? new Uint8Array(32).fill(9) : null,
  alpn: null,
});

/** The name in a greeting that the fake was given. */
export const askedName = (options: AttemptOptions): string | null => options.hello?.serverName ?? null;

/** A server that picks the newest offered version among `versions` (names), and treats all others as `refuse` says. */
export const speaks =
  (versions: Readonly<Record<string, number>>, refuse: Outcome) =>
  (options: AttemptOptions): Reply => {
    const common = options.hello?.versions.find((name) => name in versions);
    const code = common === undefined ? undefined : versions[common];
    return code === undefined ? { outcome: refuse } : { serverHello: serverHello(code) };
  };

export const CLOSED: Outcome = { kind: 'fin', stage: 'after-hello' };
export const alert = (code: number, name: string): Outcome => ({
  kind: 'alert',
  stage: 'after-hello',
  level: 'fatal',
  code,
  name,
});

/** What one greeting brought, as an earlier probe would have noted it. */
export const helloFacts = (wanted: Partial<HelloFacts> = {}): HelloFacts => ({
  attemptId: 'earlier',
  address: '192.0.2.1',
  answered: wanted.outcome === undefined,
  outcome: { kind: 'answered', stage: 'in-server-flight' },
  version: wanted.outcome === undefined ? 'TLS 1.3' : null,
  suite: null,
  group: null,
  firstByteMs: null,
  ...wanted,
});

/** The hello probe's facts with this base, twice the same. */
export const helloSeen = (base: HelloFacts = helloFacts()) => ({
  base,
  repeated: base,
  addresses: [base],
  steady: true,
});

/** A context for www.lab.test:443 at 192.0.2.1 on 1 June 2026. */
export const context = (
  net: NetPort,
  seen: Seen = {},
  target: Partial<Asked['target']> = {},
): ProbeContext => ({
  asked: {
    target: {
      host: 'www.lab.test',
      display: 'www.lab.test:443',
      port: 443,
      serverName: 'www.lab.test',
      addresses: [],
      extraRoots: [],
      ...target,
    },
    message: '',
    side: 'unknown',
    program: 'unknown',
    answers: {},
    lab: null,
  },
  net,
  seen,
  now: new Date('2026-06-01T00:00:00Z'),
});
