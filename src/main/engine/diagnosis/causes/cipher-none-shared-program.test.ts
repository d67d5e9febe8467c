import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, FIN, hello, helloFacts, told } from '../testing/build';
import { ownGreeting, tls12Server } from '../testing/suite-lists';
import { cause } from './cipher-none-shared-program';

const CHACHA = ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'];
const GCM = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
const CHOSEN = { client: 'java-8u161' } as const;
const none = new Map();
const turnedAway = ownGreeting(CHOSEN.client, 'Java 8u161', alert(40, 'handshake_failure'));

describe('cipher-none-shared-program', () => {
  it('is confirmed by the program’s own greeting and the server’s whole list, and shows both lists', () => {
    const shown = { ...tls12Server(CHACHA), 'client-greeting': turnedAway };
    const verdict = cause.examine(shown, told(CHOSEN), none);
    expect(verdict.verdict).toBe('confirmed');
    const tables = 'details' in verdict ? (verdict.details ?? []) : [];
    const [theirs, own] = tables.map((table) => ('rows' in table ? table.rows : []));
    expect(theirs?.[0]).toEqual(['TLS 1.2', ...CHACHA, 'no']);
    expect(own).toContainEqual([GCM]);
  });
  it('is likely by the whole list alone, and by the greeting alone', () => {
    expect(cause.examine(tls12Server(CHACHA), told(CHOSEN), none).verdict).toBe('likely');
    const part = { ...tls12Server(CHACHA, false), 'client-greeting': turnedAway };
    expect(cause.examine(part, told(CHOSEN), none).verdict).toBe('likely');
  });
  it('does not speak where the one change between the greetings is something else', () => {
    const part = { ...tls12Server(CHACHA, false), 'client-greeting': turnedAway };
    const change = (own: boolean, variable: 'alpn' | 'suites' = 'alpn'): EvidenceMap['one-change'] => ({
      ...{ from: 'program-fails', steps: [], why: '' },
      pair: {
        ...{ variable, works: 'it is changed', fails: 'it is sent as it is', holds: true, together: [] },
        ...(own ? { mended: 'program' } : {}),
        working: [hello('one-change-1', 'TLS 1.2'), hello('one-change-3', 'TLS 1.2')],
        failing: [hello('one-change-2', FIN), hello('one-change-4', FIN)],
      },
    });
    const verdictWith = (one: EvidenceMap['one-change']) =>
      cause.examine({ ...part, 'one-change': one }, told(CHOSEN), none).verdict;
    expect(verdictWith(change(true))).toBe('ruled-out');
    expect(verdictWith(change(false))).toBe('likely');
    expect(verdictWith(change(true, 'suites'))).toBe('confirmed');
  });
  it('is ruled out by one method in common', () => {
    expect(cause.examine(tls12Server([...CHACHA, GCM]), told(CHOSEN), none).verdict).toBe('ruled-out');
  });
  it('is ruled out where our own greeting is not taken either, whatever the program', () => {
    const shown = { ...tls12Server(CHACHA), hello: helloFacts(FIN) };
    for (const by of [told(), told(CHOSEN)]) expect(cause.examine(shown, by, none).verdict).toBe('ruled-out');
  });
  it('can’t be told without a chosen program, and while the list was not asked to its end', () => {
    expect(cause.examine(tls12Server(CHACHA), told(), none).verdict).toBe('unknown');
    expect(cause.examine(tls12Server(CHACHA, false), told(CHOSEN), none).verdict).toBe('unknown');
  });
});
