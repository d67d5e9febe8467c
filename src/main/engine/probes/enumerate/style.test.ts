import { describe, expect, it } from 'vitest';
import type { VersionCode } from '../../wire/api';
import { FAST, fastUnless, POLITE, type Style } from './style';

const VERSIONS: readonly VersionCode[] = [0x0300, 0x0301, 0x0302, 0x0303, 0x0304];

const shown = ({ name, eager, opening, width }: Style) => ({
  name,
  eager,
  openings: VERSIONS.map(opening),
  widths: VERSIONS.flatMap((version) => [width(version, true), width(version, false)]),
});

describe('fast, unless there is a crowd', () => {
  it('asks as politely as the default while connections wait, and is in a hurry again afterwards', () => {
    let crowded = false;
    const style = fastUnless(() => crowded);
    expect(shown(style)).toEqual(shown(FAST));
    crowded = true;
    expect(shown(style)).toEqual(shown(POLITE));
    crowded = false;
    expect(shown(style)).toEqual(shown(FAST));
  });
  it('is as impatient as ever: what is lost keeps others from their turn', () => {
    expect(fastUnless(() => true).impatience).toBe(FAST.impatience);
  });
});
