import type { Outcome } from '../../../../shared/model/failure';
import type { ServerHello, VersionCode } from '../../wire/api';
import { readClientHello } from '../../wire/client-hello';
import type { AttemptOptions, FlightOptions, FlightResult } from '../net-port';
import { type FakeNet, fakeNet, type Reply } from '../testing/fake-net';
import { suitesOf } from './offered';

/** A server made of lists. `order`: its own (as listed) or the one of the greeting. */
export interface ListServer {
  readonly suites: { readonly [version: VersionCode]: readonly number[] };
  readonly order?: 'server' | 'client';
  /** Refuses everything else like this; default: alert 40, or 70 for a version it does not speak. */
  readonly refuse?: Outcome;
  /** Longer lists than this meet `choke`. */
  readonly longest?: number;
  readonly choke?: Outcome;
  /** Longer greetings than this, in bytes, meet `choke`. */
  readonly mostBytes?: number;
  /** In TLS 1.3 it refuses a greeting that names none of these groups. */
  readonly groups?: readonly number[];
  /** Chooses these as it does the others, and then refuses: a certificate that does not fit. */
  readonly refusesOn?: readonly number[];
  /** Chooses these as it does the others, and then closes: Diffie-Hellman without parameters. */
  readonly closesOn?: readonly number[];
  /** Whole handshakes don't come to their end. */
  readonly neverFinishes?: boolean;
  /** After so many connections every one meets `choke`. */
  readonly stopsAfter?: number;
}

export const SILENT: Outcome = { kind: 'silence', stage: 'after-hello', afterMs: 5000 };
export const CLOSED: Outcome = { kind: 'fin', stage: 'after-hello' };
const FINISHED: Outcome = { kind: 'answered', stage: 'after-finished' };
export const CUT: Outcome = { kind: 'rst', stage: 'after-hello' };

const alertOf = (code: number, name: string): Outcome => ({
  kind: 'alert',
  stage: 'after-hello',
  level: 'fatal',
  code,
  name,
});

const helloIn = (options: AttemptOptions) => {
  const { send } = options;
  // SSL 2.0 has a header of its own, with the highest bit set.
  if (!(send instanceof Uint8Array) || (send[0] ?? 0) >= 0x80) return null;
  // Record header, handshake header, body.
  return { bytes: send.length, hello: readClientHello(send.subarray(9)) };
};

const serverHelloOf = (version: VersionCode, suite: number): ServerHello => ({
  helloRetryRequest: version === 0x0304,
  legacyVersion: Math.min(version, 0x0303),
  version,
  random: new Uint8Array(32),
  sessionId: new Uint8Array(),
  suite,
  compression: 0,
  extensions: [],
  group: null,
  keyShare: null,
  alpn: null,
});

const choiceOf = (
  { order }: ListServer,
  taken: readonly number[],
  offered: readonly number[],
): number | undefined =>
  order === 'server'
    ? taken.find((one) => offered.includes(one))
    : offered.find((one) => taken.includes(one));

/** A whole handshake in TLS 1.3. */
const flightOf = (
  server: ListServer,
  { suites = suitesOf(0x0304) }: FlightOptions,
): Partial<FlightResult> & { readonly outcome: Outcome } => {
  const taken = server.suites[0x0304];
  const suite = taken && choiceOf(server, taken, suites);
  if (suite === undefined)
    return { outcome: taken ? alertOf(40, 'handshake_failure') : alertOf(70, 'protocol_version') };
  const serverHello = { ...serverHelloOf(0x0304, suite), helloRetryRequest: false };
  const certificateVerify = { scheme: 0x0403, valid: true };
  return { serverHello, certificateVerify, outcome: server.neverFinishes ? CLOSED : FINISHED };
};

const replyOf = (server: ListServer, options: AttemptOptions, index: number): Reply => {
  const asked = helloIn(options);
  if (index > (server.stopsAfter ?? Number.POSITIVE_INFINITY)) return { outcome: server.choke ?? SILENT };
  if (!asked) return { outcome: CLOSED };
  const { hello, bytes } = asked;
  const version = hello.supportedVersions[0] ?? hello.legacyVersion;
  const offered = hello.suites.filter((suite) => suite !== 0x00ff);
  const long = offered.length > (server.longest ?? Number.POSITIVE_INFINITY);
  if (long || bytes > (server.mostBytes ?? Number.POSITIVE_INFINITY))
    return { outcome: server.choke ?? CLOSED };
  const taken = server.suites[version];
  if (!taken) return { outcome: server.refuse ?? alertOf(70, 'protocol_version') };
  const { groups } = server;
  if (version === 0x0304 && groups && !hello.groups.some((group) => groups.includes(group)))
    return { outcome: alertOf(40, 'handshake_failure') };
  const suite = choiceOf(server, taken, offered);
  if (suite !== undefined && server.refusesOn?.includes(suite))
    return { outcome: alertOf(40, 'handshake_failure') };
  if (suite !== undefined && server.closesOn?.includes(suite)) return { outcome: CLOSED };
  return suite === undefined
    ? { outcome: server.refuse ?? alertOf(40, 'handshake_failure') }
    : {
        serverHello: serverHelloOf(version, suite),
        ...(options.until === 'finished' && !server.neverFinishes ? { outcome: FINISHED } : {}),
      };
};

/** A net to such a server. Pauses never end, so nothing is decided by a clock. */
export const listServer = (server: ListServer): FakeNet => {
  const net = fakeNet({
    attempt: (options, index) => replyOf(server, options, index),
    handshake: () => (server.neverFinishes ? { completed: false, suite: null } : {}),
    flight: (options) => flightOf(server, options),
  });
  return { ...net, pause: () => new Promise(() => undefined) };
};

export const SUBJECT = { address: '192.0.2.1', serverName: 'www.lab.test' };
