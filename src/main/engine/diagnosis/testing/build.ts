import type { Asked, MessageMatch } from '../../../../shared/model/asked';
import type { Attempt } from '../../../../shared/model/attempt';
import type { Evidence, EvidenceMap, Observation, ProbeId } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Told } from '../define-cause';
import type { HelloResult } from '../derive/facts';

/** Literals for tests: each builder gives the healthy case, and takes what differs. */

export const FIN: Outcome = { kind: 'fin', stage: 'after-hello' };
export const RST: Outcome = { kind: 'rst', stage: 'after-hello' };
export const SILENCE: Outcome = { kind: 'silence', stage: 'after-hello', afterMs: 5000 };
const ANSWERED: Outcome = { kind: 'answered', stage: 'in-server-flight' };
export const HTTP: Outcome = {
  kind: 'plaintext',
  stage: 'after-hello',
  looksLike: 'http',
  text: 'HTTP/1.1 400 Bad Request',
};
export const alert = (code: number, name: string): Outcome => ({
  kind: 'alert',
  stage: 'after-hello',
  level: 'fatal',
  code,
  name,
});

/** A hello that was answered (a version) or that ended in some other way (an outcome). */
export const hello = (id: string, end: string | Outcome, address = '192.0.2.10'): HelloResult => {
  const version = typeof end === 'string' ? end : null;
  return {
    attemptId: id,
    address,
    answered: version !== null,
    outcome: typeof end === 'string' ? ANSWERED : end,
    version,
    suite: version === null ? null : 'TLS_AES_128_GCM_SHA256',
    group: null,
    firstByteMs: version === null ? null : 12,
  };
};

export const asked = (change: Partial<Asked> = {}): Asked => ({
  target: {
    host: 'shop.example',
    display: 'shop.example:443',
    port: 443,
    serverName: 'shop.example',
    addresses: [],
    extraRoots: [],
  },
  message: '',
  side: 'connects',
  program: 'unknown',
  answers: {},
  lab: null,
  ...change,
});

export const match = (change: Partial<MessageMatch> = {}): MessageMatch => ({
  id: 'dotnet.remote-closed',
  stack: '.NET',
  quoted: 'the remote party has closed the transport stream',
  proves: 'The other side closed the connection.',
  writtenBy: '.NET Framework',
  event: 'fin',
  wrapper: false,
  alertCode: null,
  side: 'unknown',
  program: 'dotnet-framework',
  ranks: ['client-default-tls-too-old'],
  stage: 'greeting-sent',
  ...change,
});

/** What the person told: answers, and the dictionary entries that their text matched. */
export const told = (change: Partial<Asked> = {}, ...matches: MessageMatch[]): Told => ({
  asked: asked(change),
  message: matches.length === 0 ? null : { text: 'pasted', matches, summary: 'A summary.', log: null },
});

export const helloFacts = (
  end: string | Outcome,
  change: Partial<EvidenceMap['hello']> = {},
): EvidenceMap['hello'] => ({
  base: hello('hello-1', end),
  repeated: hello('hello-2', end),
  addresses: [hello('hello-1', end)],
  steady: true,
  ...change,
});

const VERSIONS = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;

/** The ladder: `spoken` versions answer, all others end as `refusal`. */
export const versionsFacts = (
  spoken: readonly (typeof VERSIONS)[number][],
  refusal: Outcome = FIN,
): EvidenceMap['versions'] => ({
  rungs: VERSIONS.map((version, at) => ({
    version,
    result: hello(`versions-${at + 1}`, spoken.includes(version) ? version : refusal),
  })),
  spoken: [...spoken],
});

/** One pair of the repeat probe that holds, unless told otherwise; the base is answered with TLS 1.3. */
export const repeatFacts = (
  pairs: readonly { key: string; base?: string | Outcome; variant: string | Outcome; holds?: boolean }[] = [],
  baseSteady = true,
): EvidenceMap['repeat'] => ({
  pairs: pairs.map(({ key, base = 'TLS 1.3', variant, holds = true }, at) => ({
    key,
    differsIn: key.replace(':', ' '),
    base: [hello(`repeat-${at}-b1`, base), hello(`repeat-${at}-b2`, base)],
    variant: [hello(`repeat-${at}-v1`, variant), hello(`repeat-${at}-v2`, variant)],
    holds,
  })),
  baseSteady,
  baseResults: [],
});

/** An attempt good enough to be pointed at. */
export const attempt = (id: string, outcome: Outcome = ANSWERED): Attempt => ({
  id,
  purpose: 'An up-to-date greeting',
  address: '192.0.2.10',
  port: 443,
  startedAt: '2026-03-03T14:05:00.000Z',
  ms: 20,
  hello: null,
  events: [],
  outcome,
  bytesIn: 0,
  bytesOut: 517,
  firstBytes: '',
});

/** An observation that brought facts. */
export const ok = <Id extends ProbeId>(
  probe: Id,
  facts: EvidenceMap[Id],
  attempts: Attempt[] = [],
): Observation<EvidenceMap[Id]> => ({
  status: 'ok',
  probe,
  ms: 40,
  connections: attempts.length,
  outcome: 'Done.',
  attempts,
  facts,
});

/** Evidence from facts alone; every probe named is `ok`. */
export const evidence = (facts: Partial<EvidenceMap>): Evidence =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [id, ok(id as ProbeId, value as never)]),
  ) as Evidence;
