import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, FIN, helloFacts, match, told } from '../testing/build';
import { ownGreeting, tls12Server } from '../testing/suite-lists';
import { cause } from './cipher-none-shared-old-windows';

const GCM = ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'];
const CBC = 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384';
const CHOSEN = { client: 'dotnet-6-windows-8-1' } as const;
const NAME = '.NET 6 on Windows 8.1, Server 2012 R2';
const none = new Map();
const failed = ownGreeting(CHOSEN.client, NAME, alert(40, 'handshake_failure'));
const secureChannel = match({ id: 'dotnet.secure-channel', event: 'nothing-certain' });
const change = (variable: 'suites' | 'version'): EvidenceMap['one-change'] => ({
  from: 'program-fails',
  steps: [],
  pair: {
    variable,
    works: 'its list has AES-GCM',
    fails: 'it has not',
    working: failed.base,
    failing: failed.own,
    holds: true,
    together: [],
  },
  why: '',
});

describe('cipher-none-shared-old-windows', () => {
  it('is confirmed by the program’s own greeting and the server’s whole list', () => {
    const verdict = cause.examine({ ...tls12Server(GCM), 'client-greeting': failed }, told(CHOSEN), none);
    expect(verdict).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        {
          grade: 'measured',
          text: expect.any(String),
          attempts: expect.arrayContaining(['own-1', 'base-1']),
        },
      ]),
    });
  });
  it('is confirmed by the program’s own greeting and the one change, without the list', () => {
    const shown = { ...tls12Server(GCM, false), 'client-greeting': failed, 'one-change': change('suites') };
    expect(cause.examine(shown, told(CHOSEN), none).verdict).toBe('confirmed');
  });
  it('is likely by the program’s own greeting alone, and says what else it could be', () => {
    const shown = { ...tls12Server(GCM, false), 'client-greeting': failed, 'one-change': change('version') };
    const verdict = cause.examine(shown, told(CHOSEN), none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([expect.objectContaining({ grade: 'inferred' })]),
    });
    expect(verdict).not.toHaveProperty('title');
  });
  it('is likely when the program was chosen and the whole list has nothing of it', () => {
    expect(cause.examine(tls12Server(GCM), told(CHOSEN), none)).toMatchObject({
      verdict: 'likely',
      details: [{ kind: 'table' }],
    });
  });
  it('is likely when the pasted text is the one of .NET Framework for it', () => {
    expect(cause.examine(tls12Server(GCM), told({}, secureChannel), none).verdict).toBe('likely');
  });
  it('is only possible when nothing is known of the program', () => {
    expect(cause.examine(tls12Server(GCM), told(), none)).toMatchObject({
      verdict: 'possible',
      title: expect.not.stringContaining('Your'),
    });
  });
  it('is only possible, with what speaks against it, for a program that accepts connections', () => {
    const verdict = cause.examine(tls12Server(GCM), told({ ...CHOSEN, side: 'accepts' }), none);
    expect(verdict).toMatchObject({ verdict: 'possible', against: [expect.stringContaining('accepts')] });
  });
  it('comes after the version for a program that offers TLS 1.0 alone', () => {
    const verdict = cause.examine(
      tls12Server(GCM),
      told({ client: 'dotnet-framework-4-5-windows-8-1' }),
      none,
    );
    expect(verdict).toMatchObject({
      verdict: 'possible',
      because: [{ text: expect.stringContaining('would not help') }],
    });
  });
  it('is ruled out by one method in common', () => {
    expect(cause.examine(tls12Server([...GCM, CBC]), told(CHOSEN), none).verdict).toBe('ruled-out');
    expect(cause.examine(tls12Server([CBC], false), told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out for a newer Windows, and for programs that bring their own methods', () => {
    expect(cause.examine(tls12Server(GCM), told({ client: 'dotnet-6-windows-2016' }), none).verdict).toBe(
      'ruled-out',
    );
    expect(cause.examine(tls12Server(GCM), told({ program: 'java' }), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the up-to-date greeting fails as well', () => {
    const shown = { ...tls12Server(GCM), hello: helloFacts(FIN) };
    expect(cause.examine(shown, told(CHOSEN), none).verdict).toBe('ruled-out');
  });
  it('can’t be told while the list was not asked to its end', () => {
    expect(cause.examine(tls12Server(GCM, false), told(CHOSEN), none).verdict).toBe('unknown');
  });
});
