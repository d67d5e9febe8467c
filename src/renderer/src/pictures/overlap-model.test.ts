import { describe, expect, it } from 'vitest';
import { gapOverlap, longOverlap, muteOverlap } from '../examples/pictures';
import { byFamily, overlapView } from './overlap-model';

const view = (lists: typeof gapOverlap.lists, kind: string) => {
  const list = lists.find((one) => one.kind === kind);
  if (!list) throw new Error('no such list');
  return overlapView(list);
};

describe('what two sides have in common', () => {
  it('is a gap only where the server refused everything that the program offers', () => {
    const versions = view(gapOverlap.lists, 'versions');
    expect(versions.meeting).toBe('gap');
    expect(versions.sentence).toBe(
      'They have no version in common. The program offers SSL 3.0, TLS 1.0, and the server takes TLS 1.2, TLS 1.3.',
    );
    expect(view(muteOverlap.lists, 'versions').meeting).toBe('untold');
  });
  it('is sorted into both, each alone, and not asked', () => {
    const suites = view(longOverlap.lists, 'suites');
    expect(
      [suites.both, suites.programOnly, suites.serverOnly, suites.unasked].map((all) => all.length),
    ).toEqual([14, 3, 42, 1]);
    expect(suites.sentence).toMatch(/^They have 14 encryption methods in common\. The server chose /);
    expect(suites.sentence).toMatch(/not asked about all of them\.$/);
  });
  it('names what both speak', () => {
    expect(view(longOverlap.lists, 'versions').sentence).toBe('Both speak TLS 1.2.');
  });
});

describe('long lists of encryption methods', () => {
  it('are sorted by their kind, and none is lost or told twice', () => {
    const all = [
      'TLS_AES_128_GCM_SHA256',
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      'TLS_DH_anon_WITH_AES_128_CBC_SHA',
    ];
    const families = byFamily(all);
    expect(families.map(({ names }) => names)).toEqual(all.map((name) => [name]));
    expect(byFamily([])).toEqual([]);
  });
});
