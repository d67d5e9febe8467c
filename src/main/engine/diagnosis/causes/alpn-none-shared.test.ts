import { describe, expect, it } from 'vitest';
import { alert, FIN, HTTP, hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { formFacts } from '../testing/forms';
import { clientCertificateFacts } from '../testing/situations';
import { cause } from './alpn-none-shared';

const none = new Map();
const NO_PROTOCOL = alert(120, 'no_application_protocol');
const refused = helloFacts(NO_PROTOCOL);
const answered = helloFacts('TLS 1.3');
const text = match({ id: 'go.alert-120', event: 'alert', alertCode: 120, program: 'go' });

describe('alpn-none-shared', () => {
  it('is confirmed when our greeting is answered as soon as it names another language, or none', () => {
    const forms = formFacts(NO_PROTOCOL, { 'alpn-none': 'TLS 1.3' });
    expect(cause.examine({ hello: refused, 'hello-form': forms }, told(), none).verdict).toBe('confirmed');
  });
  it('is likely when the server names this reason and no change of ours helps', () => {
    const forms = formFacts(NO_PROTOCOL, { 'alpn-none': NO_PROTOCOL, 'alpn-h2': NO_PROTOCOL });
    expect(cause.examine({ hello: refused, 'hello-form': forms }, told(), none).verdict).toBe('likely');
  });
  it('is confirmed when the text names alert 120 and the server sends it for other languages than ours', () => {
    const forms = formFacts('TLS 1.3', { 'alpn-unknown': NO_PROTOCOL, 'alpn-h2': NO_PROTOCOL });
    const verdict = cause.examine({ hello: answered, 'hello-form': forms }, told({}, text), none);
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
    expect(cause.examine({ hello: answered, 'hello-form': forms }, told(), none).verdict).toBe('ruled-out');
  });
  it('is likely when the signal comes behind the ServerHello, and possible when in one version only', () => {
    const rungs = versionsFacts(['TLS 1.3'], NO_PROTOCOL);
    const ended = { asked: null, completed: false, outcome: NO_PROTOCOL, afterFinished: null };
    const whole = clientCertificateFacts(ended);
    const shown = { hello: answered, 'client-certificate': whole };
    expect(cause.examine(shown, told(), none).verdict).toBe('likely');
    const same = formFacts('TLS 1.3', { 'alpn-unknown': 'TLS 1.3' });
    const both = cause.examine({ ...shown, versions: rungs, 'hello-form': same }, told({}, text), none);
    expect(both.verdict).toBe('likely');
    expect(JSON.stringify(both)).toContain('versions-4');
    const inOne = { hello: answered, versions: rungs, 'client-certificate': clientCertificateFacts() };
    expect(cause.examine(inOne, told(), none).verdict).toBe('possible');
    const other = { ...inOne, versions: versionsFacts(['TLS 1.3'], alert(70, 'protocol_version')) };
    expect(cause.examine(other, told(), none).verdict).toBe('ruled-out');
  });
  it('is confirmed behind the ServerHello when the same without a language came through each time', () => {
    const tries = ['a', 'b'].map((attemptId) => ({ attemptId, refused: true }));
    const withoutAlpn = ['c', 'd'].map((attemptId) => ({ attemptId, refused: false }));
    const whole = { asked: null, completed: false, outcome: NO_PROTOCOL, afterFinished: null, tries };
    const verdictOf = (
      change: Partial<typeof whole> & { withoutAlpn?: typeof withoutAlpn; steady?: boolean },
    ) =>
      cause.examine(
        { hello: answered, 'client-certificate': clientCertificateFacts({ ...whole, ...change }) },
        told(),
        none,
      ).verdict;
    expect(verdictOf({ withoutAlpn })).toBe('confirmed');
    expect(verdictOf({})).toBe('likely');
    expect(verdictOf({ withoutAlpn: withoutAlpn.slice(1) })).toBe('likely');
    expect(verdictOf({ withoutAlpn, steady: false })).toBe('likely');
    expect(verdictOf({ withoutAlpn: tries })).toBe('likely');
  });
  it('hangs on the program where ours is answered and the same without a language is not', () => {
    const seen = { hello: answered, 'hello-form': formFacts('TLS 1.3', { 'alpn-none': FIN }) };
    const title = expect.stringContaining('names no language');
    expect(cause.examine(seen, told(), none)).toMatchObject({ verdict: 'possible', title });
    expect(cause.examine(seen, told({ program: 'dotnet' }), none).verdict).toBe('likely');
    expect(cause.examine(seen, told({ client: 'chrome-156' }), none).verdict).toBe('ruled-out');
    const change = {
      from: 'program-fails' as const,
      steps: [],
      pair: {
        variable: 'alpn' as const,
        works: 'it names some',
        fails: 'it names none',
        working: [hello('works-1', 'TLS 1.2'), hello('works-2', 'TLS 1.2')],
        failing: [hello('fails-1', FIN), hello('fails-2', FIN)],
        holds: true,
        together: [],
      },
      why: '',
    };
    const proved = { hello: answered, 'one-change': change };
    const known = told({ client: 'openssl-1-0-1' });
    expect(cause.examine(proved, known, none)).toMatchObject({ verdict: 'confirmed', title });
    const loose = { ...change, pair: { ...change.pair, holds: false } };
    expect(cause.examine({ ...proved, 'one-change': loose }, known, none).verdict).toBe('unknown');
  });
  it('is ruled out when ours is answered, or no other language helps', () => {
    expect(cause.examine({ hello: answered }, told(), none).verdict).toBe('ruled-out');
    const any = formFacts('TLS 1.3', { 'alpn-unknown': 'TLS 1.3' });
    expect(cause.examine({ hello: answered, 'hello-form': any }, told({}, text), none).verdict).toBe(
      'ruled-out',
    );
    const noHelp = { hello: helloFacts(FIN), 'hello-form': formFacts(FIN, { 'alpn-none': FIN }) };
    expect(cause.examine(noHelp, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts(HTTP) }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the server names another reason', () => {
    const examine = (code: number, name: string) =>
      cause.examine({ hello: helloFacts(alert(code, name)) }, told(), none).verdict;
    expect(examine(70, 'protocol_version')).toBe('ruled-out');
    expect(examine(40, 'handshake_failure')).toBe('unknown');
  });
  it('can’t be told from a greeting that failed and was not sent with other languages', () => {
    expect(cause.examine({ hello: helloFacts(FIN) }, told(), none).verdict).toBe('unknown');
  });
  it('can’t be told when the text names it and no other language was offered', () => {
    expect(cause.examine({ hello: answered }, told({}, text), none).verdict).toBe('unknown');
  });
});

describe('alpn-none-shared, where the server chooses what was not offered', () => {
  const stray = helloFacts('TLS 1.2', { base: { ...hello('h', 'TLS 1.2'), alpnUnasked: 'echo/0.1' } });
  const ended = (code: string, text: string) =>
    clientCertificateFacts({ completed: false, outcome: { kind: 'local', code, text }, localRefusal: code });
  it.each([
    [ended('ERR_SSL_BAD_EXTENSION', 'SSL routines:tls_parse_stoc_alpn:bad extension'), 'confirmed'],
    [ended('ERR_SSL_INVALID_ALPN_PROTOCOL', ''), 'confirmed'],
    [ended('ERR_SSL_BAD_EXTENSION', 'SSL routines:tls_parse_stoc_ems:bad extension'), 'likely'],
    [clientCertificateFacts(), 'possible'],
  ] as const)('depends on what this computer’s own TLS made of it', (whole, expected) => {
    const verdict = cause.examine({ hello: stray, 'client-certificate': whole }, told(), none);
    expect(verdict).toMatchObject({ verdict: expected, owner: 'server-owner' });
    expect(JSON.stringify(verdict)).toContain('echo/0.1');
  });
});
