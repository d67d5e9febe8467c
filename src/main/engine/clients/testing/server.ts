import type { Evidence, EvidenceMap, ProbeId } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { ServerFacts } from '../server-facts';

export const FIN: Outcome = { kind: 'fin', stage: 'after-hello' };
export const SILENCE: Outcome = { kind: 'silence', stage: 'after-hello', afterMs: 5_000 };

/** A server of which nothing is known but that it answered. */
export const NOTHING_KNOWN: ServerFacts = {
  answered: true,
  spoken: [],
  refused: [],
  newestTurnsAway: false,
  suites: [],
  groups: [],
  signatures: [],
  certificate: null,
  dhBits: null,
  renegotiation: null,
  needsName: null,
  refusesPostQuantum: null,
};

/** TLS 1.2 alone with ECDHE_RSA and AES-GCM alone, every list asked to its end, and a certificate in order. */
export const STRICT: ServerFacts = {
  ...NOTHING_KNOWN,
  spoken: [0x0303],
  refused: [0x0300, 0x0301, 0x0302, 0x0304],
  suites: [{ version: 0x0303, taken: [0xc02f, 0xc030], complete: true }],
  groups: [{ version: 0x0303, taken: [0x001d, 0x0017], complete: true }],
  certificate: {
    leastRsaBits: 2_048,
    sha1: false,
    fault: null,
    trusted: { system: true, mozilla: null },
    intermediateMissing: false,
    issuerNamed: true,
  },
};

type Hello = EvidenceMap['hello']['base'];

/** A greeting that brought this version and suite, or this end. */
export const hello = (end: readonly [version: string, suite: string, group?: string] | Outcome): Hello => {
  const [version, suite, group] = 'kind' in end ? [null, null, null] : end;
  return {
    attemptId: 'a1',
    address: '192.0.2.1',
    answered: version !== null,
    outcome: 'kind' in end ? end : { kind: 'answered', stage: 'in-server-flight' },
    version,
    suite,
    group: group ?? null,
    firstByteMs: null,
  };
};

/** Evidence in which each of these probes answered. */
export const evidenceOf = (facts: Partial<EvidenceMap>): Evidence =>
  Object.fromEntries(
    Object.entries(facts).map(([probe, value]) => [
      probe as ProbeId,
      { status: 'ok', probe, ms: 1, connections: 1, outcome: 'Done.', attempts: [], facts: value },
    ]),
  ) as Evidence;
