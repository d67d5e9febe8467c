import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../shared/model/failure';
import { FIN, hello, helloFacts, SILENCE } from '../testing/build';
import { waysFacts } from '../testing/network';
import { reachFacts } from '../testing/situations';
import { heldAgain, nodesOf, onlySixFails } from './nodes';

const SIX = '2001:db8::10';
const GOOD = hello('hello-1', 'TLS 1.3', '192.0.2.10');
const nodes = (end: string | Outcome) =>
  nodesOf(
    reachFacts([{}, { address: SIX, family: 6 }]),
    helloFacts('TLS 1.3', { addresses: [GOOD, hello('hello-3', end, SIX)] }),
  );

describe('the addresses of a name', () => {
  it('divide by their kind only when all of one kind fail on the way', () => {
    expect(onlySixFails(nodes(SILENCE))).toBe(true);
    expect(onlySixFails(nodes(FIN))).toBe(false);
    expect(onlySixFails(nodes('TLS 1.2'))).toBe(false);
  });
  it('leave out what this computer has no way to, and what was not greeted', () => {
    const noWay: Outcome = { kind: 'unreachable', code: 'ENETUNREACH' };
    const reach = reachFacts([{}, { address: SIX, family: 6, connected: false, outcome: noWay }, {}]);
    expect(
      nodesOf(reach, helloFacts('TLS 1.3', { addresses: [GOOD] })).map(({ address }) => address),
    ).toEqual(['192.0.2.10']);
  });
  it('held when they were tried again by turns and ended as before', () => {
    const bad = hello('hello-3', SILENCE, SIX);
    expect(heldAgain(waysFacts([GOOD, bad]), SIX)).toHaveLength(6);
    expect(heldAgain(waysFacts([GOOD, bad], false), SIX)).toBeNull();
    expect(heldAgain(waysFacts([GOOD, bad]), '192.0.2.99')).toBeNull();
    expect(heldAgain(undefined, SIX)).toBeNull();
  });
});
