import { outcomeSchema } from '../../../shared/model/failure';
import { z } from '../../../shared/zod';
import type { VersionCode } from './../wire/api';
import { suiteName, versionName } from '../wire/ids';
import { defineProbe } from './define-probe';
import type { Asker } from './enumerate/ask';
import { type Confirmation, confirmVersion } from './enumerate/confirm';
import { openVersion, TLS_VERSIONS } from './enumerate/opening';
import { listsToAsk, whenListsDecide } from './enumerate/probe-asker';
import { POLITE } from './enumerate/style';
import { enumerateSuites, type SuiteList } from './enumerate/suites';
import { versionNameSchema } from './hello-facts';

const listSchema = z.strictObject({
  version: versionNameSchema,
  suites: z.array(z.string().max(80)).max(400),
  order: z.enum(['server', 'client', 'unknown']),
  /** `suites` stand in the server's own order, each place measured; else as they were found. Absent in cases of before: not known. */
  inServerOrder: z.boolean().optional(),
  /** Everything that exists was offered, and either taken or refused. */
  complete: z.boolean(),
  /** Long lists are met with this, short ones are answered. */
  choking: z.strictObject({ suites: z.int(), outcome: outcomeSchema }).nullable(),
  /** A handshake brought to its end in this version; null = not tried. `ours`: this program can't, which says nothing about the server. */
  confirmed: z
    .strictObject({
      completed: z.boolean(),
      suite: z.string().max(80).nullable(),
      ours: z.boolean(),
    })
    .nullable(),
});

/** The cipher suites of each version that the server speaks, newest version first. */
const factsSchema = z.strictObject({ lists: z.array(listSchema).max(5) });
export type SuitesFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    suites: SuitesFacts;
  }
}

/** Nothing was spoken: these three stand for the modern, the usual and the old. */
const STANDING_FOR_ALL: readonly VersionCode[] = [0x0304, 0x0303, 0x0301];
/** As many versions as a usual check has connections for. */
const USUAL_VERSIONS = 2;

/** In which versions to ask. */
const versionsFor = (spoken: readonly VersionCode[], all: boolean): readonly VersionCode[] => {
  if (spoken.length === 0) return all ? TLS_VERSIONS : STANDING_FOR_ALL;
  return all ? spoken : spoken.slice(0, USUAL_VERSIONS);
};

const nameOf = (version: VersionCode) => versionNameSchema.parse(versionName(version));

const factsOf = (list: SuiteList, confirmation: Confirmation | null): SuitesFacts['lists'][number] => ({
  version: nameOf(list.version),
  suites: list.suites.map(suiteName),
  order: list.order,
  inServerOrder: list.inServerOrder,
  complete: list.complete,
  choking: list.choking,
  confirmed: confirmation && {
    completed: confirmation.completed,
    suite: confirmation.suite,
    ours: confirmation.why?.ours ?? false,
  },
});

const listFor = async (asker: Asker, version: VersionCode, confirm: boolean) => {
  const opening = await openVersion(asker, version, POLITE);
  if (opening.verdict.verdict !== 'spoken') return null;
  const [list, confirmation] = await Promise.all([
    enumerateSuites(asker, POLITE, opening, () => 1),
    confirm ? confirmVersion(asker, version) : null,
  ]);
  return factsOf(list, confirmation);
};

const describe = ({ lists }: SuitesFacts): string => {
  if (lists.length === 0) return 'No suite was taken in any version that was asked for.';
  const parts = lists.map(({ version, suites, complete }) => {
    const many = `${suites.length} encryption ${suites.length === 1 ? 'method' : 'methods'} (cipher suites)`;
    return `${version} with ${complete ? '' : 'at least '}${many}`;
  });
  return `The server takes ${parts.join(', ')}.`;
};

export const probe = defineProbe({
  id: 'suites',
  question: 'Which cipher suites does the server take?',
  areas: ['protocol', 'configuration'],
  needs: ['hello', 'versions', 'server-name', 'starttls'],
  runs: whenListsDecide('suites'),
  budget: { connections: 12, ms: 30_000 },
  allBudget: { connections: 200, ms: 180_000 },
  facts: factsSchema,
  async run(context) {
    const asking = listsToAsk(context, 'suites');
    if ('why' in asking) return { status: 'skipped', why: asking.why };
    const { asker, spoken, all } = asking;
    const versions = versionsFor(spoken, all);
    const lists = await Promise.all(versions.map((version) => listFor(asker, version, all)));
    const facts: SuitesFacts = { lists: lists.filter((list) => list !== null) };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
