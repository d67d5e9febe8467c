import type { Attempt } from '../../../../shared/model/attempt';
import type { Evidence, EvidenceMap, ProbeId } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { describeOutcome } from '../../../../shared/words/outcome';
import { ok } from './build';

const START = Date.parse('2026-03-03T14:05:00.000Z');
const ADDRESS = '192.0.2.10';

interface Seed {
  readonly id: string;
  readonly outcome: Outcome;
  readonly address: string;
}

/** Finds everything in a probe's facts that points at an attempt: an id with an outcome beside it. */
const seedsIn = (value: unknown, found: Map<string, Seed>): void => {
  if (Array.isArray(value)) for (const item of value) seedsIn(item, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const { attemptId, outcome, address } = value as {
    attemptId?: string;
    outcome?: Outcome;
    address?: string;
  };
  if (attemptId !== undefined && !found.has(attemptId)) {
    const end: Outcome = outcome ?? { kind: 'answered', stage: 'after-server-flight' };
    found.set(attemptId, { id: attemptId, outcome: end, address: address ?? ADDRESS });
  }
  for (const item of Object.values(value)) seedsIn(item, found);
};

const VERSION: { readonly [id: string]: readonly string[] } = {
  'versions-1': ['SSL 3.0'],
  'versions-2': ['TLS 1.0'],
  'versions-3': ['TLS 1.1'],
  'versions-4': ['TLS 1.2'],
};

const toAttempt = ({ id, outcome, address }: Seed, at: number): Attempt => {
  const sent = outcome.kind !== 'refused' && outcome.kind !== 'connect-timeout' && !id.startsWith('reach');
  const versions = [...(VERSION[id] ?? ['TLS 1.3', 'TLS 1.2'])];
  return {
    id,
    purpose: sent ? `A greeting that offers ${versions.join(' and ')}` : 'A connection without a word',
    address,
    port: 443,
    startedAt: new Date(START + at * 50).toISOString(),
    ms: 21,
    hello: sent
      ? { versions, serverName: 'shop.example', suites: 17, groups: ['x25519', 'secp256r1'], bytes: 231 }
      : null,
    events: [
      { at: 0, who: 'here', kind: 'connecting', label: `${address}:443`, bytes: 0 },
      ...(outcome.kind === 'refused'
        ? []
        : [{ at: 9, who: 'peer' as const, kind: 'connected' as const, label: 'connected', bytes: 0 }]),
      ...(sent
        ? [{ at: 10, who: 'here' as const, kind: 'sent' as const, label: 'ClientHello', bytes: 231 }]
        : []),
      { at: 21, who: 'peer', kind: 'closed', label: outcome.kind, bytes: 0 },
    ],
    outcome,
    bytesIn: 0,
    bytesOut: sent ? 231 : 0,
    firstBytes: '',
  };
};

/** Facts → evidence with an attempt for everything that the facts point at, as a run would have left it. */
export const asEvidence = (facts: Partial<EvidenceMap>): Evidence => {
  let count = 0;
  return Object.fromEntries(
    Object.entries(facts).map(([probe, value]) => {
      const seeds = new Map<string, Seed>();
      seedsIn(value, seeds);
      const attempts = [...seeds.values()].map((seed) => toAttempt(seed, count++));
      const last = attempts[attempts.length - 1];
      const observation = ok(probe as ProbeId, value as never, attempts);
      return [probe, { ...observation, outcome: last ? describeOutcome(last.outcome) : 'Done.' }];
    }),
  ) as Evidence;
};
