import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../../shared/model/attempt-marks';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { attempt, FIN, hello, helloFacts, repeatFacts, SILENCE, told } from '../testing/build';
import { formFacts } from '../testing/forms';
import { clientCertificateFacts } from '../testing/situations';
import { stopped } from '../testing/through-proxy';
import { cause } from './unsteady';

const none = new Map();

describe('unsteady', () => {
  it('is confirmed when the same greeting ended in two ways', () => {
    const flapping = helloFacts('TLS 1.3', { repeated: hello('hello-2', FIN), steady: false });
    expect(cause.examine({ hello: flapping }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      weight: 8,
    });
  });
  it('is confirmed when only a later repetition went otherwise', () => {
    const repeat = {
      ...repeatFacts([], false),
      baseResults: [hello('a', 'TLS 1.3'), hello('b', FIN), hello('c', 'TLS 1.3')],
    };
    const verdict = cause.examine({ hello: helloFacts('TLS 1.3'), repeat }, told(), none);
    expect(JSON.stringify(verdict)).toContain(
      'sent 3 times. It was answered twice, and ended otherwise once',
    );
  });
  it('is no more than likely when it fails for good after answers: a limit on connections does the same', () => {
    const results = ['TLS 1.3', 'TLS 1.3', SILENCE, SILENCE].map((end, at) => hello(`repeat-${at}`, end));
    const attempts = new Map(
      results.map(({ attemptId, outcome }, at) => [
        attemptId,
        { ...attempt(attemptId, outcome), startedAt: `2026-03-03T14:05:0${at}.000Z` },
      ]),
    );
    const shown = {
      hello: helloFacts('TLS 1.3'),
      repeat: { ...repeatFacts([], false), baseResults: results },
    };
    const verdict = cause.examine(shown, told(), attempts);
    expect(verdict).toMatchObject({ verdict: 'likely', nextStep: expect.stringContaining('gentle') });
    expect('because' in verdict && verdict.because[0]).toMatchObject({
      text: expect.stringContaining('our own checking'),
      attempts: ['repeat-2', 'repeat-3'],
    });
    const later = { ...attempt('certificate-1'), startedAt: '2026-03-03T14:05:09.000Z' };
    expect(cause.examine(shown, told(), new Map([...attempts, ['certificate-1', later]])).verdict).toBe(
      'confirmed',
    );
  });
  it('is likely when ours is never answered, and a changed one only sometimes', () => {
    const variant = [hello('form-1', 'TLS 1.3'), hello('form-2', FIN)];
    const seen = (other: Partial<EvidenceMap>) =>
      cause.examine({ hello: helloFacts(FIN), repeat: repeatFacts(), ...other }, told(), none);
    const forms = formFacts(FIN, { small: FIN }, { small: { variant } });
    expect(seen({ 'hello-form': forms })).toMatchObject({
      verdict: 'likely',
      because: [{ text: expect.stringContaining('sent twice: answered once, and turned away once') }],
    });
    const pair = { key: 'version:TLS 1.0', differsIn: 'TLS 1.0 only', base: [], variant, holds: false };
    expect(seen({ repeat: { ...repeatFacts(), pairs: [pair] } }).verdict).toBe('likely');
    const elsewhere = { ...pair, key: 'address:192.0.2.2' };
    expect(seen({ repeat: { ...repeatFacts(), pairs: [elsewhere] } }).verdict).toBe('ruled-out');
  });
  it('is likely when of whole handshakes, made alike, some are ended and some go through', () => {
    const tries = [false, true].map((refused, at) => ({ attemptId: `client-certificate-${at}`, refused }));
    const seen = (...some: typeof tries) => ({
      hello: helloFacts('TLS 1.3'),
      repeat: repeatFacts(),
      'client-certificate': clientCertificateFacts({ tries: some, steady: some.length < 2 }),
    });
    const verdict = cause.examine(seen(...tries), told(), none);
    expect(verdict).toMatchObject({ verdict: 'likely', title: expect.stringContaining('handshakes') });
    expect(JSON.stringify(verdict)).toContain('went on after it once, and ended it once');
    expect(cause.examine(seen(...tries.slice(0, 1)), told(), none).verdict).toBe('ruled-out');
  });
  it('says that it fails while other connections are open, where nothing failed alone', () => {
    const results = [FIN, 'TLS 1.3', 'TLS 1.3', 'TLS 1.3', 'TLS 1.3'].map((end, at) =>
      hello(`repeat-${at}`, end as typeof FIN),
    );
    const spans = new Map(
      [...results.map(({ attemptId }) => attemptId), 'versions-1'].map((id, at) => [
        id,
        { ...attempt(id), startedAt: `2026-03-03T14:05:0${at % 5}.000Z`, ms: 100 },
      ]),
    );
    const repeat = { ...repeatFacts([], false), baseResults: results };
    const verdict = cause.examine({ hello: helloFacts('TLS 1.3'), repeat }, told(), spans);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      title: expect.stringContaining('several connections'),
      because: [{ grade: 'compared' }, { grade: 'measured' }],
    });
  });
  it('is only possible when the person says that it comes and goes, and we did not see it', () => {
    const said = told({ answers: { 'how-often': 'sometimes' } });
    expect(cause.examine({ hello: helloFacts('TLS 1.3'), repeat: repeatFacts() }, said, none).verdict).toBe(
      'possible',
    );
  });
  it('is ruled out when every repetition ended alike', () => {
    expect(cause.examine({ hello: helloFacts(FIN), repeat: repeatFacts() }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('does not say that refusals of different kinds ended alike', () => {
    const repeat = { ...repeatFacts(), baseEndsAlike: false };
    const verdict = cause.examine({ hello: helloFacts(FIN), repeat }, told(), none);
    expect(verdict).toMatchObject({ verdict: 'ruled-out' });
    expect(JSON.stringify(verdict)).toContain('not always end in the same way');
  });
  it('does not take a proxy that fails at times for a server that does', () => {
    const failing = hello('hello-2', stopped('bad-gateway', 503));
    const flapping = helloFacts('TLS 1.3', { repeated: failing, steady: false });
    expect(cause.examine({ hello: flapping }, told(), none)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('What failed was the proxy'),
    });
    const repeat = {
      ...repeatFacts([], false),
      baseResults: [hello('a', 'TLS 1.3'), failing, hello('c', FIN)],
    };
    expect(cause.examine({ hello: flapping, repeat }, told(), none).verdict).toBe('confirmed');
  });
  it('can’t tell from two greetings alone', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('unknown');
  });
  it('counts what other questions sent too, and sees what failed only there', () => {
    const marks = [...'aaaafaaaaa'].map(
      (end, at) =>
        ({ ...{ probe: 'stability', address: '192.0.2.10', series: 'base', end, at }, ms: 1 }) as Mark,
    );
    const shown = { hello: helloFacts('TLS 1.3'), repeat: repeatFacts() };
    expect(cause.examine(shown, told(), none)).toMatchObject({ verdict: 'ruled-out' });
    const verdict = cause.examine(shown, told(), none, marks);
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
    expect(JSON.stringify(verdict)).toContain(
      'sent 10 times. It was answered 9 times, and ended otherwise once',
    );
  });
  it('is no more than likely when all that failed came in a row: our own repeats may be the reason', () => {
    const marks = [...'aaaaaaffff'].map(
      (end, at) =>
        ({ ...{ probe: 'stability', address: '192.0.2.10', series: 'base', end, at }, ms: 1 }) as Mark,
    );
    const shown = { hello: helloFacts('TLS 1.3'), repeat: repeatFacts() };
    expect(cause.examine(shown, told(), none, marks).verdict).toBe('likely');
  });
});
