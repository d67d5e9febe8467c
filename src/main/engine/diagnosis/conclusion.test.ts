import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../shared/model/evidence';
import type { Finding } from '../../../shared/model/finding';
import { conclude } from './conclusion';
import { alert, evidence, FIN, hello, helloFacts, RST, told } from './testing/build';
import { clientGreeting } from './testing/forms';
import { certificateFacts, clientCertificateFacts, fault, healthy, turnedAway } from './testing/situations';

const possible: Finding = {
  causeId: 'x',
  area: 'protocol',
  verdict: 'possible',
  title: 'Something could be so',
  meaning: '',
  owner: 'server-owner',
  nextStep: 'Ask.',
  fix: [],
  because: [{ text: 'It was seen.', attempts: ['hello-1'], grade: 'measured' }],
  details: [],
  unseen: '',
  sources: [],
  decides: 'A look into the log would decide it.',
  explainedBy: null,
  contradictions: [],
};

const summaryOf = (facts: Partial<EvidenceMap>, findings: Finding[]) =>
  conclude({
    ranked: { findings, ruledOut: [], couldNotTell: [] },
    evidence: evidence(facts),
    told: told(),
    cancelled: false,
    probes: [],
  });

const oneChange = (holds: boolean): EvidenceMap['one-change'] => ({
  from: 'base-fails',
  steps: [],
  pair: {
    variable: 'groups',
    works: 'P-256 alone is offered',
    fails: 'our usual greeting is sent',
    working: [hello('one-1', 'TLS 1.2'), hello('one-2', 'TLS 1.2')],
    failing: [hello('one-3', FIN), hello('one-4', FIN)],
    holds,
    together: [],
  },
  why: '',
});

describe('a conclusion that could not tell', () => {
  it('says what would decide the nearest suspect', () => {
    const { conclusion, explanation } = summaryOf(turnedAway(alert(80, 'internal_error')), [possible]);
    expect(conclusion).toBe('could-not-tell');
    expect(explanation).toMatch(
      /What is possible: something could be so\. A look into the log would decide it\.$/,
    );
  });
  it('gives a step of its own, and no owner, where nothing was measured for the nearest suspect', () => {
    const guessed: Finding = { ...possible, because: [{ text: 'It may.', attempts: [], grade: 'inferred' }] };
    const summary = summaryOf(turnedAway(FIN), [guessed]);
    expect(summary).toMatchObject({ owner: null, nextStep: expect.stringMatching(/^Check the address/) });
    expect(summary.explanation).toContain('What is possible: something could be so.');
    expect(summary.explanation).not.toContain('would decide it');
    expect(summaryOf(turnedAway(FIN), [possible])).toMatchObject({ owner: 'server-owner', nextStep: 'Ask.' });
  });
  it('sends nobody to a suspect’s step while the same greeting ends now this way and now that', () => {
    const base = { hello: helloFacts(FIN, { repeated: hello('hello-2', RST), steady: false }) };
    const summary = summaryOf({ ...turnedAway(FIN), ...base }, [possible]);
    expect(summary).toMatchObject({
      owner: null,
      nextStep: expect.stringContaining('at another time of day'),
    });
  });
  it('leaves the change that makes it work to the line that every view has for it', () => {
    for (const holds of [true, false])
      expect(summaryOf({ ...turnedAway(FIN), 'one-change': oneChange(holds) }, []).explanation).not.toContain(
        'It works when',
      );
  });
});

