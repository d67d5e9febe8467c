import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { hello, helloFacts, match, RST, repeatFacts, SILENCE, told, versionsFacts } from '../testing/build';
import { cause } from './sql-server-no-tls12';

const none = new Map();

const dialogue = (change: Partial<EvidenceMap['starttls']> = {}): EvidenceMap['starttls'] => ({
  protocol: 'tds',
  foundBy: 'named',
  offered: true,
  refusedText: null,
  why: null,
  result: hello('starttls-1', RST),
  ...change,
});
const holds = repeatFacts([{ key: 'version:TLS 1.0', base: RST, variant: 'TLS 1.0' }]);
const shown = { hello: helloFacts(RST), starttls: dialogue(), versions: versionsFacts(['TLS 1.0'], RST) };

describe('sql-server-no-tls12', () => {
  it('is confirmed when TLS 1.0 alone is answered, and the pair held', () => {
    expect(cause.examine({ ...shown, repeat: holds }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      title: 'The database server speaks TLS 1.0 at most',
      because: [{ grade: 'measured' }, { grade: 'measured' }, { grade: 'measured' }],
    });
  });
  it('names the version that it speaks in what a program can do until then', () => {
    const newer = { ...shown, versions: versionsFacts(['TLS 1.0', 'TLS 1.1'], RST) };
    expect(JSON.stringify(cause.examine(newer, told(), none))).toContain('MinProtocol = TLSv1.1 and');
    expect(JSON.stringify(cause.examine(shown, told(), none))).toContain('MinProtocol = TLSv1 and');
  });
  it('is likely as long as the pair was not repeated', () => {
    expect(cause.examine(shown, told(), none).verdict).toBe('likely');
  });
  it('is only possible when no version is answered, and unknown in silence', () => {
    const nothing = { ...shown, versions: versionsFacts([], RST) };
    expect(cause.examine(nothing, told(), none).verdict).toBe('possible');
    const silent = { ...nothing, starttls: dialogue({ result: hello('starttls-1', SILENCE) }) };
    expect(cause.examine(silent, told(), none).verdict).toBe('unknown');
  });
  it('is ruled out for a database that speaks TLS 1.2, or does not encrypt', () => {
    const modern = { ...shown, versions: versionsFacts(['TLS 1.0', 'TLS 1.2']) };
    expect(cause.examine(modern, told(), none).verdict).toBe('ruled-out');
    const plain = { ...shown, starttls: dialogue({ offered: false, why: 'not-offered' }) };
    expect(cause.examine(plain, told(), none).verdict).toBe('ruled-out');
  });
  it('is unknown when the text speaks of a database that nobody has spoken to', () => {
    const said = told(
      {},
      match({ id: 'sqlclient.pre-login', event: 'nothing-certain', program: 'database' }),
    );
    expect(cause.examine({ hello: helloFacts(RST) }, said, none).verdict).toBe('unknown');
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, said, none).verdict).toBe('ruled-out');
  });
  it('is ruled out for an old server that is no database', () => {
    const { starttls: _none, ...old } = shown;
    expect(cause.examine(old, told(), none).verdict).toBe('ruled-out');
    const mail = { ...shown, starttls: dialogue({ protocol: 'smtp' }) };
    expect(cause.examine(mail, told(), none).verdict).toBe('ruled-out');
  });
});
