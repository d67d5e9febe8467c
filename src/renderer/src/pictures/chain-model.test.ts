import { describe, expect, it } from 'vitest';
import { crossedChain, missingChain, wholeChain } from '../examples/chains';
import { commonName, linkAfter, validityOf } from './chain-model';

const links = ({ certificates }: typeof wholeChain) =>
  certificates.map((card, index) => linkAfter(card, certificates[index + 1]));

describe('how the cards of a chain hang together', () => {
  it('is told by who issued whom', () => {
    expect(links(wholeChain)).toEqual(['issued', 'issued', null]);
    expect(links(missingChain)).toEqual(['absent', null]);
    expect(links(crossedChain)).toEqual(['unrelated', 'issued', null]);
  });
  it('names a certificate as people know it', () => {
    expect(commonName('CN=shop.example, O=Shop')).toBe('shop.example');
    expect(commonName('O=Only An Organisation')).toBe('O=Only An Organisation');
  });
});

describe('the dates of a certificate', () => {
  const of = (at: string) => validityOf('2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z', at);
  it('lie around the day of the check', () => {
    expect(of('2026-07-01T00:00:00Z')).toEqual({ state: 'good', days: 183 });
    expect(of('2026-12-25T00:00:00Z')).toEqual({ state: 'ending', days: 6 });
    expect(of('2027-01-10T00:00:00Z')).toEqual({ state: 'expired', days: 10 });
    expect(of('2025-12-30T00:00:00Z')).toEqual({ state: 'early', days: 2 });
  });
  it('that can’t be read, or the wrong way round, give no bar', () => {
    expect(of('')).toBeNull();
    expect(validityOf('soon', '2026-12-31', '2026-01-01')).toBeNull();
    expect(validityOf('2027-01-01', '2026-01-01', '2026-01-01')).toBeNull();
  });
});