describe('a program whose own greeting is turned away', () => {
  const refused = (change: Partial<EvidenceMap['client-greeting']> = {}): EvidenceMap['client-greeting'] => ({
    ...clientGreeting(alert(40, 'handshake_failure')),
    ...change,
  });
  const works = healthy();

  it('is never told that nothing is wrong, though no cause says why', () => {
    const seen = summaryOf({ ...works, 'client-greeting': refused() }, []);
    expect(seen).toMatchObject({ conclusion: 'could-not-tell', causeId: null, owner: null });
    expect(seen.headline).toContain('turns your program’s greeting away');
    expect(seen.explanation).toContain('Which part of the greeting decides, we could not tell.');
    expect(summaryOf(works, []).conclusion).toBe('nothing-wrong');
  });
  it('is told of the change that was found, and that the certificate comes later', () => {
    const change = { ...oneChange(true), from: 'program-fails' as const };
    const expired: Finding = {
      ...possible,
      verdict: 'confirmed',
      area: 'certificate',
      causeId: 'cert-expired',
    };
    const seen = summaryOf({ ...works, 'client-greeting': refused(), 'one-change': change }, [expired]);
    expect(seen).toMatchObject({ conclusion: 'could-not-tell', owner: 'server-owner' });
    expect(seen.explanation).toContain('meet something else after that: something could be so.');
    // Every view says it beside the explanation.
    expect(seen.explanation).not.toContain('It works when');
  });
  it('is told of the change that was found also where the views show another one', () => {
    const change = { ...oneChange(true), from: 'program-fails' as const };
    const shown = { attemptId: 'own-1', version: 'TLS 1.3', again: ['own-2'], holds: true };
    const tried: EvidenceMap['client-certificate'] = {
      ...clientCertificateFacts(),
      presented: [
        {
          ...shown,
          result: 'accepted',
          outcome: clientCertificateFacts().outcome,
          alertName: null,
          words: '',
        },
      ],
    };
    const wanted: Finding = {
      ...possible,
      ...{ verdict: 'confirmed', area: 'certificate', causeId: 'client-cert-required' },
      because: [{ text: 'It was shown.', attempts: ['own-1'], grade: 'compared' }],
    };
    const seen = {
      ...works,
      'client-greeting': refused(),
      'one-change': change,
      'client-certificate': tried,
    };
    const { headline, explanation } = summaryOf(seen, [wanted]);
    expect(headline).toContain('turns your program’s greeting away');
    expect(explanation).toContain('What we did find: It works when P-256 alone is offered');
  });
  it('has a cause of its own go first', () => {
    const named: Finding = { ...possible, verdict: 'confirmed', causeId: 'group-none-shared' };
    expect(summaryOf({ ...works, 'client-greeting': refused() }, [named]).causeId).toBe('group-none-shared');
  });
  it('is not told so by one failure, or where ours failed too', () => {
    for (const change of [{ steady: false }, { differs: false }])
      expect(summaryOf({ ...works, 'client-greeting': refused(change) }, []).conclusion).toBe(
        'nothing-wrong',
      );
  });
});

describe('a server with which no handshake comes to its end', () => {
  it.each([
    [{ completed: false, outcome: FIN }, 'no handshake came to its end'],
    [{ completed: false }, 'signature does not fit its certificate'],
    [{ completed: false, localRefusal: 'ERR_SSL_BAD_SIGNATURE' }, 'own TLS could not finish'],
    [{ afterFinished: 'rst' }, 'right after it the server cut the connection'],
    [{ afterFinished: 'fin' }, 'right after it the server closed the connection'],
    [{ afterFinished: 'alert', alertName: 'close_notify' }, 'before anything was asked of it'],
  ] as const)('is never called in order: %o', (change, words) => {
    const tried = { ...clientCertificateFacts(), ...change };
    const seen = summaryOf({ ...healthy(), 'client-certificate': tried }, []);
    expect(seen.conclusion).toBe('could-not-tell');
    expect(seen.explanation).toContain(words);
  });
  it('is its owner’s to look into where it ends them, unless a suspect is about just that', () => {
    const cut = clientCertificateFacts({ afterFinished: 'rst' });
    const ofProgram: Finding = { ...possible, owner: 'program-vendor' };
    const seen = summaryOf({ ...healthy(), 'client-certificate': cut }, [ofProgram]);
    expect(seen).toMatchObject({ owner: 'server-owner', nextStep: expect.stringContaining('log') });
    const about = [{ text: 'It was cut.', attempts: [cut.attemptId], grade: 'measured' as const }];
    const wanted: Finding = { ...ofProgram, title: 'A certificate is wanted', because: about };
    const led = summaryOf({ ...healthy(), 'client-certificate': cut }, [ofProgram, wanted]);
    expect(led).toMatchObject({ owner: 'program-vendor', nextStep: 'Ask.' });
    expect(led.explanation).toContain('What is possible: a certificate is wanted; something could be so.');
  });
  it('is not in order while it shows a certificate that is not, if only at times', () => {
    const seen = healthy();
    const good = { ...certificateFacts(), ...seen.certificate };
    const bad = {
      attemptId: 'certificate-2',
      seenBy: 'opened-flight' as const,
      version: 'TLS 1.3',
      asked: 'any' as const,
      chain: [],
      faults: [],
    };
    const beside = (trusted: boolean) =>
      summaryOf({ ...seen, certificate: { ...good, others: [{ ...bad, trusted }] } }, []);
    expect(beside(true).conclusion).toBe('nothing-wrong');
    expect(beside(false)).toMatchObject({
      conclusion: 'could-not-tell',
      explanation: expect.stringContaining('more than one certificate'),
    });
  });
  it('is told of beside the checks that brought no answer for that reason', () => {
    const { certificate: _unread, ...rest } = healthy();
    const tried = { ...clientCertificateFacts(), completed: false, outcome: FIN };
    const { explanation } = summaryOf({ ...rest, 'client-certificate': tried }, []);
    expect(explanation).toMatch(/brought no answer: “certificate”\. Our greeting was answered, but no hand/);
  });
  it('is in order with what programs put right by themselves', () => {
    const spare = fault('wrong-order', 'A certificate too many.');
    const certificate = certificateFacts([spare]);
    const trusted = { ...certificate, verdict: { ...certificate.verdict, trusted: true } };
    expect(summaryOf({ ...healthy(), certificate: trusted }, []).conclusion).toBe('nothing-wrong');
  });
});
