import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { alert, FIN, hello, helloFacts, RST, told } from '../testing/build';
import { cause } from './waf-handshake-fingerprint';

const none = new Map();
type OneChange = EvidenceMap['one-change'];

const thrice = (id: string, end: string | Outcome) => [1, 2, 3].map((at) => hello(`${id}${at}`, end));
const greeting = (base: string | Outcome, own: string | Outcome): EvidenceMap['client-greeting'] => ({
  profile: 'python-3-11',
  name: 'Python 3.11',
  basis: 'recorded',
  base: thrice('base', base),
  own: thrice('own', own),
  differs: (typeof base === 'string') !== (typeof own === 'string'),
  steady: true,
});
const change = (
  variable: 'suites' | 'alpn' | 'extensions',
  together: OneChange['steps'][number]['variable'][],
): OneChange => ({
  from: 'program-fails',
  steps: [{ variable, change: 'a change', result: hello('step', RST), learned: 'It fails.' }],
  pair: {
    variable,
    works: 'ours is sent',
    fails: 'that of Python 3.11 is sent',
    working: thrice('w', 'TLS 1.3'),
    failing: thrice('f', RST),
    holds: true,
    together,
  },
  why: '',
});
const judge = (own: EvidenceMap['client-greeting'], one?: OneChange, answers: Record<string, string> = {}) =>
  cause.examine(
    { hello: helloFacts('TLS 1.3'), 'client-greeting': own, ...(one ? { 'one-change': one } : {}) },
    told({ answers }),
    none,
  );
const form = (variant: string | Outcome): EvidenceMap['hello-form'] => ({
  baseAnswered: true,
  baseSteady: true,
  ofStarttls: false,
  forms: [
    {
      id: 'no-session-id',
      differsIn: 'no session id',
      technical: 'legacy_session_id empty',
      base: thrice('base', 'TLS 1.3'),
      variant: thrice('variant', variant),
      differs: typeof variant !== 'string',
      holds: typeof variant !== 'string',
    },
  ],
  untried: [],
});

describe('waf-handshake-fingerprint', () => {
  it('is likely when only several differences together make the program fail', () => {
    const several = change('extensions', ['extensions', 'suites', 'groups']);
    expect(judge(greeting('TLS 1.3', RST), several).verdict).toBe('likely');
    expect(judge(greeting('TLS 1.3', RST), several, { 'front-end': 'none' })).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('stands by itself')],
    });
  });
  it('says it of our greeting when that is the one turned down', () => {
    const verdict = judge(greeting(RST, 'TLS 1.3'));
    expect(verdict.verdict).toBe('possible');
    expect(JSON.stringify(verdict)).toContain('Our own greeting was turned down');
  });
  it('is only possible while nobody looked for the one change', () => {
    expect(judge(greeting('TLS 1.3', FIN)).verdict).toBe('possible');
  });
  it('is ruled out when one thing that matters decides it, or the refusal says why, or both come out alike', () => {
    expect(judge(greeting('TLS 1.3', RST), change('suites', ['suites'])).verdict).toBe('ruled-out');
    expect(judge(greeting('TLS 1.3', alert(40, 'handshake_failure'))).verdict).toBe('ruled-out');
    expect(judge(greeting('TLS 1.3', 'TLS 1.2')).verdict).toBe('ruled-out');
  });
  it('is likely when what makes the program’s greeting work makes no difference to ours', () => {
    const alpn = {
      ...form('TLS 1.3'),
      forms: form('TLS 1.3').forms.map((one) => ({ ...one, id: 'alpn-none' })),
    };
    const shown = {
      hello: helloFacts('TLS 1.3'),
      'client-greeting': greeting('TLS 1.3', RST),
      'one-change': change('alpn', []),
    };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine({ ...shown, 'hello-form': alpn }, told(), none).verdict).toBe('likely');
  });
  it('is possible when a mere change of looks is turned down, and ruled out when it is not', () => {
    const shown = (variant: string | Outcome) => ({
      hello: helloFacts('TLS 1.3'),
      'hello-form': form(variant),
    });
    expect(cause.examine(shown(RST), told(), none).verdict).toBe('possible');
    expect(cause.examine(shown('TLS 1.3'), told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(shown(alert(47, 'illegal_parameter')), told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told while only our own greeting was sent', () => {
    expect(cause.examine({ hello: helloFacts(FIN) }, told(), none).verdict).toBe('unknown');
  });
  it('can’t be told when the two greetings did not come out the same way each time', () => {
    expect(judge({ ...greeting('TLS 1.3', RST), steady: false }).verdict).toBe('unknown');
    expect(judge(greeting('TLS 1.3', 'TLS 1.3')).verdict).toBe('ruled-out');
  });
});
