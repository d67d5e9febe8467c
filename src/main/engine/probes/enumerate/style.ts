import type { VersionCode } from '../../wire/api';
import type { Impatience } from './second-try';

/** How hard an enumeration presses. The fewest connections, or the fewest round trips. */
export interface Style {
  readonly name: 'polite' | 'fast';
  /** Groups of suites in the first wave, by version. */
  readonly opening: (version: VersionCode) => number;
  /** Groups at a time afterwards. `alone`: nothing newer than this version is spoken. */
  readonly width: (version: VersionCode, alone: boolean) => number;
  /** Ask for what is unlikely beside what is likely, and for the end of a handshake beside its beginning, not after it. */
  readonly eager: boolean;
  /** When a question is asked a second time. */
  readonly impatience: Impatience;
}

const TLS12: VersionCode = 0x0303;

/** The default: each suite costs one connection, and each version about one more. */
export const POLITE: Style = {
  name: 'polite',
  opening: () => 1,
  width: (version, alone) => (version >= TLS12 || alone ? 4 : 1),
  eager: false,
  impatience: { times: 3, spareMs: 150, leastMs: 400, lookMs: 100 },
};

/** Disjoint groups in waves: some connections more, a few round trips in all. */
export const FAST: Style = {
  name: 'fast',
  opening: (version) => (version === TLS12 ? 12 : 1),
  width: (version) => (version >= TLS12 ? 24 : 6),
  eager: true,
  impatience: { times: 1.25, spareMs: 15, leastMs: 100, lookMs: 10 },
};

/** Fast, but polite while connections wait for those of other servers: each one more would only keep another from its turn. */
export const fastUnless = (crowded: () => boolean): Style => {
  const now = (): Style => (crowded() ? POLITE : FAST);
  return {
    get name() {
      return now().name;
    },
    opening: (version) => now().opening(version),
    width: (version, alone) => now().width(version, alone),
    get eager() {
      return now().eager;
    },
    impatience: FAST.impatience,
  };
};
