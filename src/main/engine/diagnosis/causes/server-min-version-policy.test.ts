import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, match, told, versionsFacts } from '../testing/build';
import { cause } from './server-min-version-policy';

const none = new Map();
const shown = { hello: helloFacts('TLS 1.3'), versions: versionsFacts(['TLS 1.2', 'TLS 1.3']) };
const raised = { answers: { changed: 'server' } };

describe('server-min-version-policy', () => {
  it('is likely for an old program that worked until something changed at the server', () => {
    expect(cause.examine(shown, told(raised, match()), none)).toMatchObject({
      verdict: 'likely',
      saidByPerson: true,
    });
  });
  it('is only possible while nobody knows of a change, or of an old program', () => {
    expect(cause.examine(shown, told({}, match()), none).verdict).toBe('possible');
    expect(cause.examine(shown, told(raised), none).verdict).toBe('possible');
    const kind = told({ ...raised, program: 'dotnet-framework' });
    expect(cause.examine(shown, kind, none).verdict).toBe('possible');
  });
  it('can’t tell when nothing points to it', () => {
    expect(cause.examine(shown, told(), none).verdict).toBe('unknown');
  });
  it('is ruled out by a change on this side, a server that takes TLS 1.0, and one that answers nothing', () => {
    expect(cause.examine(shown, told({ answers: { changed: 'update' } }, match()), none).verdict).toBe(
      'ruled-out',
    );
    const old = { ...shown, versions: versionsFacts(['TLS 1.0', 'TLS 1.2']) };
    expect(cause.examine(old, told(raised, match()), none).verdict).toBe('ruled-out');
    expect(cause.examine({ ...shown, hello: helloFacts(FIN) }, told(raised, match()), none).verdict).toBe(
      'ruled-out',
    );
  });
});
