import { type LocalSettings, settingValue } from './local';

/** A Windows update that is known to have broken secure connections. `builds`: build → the first and the last revision that has the fault. */
export interface Regression {
  readonly id: 'handshake-2022' | 'http-sys-2025';
  readonly update: string;
  readonly builds: Readonly<Record<number, readonly [first: number, last: number]>>;
  readonly fixed: string;
  /** Dictionary ids of the texts it brings. */
  readonly texts: readonly string[];
}

/**
 * Microsoft, Windows release health and update history. October 2022 (KB5018427 and its like): some handshakes fail with
 * SEC_E_ILLEGAL_MESSAGE; updates outside the usual order followed on 17 and 18 October. October 2025 (KB5066835): http.sys resets
 * connections from the same computer.
 */
const REGRESSIONS: readonly Regression[] = [
  {
    id: 'handshake-2022',
    update: 'the update of 11 October 2022 (KB5018427, KB5018418, KB5018410 and their like)',
    builds: {
      22621: [674, 674],
      22000: [1_098, 1_099],
      20348: [1_129, 1_130],
      19044: [2_130, 2_131],
      19043: [2_130, 2_131],
      19042: [2_130, 2_131],
      17763: [3_532, 3_533],
    },
    fixed: 'the updates of 17 October 2022 (KB5020387, KB5020435 and their like) and every later one',
    texts: ['schannel.illegal-message'],
  },
  {
    id: 'http-sys-2025',
    update: 'the update of 14 October 2025 (KB5066835)',
    builds: { 26100: [6_899, 6_899], 26200: [6_899, 6_899] },
    fixed: 'later updates, and a rollback that Microsoft sent to most computers',
    texts: [],
  },
];

/** The known fault of this computer's Windows; null when its build is none of those, undefined when it was not read. */
export const regressionOf = (local: LocalSettings | undefined): Regression | null | undefined => {
  const [, build, revision] = /^(\d{4,6})\.(\d{1,6})$/.exec(settingValue(local, 'windows.build') ?? '') ?? [];
  if (build === undefined || revision === undefined) return undefined;
  return (
    REGRESSIONS.find(({ builds }) => {
      const range = builds[Number(build)];
      return range !== undefined && Number(revision) >= range[0] && Number(revision) <= range[1];
    }) ?? null
  );
};
