import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { FIN, hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { cause } from './ems-resumption-required';

const none = new Map();
const ANSWERED = { kind: 'answered', stage: 'after-finished' } as const;
const attempt = (attemptId: string, well: boolean, resumed: boolean) => ({
  attemptId,
  well,
  resumed,
  outcome: well ? ANSWERED : FIN,
  ms: 5,
});
const resumption = (
  result: EvidenceMap['resumption']['ways'][number]['result'],
): EvidenceMap['resumption'] => ({
  ways: [
    {
      by: 'ticket',
      version: 'TLS 1.2',
      rounds: [{ fresh: attempt('f', true, false), resumed: attempt('r', result !== 'breaks', true) }],
      result,
    },
  ],
});
const seen = (ems: boolean) => {
  const base = { ...hello('h', 'TLS 1.2'), signals: { renegotiation: true, ems } };
  return { hello: helloFacts('TLS 1.2', { base }), versions: versionsFacts(['TLS 1.2']) };
};
const mac = match({ id: 'dotnet.alert-20', event: 'alert', alertCode: 20, program: 'dotnet-framework' });

describe('ems-resumption-required', () => {
  it('is likely when earlier sessions break at a server without the feature', () => {
    const verdict = cause.examine({ ...seen(false), resumption: resumption('breaks') }, told(), none);
    expect(verdict).toMatchObject({ verdict: 'likely' });
    expect(JSON.stringify(verdict)).toContain('"r"');
  });
  it('is likely when the server lacks it, takes sessions up, and .NET on Windows names alert 20', () => {
    const facts = { ...seen(false), resumption: resumption('works') };
    expect(cause.examine(facts, told({}, mac), none).verdict).toBe('likely');
    expect(cause.examine(facts, told({ program: 'dotnet' }), none).verdict).toBe('possible');
  });
  it('is possible when sessions break although the server has it', () => {
    const facts = { ...seen(true), resumption: resumption('breaks') };
    expect(cause.examine(facts, told(), none).verdict).toBe('possible');
  });
  it('is ruled out when the server has it, takes up nothing, or speaks TLS 1.3 alone', () => {
    expect(cause.examine(seen(true), told({}, mac), none).verdict).toBe('ruled-out');
    const never = { ...seen(false), resumption: resumption('not-taken-up') };
    expect(cause.examine(never, told({}, mac), none).verdict).toBe('ruled-out');
    const modern = { hello: helloFacts('TLS 1.3'), versions: versionsFacts(['TLS 1.3']) };
    expect(cause.examine(modern, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when the signal was not seen, or nothing is known of the program', () => {
    const older = { hello: helloFacts('TLS 1.2'), versions: versionsFacts(['TLS 1.2']) };
    expect(cause.examine(older, told(), none).verdict).toBe('unknown');
    expect(cause.examine(seen(false), told(), none).verdict).toBe('unknown');
  });
});
