import { describe, expect, it } from 'vitest';
import { groupsOverlap, type Offered, ownOffers, suitesOverlap, versionsOverlap } from './overlap';
import type { ServerFacts } from './server-facts';

const TLS10 = 0x0301;
const TLS12 = 0x0303;
const TLS13 = 0x0304;
const GCM = 0xc02f;
const CBC = 0x002f;

const server = (change: Partial<ServerFacts> = {}): ServerFacts => ({
  answered: true,
  spoken: [TLS12, TLS13],
  refused: [TLS10],
  newestTurnsAway: false,
  suites: [],
  groups: [],
  signatures: [],
  certificate: null,
  dhBits: null,
  renegotiation: null,
  needsName: null,
  refusesPostQuantum: null,
  ...change,
});
const offers = (change: Partial<Offered> = {}): Offered => ({
  versions: [TLS12],
  suites: [GCM, CBC],
  groups: [0x001d, 0x0017],
  ...change,
});
const states = ({ items }: ReturnType<typeof suitesOverlap>) =>
  Object.fromEntries(items.map(({ name, program, server: state }) => [name, `${program} ${state}`]));

describe('the versions of both sides', () => {
  it('are told apart into spoken, refused and not known, from old to new', () => {
    const { items } = versionsOverlap(offers({ versions: [TLS10, TLS12] }), server());
    expect(items.map(({ name }) => name)).toEqual(['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']);
    expect(states({ items, open: false })).toEqual({
      'SSL 3.0': 'false unknown',
      'TLS 1.0': 'true not',
      'TLS 1.1': 'false unknown',
      'TLS 1.2': 'true takes',
      'TLS 1.3': 'false takes',
    });
  });
  it('are not known of a server that answers nothing, however it turns us away', () => {
    const { items } = versionsOverlap(offers(), server({ answered: false, spoken: [], refused: [TLS12] }));
    expect(items.every(({ server: state }) => state === 'unknown')).toBe(true);
  });
});

describe('the encryption methods of both sides', () => {
  const list = (taken: readonly number[], complete: boolean) => [{ version: TLS12, taken, complete }];
  it('are refused only where the server was asked to the end', () => {
    const gcm = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
    const cbc = 'TLS_RSA_WITH_AES_128_CBC_SHA';
    const asked = suitesOverlap(offers(), server({ suites: list([GCM], true) }));
    expect(states(asked)).toEqual({ [gcm]: 'true takes', [cbc]: 'true not' });
    expect(asked.open).toBe(false);
    const open = suitesOverlap(offers(), server({ suites: list([GCM], false) }));
    expect(states(open)[cbc]).toBe('true unknown');
    expect(open.open).toBe(true);
  });
  it('of a version that the server refuses are refused with it', () => {
    const { items } = suitesOverlap(
      offers({ versions: [TLS10], suites: [CBC] }),
      server({ suites: list([GCM], true), refused: [TLS10] }),
    );
    expect(items).toEqual([
      { name: 'TLS_RSA_WITH_AES_128_CBC_SHA', program: true, server: 'not' },
      { name: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', program: false, server: 'takes' },
    ]);
  });
  it('have no signals and no made-up values among them', () => {
    const { items } = suitesOverlap(offers({ suites: [0x00ff, 0x5600, 0x7a7a, GCM] }), server());
    expect(items).toHaveLength(1);
  });
});

describe('the groups of both sides', () => {
  it('come as what both take, what one offers, and what the other takes besides', () => {
    const groups = [{ version: TLS12, taken: [0x0017, 0x0018], complete: true }];
    const { items } = groupsOverlap(offers({ groups: [0x7a7a, 0x001d, 0x0017] }), server({ groups }));
    expect(items).toEqual([
      { name: 'secp256r1', program: true, server: 'takes' },
      { name: 'x25519', program: true, server: 'not' },
      { name: 'secp384r1', program: false, server: 'takes' },
    ]);
  });
});

describe('our own greeting', () => {
  it('offers TLS 1.3 and 1.2', () => {
    expect(ownOffers().versions).toEqual([TLS13, TLS12]);
    expect(ownOffers().suites.length).toBeGreaterThan(20);
  });
});
