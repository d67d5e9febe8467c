import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because, Detail } from '../../../../shared/model/finding';
import { handrailHello } from '../../clients/handrail';
import { clients } from '../../clients/registry';
import { suiteName, versionCode } from '../../wire/ids';
import { clip, compared, counted, listedFirst } from './clip';

type List = EvidenceMap['suites']['lists'][number];

const MOST_NAMED = 6;
const MOST_ROWS = 60;

/** What our usual greeting offers in a version. */
const offeredIn = (version: string): ReadonlySet<string> => {
  const code = versionCode(version) ?? 0x0303;
  const nothing = new Uint8Array(32);
  const { suites } = handrailHello({
    versions: [code],
    serverName: null,
    random: nothing,
    sessionId: nothing,
    keyShares: [],
  });
  return new Set(suites.map(suiteName));
};

/** A method that the server takes and that our greeting offers in that version. */
export const sharedIn = (
  lists: readonly List[],
): { readonly suite: string; readonly version: string } | null => {
  for (const { version, suites } of lists) {
    const offered = offeredIn(version);
    const suite = suites.find((one) => offered.has(one));
    if (suite !== undefined) return { suite, version };
  }
  return null;
};

/** Their names in a sentence. */
export const takenWords = (lists: readonly List[]): string =>
  listedFirst([...new Set(lists.flatMap(({ suites }) => suites))], MOST_NAMED);

/** All of them, by version. */
export const takenTable = (lists: readonly List[]): Detail => ({
  kind: 'table',
  title: 'Encryption methods (cipher suites) that the server takes',
  columns: ['Version', 'Method'],
  rows: lists.flatMap(({ version, suites }) => suites.map((suite) => [version, suite])).slice(0, MOST_ROWS),
});

/** How many of the programs whose greetings are known offer one of these in a version in which the server takes it. */
export const programsSentence = (lists: readonly List[]): Because => {
  const able = clients.filter(({ offers }) =>
    lists.some(
      ({ version, suites }) =>
        offers.versions.some((code) => code === versionCode(version)) &&
        offers.suites.some((code) => suites.includes(suiteName(code))),
    ),
  );
  const names = able.map(({ name }) => name);
  const all = counted(clients.length, 'program');
  return compared(
    able.length === 0
      ? `Of the ${all} whose greetings Handrail knows, none offers one of these.`
      : clip(
          `Of the ${all} whose greetings Handrail knows, these offer one of them (${able.length}): ${listedFirst(names, 4)}.`,
          600,
        ),
  );
};
