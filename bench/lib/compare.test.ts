import { describe, expect, it } from 'vitest';
import { differences, explanation } from './compare.mjs';

const found = (suites: [number, number[]][], groups: [number, number[]][] | null = null) => ({
  versions: new Set(suites.map(([version]) => version)),
  suites: new Map(suites.map(([version, list]) => [version, new Set(list)])),
  groups: groups && new Map(groups.map(([version, list]) => [version, new Set(list)])),
});
const noted = (suites: [number, number[]][]) => ({ ...found(suites, []), connections: 1 });

const ours = found([[0x0303, [1, 2]]], [[0x0303, [29]]]);

describe('differences', () => {
  it('finds none between equal lists, and none in groups that one of both does not list', () => {
    expect(differences(ours, found([[0x0303, [2, 1]]]), 'nmap')).toEqual([]);
  });

  it('names what each side has alone, with its version', () => {
    const theirs = found(
      [
        [0x0302, [7]],
        [0x0303, [1]],
      ],
      [[0x0303, [29, 30]]],
    );
    const all = differences(ours, theirs, 'sslscan').map(({ what, version, code, foundBy }) => [
      what,
      version,
      code,
      foundBy,
    ]);
    expect(all).toEqual([
      ['version', null, 0x0302, 'sslscan'],
      ['suite', 0x0303, 2, 'ours'],
      ['suite', 0x0302, 7, 'sslscan'],
      ['group', 0x0303, 30, 'sslscan'],
    ]);
  });
});

describe('explanation', () => {
  const missed = { what: 'suite', version: 0x0303, code: 2, foundBy: 'ours', missedBy: 'nmap' };
  const notFound = { ...missed, foundBy: 'nmap', missedBy: 'ours' };

  it('holds what another tool never asked for', () => {
    const notes = { ours: noted([[0x0303, [1, 2]]]), nmap: noted([[0x0303, [1]]]) };
    expect(explanation(missed, notes, null)).toBe('nmap never asks for this suite');
  });

  it('never holds what we ourselves did not ask for', () => {
    const notes = { ours: noted([[0x0303, [1]]]), nmap: noted([[0x0303, [1, 2]]]) };
    expect(explanation(notFound, notes, false)).toBeNull();
  });

  it('needs a third opinion when both asked', () => {
    const notes = { ours: noted([[0x0303, [2]]]), nmap: noted([[0x0303, [2]]]) };
    expect(explanation(missed, notes, null)).toBeNull();
    expect(explanation(missed, notes, false)).toBeNull();
    expect(explanation(missed, notes, true)).toContain('openssl');
    expect(explanation(notFound, notes, true)).toBeNull();
    expect(explanation(notFound, notes, false)).toContain('openssl');
  });
});
