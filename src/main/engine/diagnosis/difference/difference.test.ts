import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Finding } from '../../../../shared/model/finding';
import { evidence, FIN, hello, helloFacts, RST, repeatFacts } from '../testing/build';
import { clientCertificateFacts, healthy, serverNameFacts, turnedAway } from '../testing/situations';
import { differenceOf } from './difference';

const about = (attempts: string[], verdict: Finding['verdict'] = 'confirmed'): Finding => ({
  causeId: 'x',
  area: 'protocol',
  verdict,
  title: 'X',
  meaning: '',
  owner: 'server-owner',
  nextStep: '',
  fix: [],
  because: [{ text: 'Seen.', attempts, grade: 'measured' }],
  details: [],
  unseen: '',
  sources: [],
  decides: '',
  explainedBy: null,
  contradictions: [],
});

const form = (
  id: string,
  base: 'TLS 1.3' | typeof FIN,
  variant: 'TLS 1.3' | typeof FIN,
  holds = true,
): EvidenceMap['hello-form']['forms'][number] => ({
  id,
  differsIn: 'the size: 600 bytes, filled up with zeros',
  technical: '',
  base: [hello('form-1', base), hello('form-2', base)],
  variant: [hello('form-3', variant), hello('form-4', variant)],
  differs: true,
  holds,
});
const forms = (...all: EvidenceMap['hello-form']['forms']): EvidenceMap['hello-form'] => ({
  baseAnswered: false,
  baseSteady: true,
  ofStarttls: false,
  forms: all,
  untried: [],
});

describe('the difference of a server that turns our greeting down', () => {
  it('is the pair that was repeated', () => {
    const repeat = {
      ...repeatFacts([{ key: 'version:TLS 1.2', base: FIN, variant: 'TLS 1.2' }]),
      baseResults: [hello('hello-1', FIN)],
    };
    expect(differenceOf(evidence({ ...turnedAway(FIN), repeat }), [])).toEqual({
      works: 'TLS 1.2 alone is offered',
      fails: 'TLS 1.3 and TLS 1.2 are offered',
      differsIn: 'the versions offered (TLS)',
      sentence:
        'It works when TLS 1.2 alone is offered, and fails when TLS 1.3 and TLS 1.2 are offered; nothing else differed.',
      holds: true,
      attempts: ['repeat-0-b1', 'repeat-0-b2', 'repeat-0-v1', 'repeat-0-v2'],
    });
  });
  it('prefers the pair on which the headline rests', () => {
    const repeat = repeatFacts([{ key: 'version:TLS 1.2', base: FIN, variant: 'TLS 1.2' }]);
    const seen = evidence({
      ...turnedAway(FIN),
      repeat,
      'hello-form': forms(form('size-600', FIN, 'TLS 1.3')),
    });
    expect(differenceOf(seen, [])?.differsIn).toBe('the versions offered (TLS)');
    expect(differenceOf(seen, [about(['form-3'])])?.differsIn).toBe('the size of the greeting');
    expect(differenceOf(seen, [about(['form-3'], 'possible')])?.differsIn).toBe('the versions offered (TLS)');
  });
  it('prefers a form that changes one thing to the small one, which leaves out several', () => {
    const both = forms(form('size-200', FIN, 'TLS 1.3'), {
      ...form('alpn-none', FIN, 'TLS 1.3'),
      differsIn: 'x',
    });
    expect(differenceOf(evidence({ ...turnedAway(FIN), 'hello-form': both }), [])?.differsIn).toContain(
      'ALPN',
    );
  });
  it('says so when it was seen once only, and is nothing when a repetition broke it', () => {
    const once = { ...form('size-600', FIN, 'TLS 1.3', false), variant: [hello('form-3', 'TLS 1.3')] };
    const one = differenceOf(evidence({ ...turnedAway(FIN), 'hello-form': forms(once) }), []);
    expect(one).toMatchObject({ holds: false, sentence: expect.stringContaining('may be chance') });
    const broken = form('size-600', FIN, 'TLS 1.3', false);
    expect(differenceOf(evidence({ ...turnedAway(FIN), 'hello-form': forms(broken) }), [])).toBeNull();
  });
  it('names the server name by what was sent before', () => {
    const repeat = repeatFacts([{ key: 'server-name:other', base: FIN, variant: 'TLS 1.3' }]);
    const unnamed = { ...turnedAway(FIN), 'server-name': serverNameFacts(null, FIN, 'TLS 1.3'), repeat };
    expect(differenceOf(evidence(unnamed), [])?.fails).toBe('no server name is sent (SNI)');
    const named = { ...turnedAway(FIN), 'server-name': serverNameFacts(FIN, FIN, 'TLS 1.3'), repeat };
    expect(differenceOf(evidence(named), [])?.fails).toBe('the server’s name is sent (SNI)');
  });
  it('is nothing where every greeting ends alike, and where nothing was sent', () => {
    expect(differenceOf(evidence(turnedAway(RST)), [])).toBeNull();
    expect(differenceOf({}, [])).toBeNull();
  });
  it('says which things have to change together', () => {
    const oneChange: EvidenceMap['one-change'] = {
      from: 'base-fails',
      steps: [],
      pair: {
        variable: 'alpn',
        works: 'no language is named and fewer entries are sent',
        fails: 'our usual greeting is sent',
        working: [hello('one-1', 'TLS 1.2'), hello('one-2', 'TLS 1.2')],
        failing: [hello('one-3', FIN), hello('one-4', FIN)],
        holds: true,
        together: ['alpn', 'extensions'],
      },
      why: '',
    };
    const found = differenceOf(evidence({ ...turnedAway(FIN), 'one-change': oneChange }), []);
    expect(found?.sentence).toContain(
      'have to change together: the language to be spoken afterwards (ALPN) and',
    );
    expect(found?.holds).toBe(true);
  });
});

describe('the difference of a server that answers our greeting', () => {
  it('is nothing as long as only greetings that nobody asked for are refused', () => {
    expect(differenceOf(evidence(healthy()), [])).toBeNull();
  });
  it('is the pair on which the headline rests', () => {
    const found = differenceOf(evidence(healthy()), [about(['repeat-0-v1'], 'likely')]);
    expect(found?.sentence).toBe(
      'It works when TLS 1.3 and TLS 1.2 are offered, and fails when TLS 1.0 alone is offered; nothing else differed.',
    );
  });
  it('is the certificate of the program’s own, once one was shown', () => {
    const shown = clientCertificateFacts({
      asked: true,
      presented: [
        {
          attemptId: 'client-certificate-3',
          version: 'TLS 1.2',
          result: 'accepted',
          outcome: { kind: 'answered', stage: 'after-finished' },
          alertName: null,
          words: '',
          again: ['client-certificate-4', 'client-certificate-5'],
          holds: true,
        },
      ],
    });
    expect(differenceOf(evidence({ ...healthy(), 'client-certificate': shown }), [])).toMatchObject({
      works: 'your client certificate is shown (TLS 1.2)',
      attempts: ['client-certificate-3', 'client-certificate-4', 'client-certificate-5'],
    });
  });
  it('is nothing when the same greeting ends now this way and now that way', () => {
    const unsteady = { ...healthy(), hello: helloFacts('TLS 1.3', { steady: false }) };
    expect(differenceOf(evidence(unsteady), [about(['repeat-0-v1'])])).toBeNull();
  });
});
