import { expect } from 'vitest';
import type { Evidence, EvidenceMap, ProbeId } from '../../src/shared/model/evidence';
import '../../src/main/engine/run/registry';

/** The facts of a probe that has to have answered. */
const facts = <Id extends ProbeId>(evidence: Evidence, id: Id): EvidenceMap[Id] => {
  const observation = evidence[id];
  if (observation?.status !== 'ok') throw new Error(`${id} did not answer: ${JSON.stringify(observation)}`);
  return observation.facts as EvidenceMap[Id];
};

const rung = (evidence: Evidence, version: string) =>
  facts(evidence, 'versions').rungs.find((one) => one.version === version)?.result;

const faultCodes = (evidence: Evidence) =>
  facts(evidence, 'certificate').verdict.faults.map((fault) => fault.code);

type Check = (evidence: Evidence) => void;

const endsAfterHello =
  (kind: string): Check =>
  (evidence) =>
    expect(facts(evidence, 'hello').base.outcome).toMatchObject({ kind, stage: 'after-hello' });

const certificateFault =
  (code: string): Check =>
  (evidence) => {
    expect(facts(evidence, 'hello').base.answered).toBe(true);
    expect(faultCodes(evidence)).toContain(code);
  };

/** Scenario id → what the wire has to show, whatever the diagnosis makes of it. */
export const labEvidence: Readonly<Record<string, Check>> = {
  'old-program': (evidence) => {
    expect(facts(evidence, 'versions').spoken).toEqual(['TLS 1.2', 'TLS 1.3']);
    for (const version of ['SSL 3.0', 'TLS 1.0', 'TLS 1.1'])
      expect(rung(evidence, version)?.outcome).toEqual({ kind: 'fin', stage: 'after-hello' });
  },
  'old-server': (evidence) => {
    expect(facts(evidence, 'hello').base.outcome).toMatchObject({ kind: 'alert', code: 70 });
    expect(facts(evidence, 'versions').spoken).toEqual(['TLS 1.0']);
  },
  'expired-certificate': (evidence) => expect(faultCodes(evidence)).toEqual(['expired']),
  'wrong-name': (evidence) => expect(faultCodes(evidence)).toEqual(['name-mismatch']),
  'self-signed': certificateFault('self-signed'),
  'unknown-root': certificateFault('unknown-root'),
  'missing-intermediate': certificateFault('missing-intermediate'),
  'not-yet-valid': (evidence) => expect(faultCodes(evidence)).toEqual(['not-yet-valid']),
  'weak-certificate': (evidence) => {
    expect(faultCodes(evidence)).toContain('weak-key');
    expect(faultCodes(evidence)).toContain('weak-signature');
  },
  'client-certificate': (evidence) => {
    const seen = facts(evidence, 'client-certificate');
    expect(seen.asked).toBe(true);
    expect(seen.alertName).not.toBeNull();
  },
  'plain-http': (evidence) => {
    expect(facts(evidence, 'hello').base.outcome).toMatchObject({ kind: 'plaintext', looksLike: 'http' });
    expect(facts(evidence, 'plain-answer').httpStatus).toBe(200);
  },
  'smtp-starttls': (evidence) => {
    expect(facts(evidence, 'reach').addresses[0]?.banner?.looksLike).toBe('smtp');
    expect(facts(evidence, 'starttls')).toMatchObject({ offered: true, result: { answered: true } });
  },
  'sni-missing': (evidence) => {
    const seen = facts(evidence, 'server-name');
    expect(seen.without.result.outcome).toEqual({ kind: 'fin', stage: 'after-hello' });
    expect(seen.other.result.answered).toBe(true);
  },
  'sni-unknown-name': (evidence) => {
    const seen = facts(evidence, 'server-name');
    expect(seen.with?.result.outcome).toMatchObject({ kind: 'alert', code: 112 });
    expect(seen.without.result.answered).toBe(true);
  },
  'one-bad-node': (evidence) => {
    const seen = facts(evidence, 'hello');
    expect(seen.addresses.map((one) => one.answered).sort()).toEqual([false, true]);
  },
  'closes-every-time': (evidence) => {
    endsAfterHello('fin')(evidence);
    expect(facts(evidence, 'versions').spoken).toEqual([]);
  },
  resets: endsAfterHello('rst'),
  silent: endsAfterHello('silence'),
  'version-intolerance': (evidence) => {
    endsAfterHello('fin')(evidence);
    expect(facts(evidence, 'versions').spoken).toEqual(['TLS 1.2']);
  },
  'tls13-only': (evidence) => expect(facts(evidence, 'versions').spoken).toEqual(['TLS 1.3']),
  'closes-before-greeting': (evidence) =>
    expect(facts(evidence, 'reach').addresses[0]?.outcome).toEqual({ kind: 'fin', stage: 'before-hello' }),
  'refuses-with-alert': (evidence) =>
    expect(facts(evidence, 'hello').base.outcome).toMatchObject({ kind: 'alert', code: 80 }),
  'works-sometimes': (evidence) => {
    const answered = facts(evidence, 'repeat').baseResults.map((result) => result.answered);
    expect(new Set(answered)).toEqual(new Set([true, false]));
  },
  'not-on-the-list': endsAfterHello('fin'),
  'wrong-purpose': certificateFault('wrong-usage'),
  'former-chain': certificateFault('bad-signature'),
  'your-own-log': (evidence) => expect(facts(evidence, 'hello').base.answered).toBe(true),
  refused: (evidence) => expect(facts(evidence, 'reach').addresses[0]?.outcome).toEqual({ kind: 'refused' }),
  healthy: (evidence) => {
    expect(facts(evidence, 'certificate').verdict).toMatchObject({ trusted: true, faults: [] });
    expect(facts(evidence, 'versions').spoken).toEqual(['TLS 1.2', 'TLS 1.3']);
  },
};
