import { z } from '../../../shared/zod';
import { groupName, versionName } from '../wire/ids';
import { defineProbe } from './define-probe';
import {
  type DhParameters,
  enumerateCurves,
  enumerateGroups13,
  type GroupList,
  readDhParameters,
} from './enumerate/groups';
import { listsToAsk, whenListsDecide } from './enumerate/probe-asker';
import { versionNameSchema } from './hello-facts';

const groupsSchema = z.array(z.string().max(40)).max(64);

/** The groups in which keys are exchanged. */
const factsSchema = z.strictObject({
  lists: z
    .array(
      z.strictObject({
        version: versionNameSchema,
        /** As the server took them: the first was taken out of all of them. */
        groups: groupsSchema,
        /** Taken only when a key came with them, not when they were named alone. */
        withKeyOnly: groupsSchema,
        complete: z.boolean(),
      }),
    )
    .max(5),
  /** Finite-field Diffie-Hellman up to TLS 1.2: the size of the prime, and its name when many servers share it. null: none was seen. */
  dh: z
    .strictObject({
      version: versionNameSchema,
      bits: z.int().min(0).max(131_072),
      name: z.string().max(40).nullable(),
    })
    .nullable(),
});
export type GroupsFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    groups: GroupsFacts;
  }
}

const factsOf = (lists: readonly (GroupList | null)[], dh: DhParameters | null): GroupsFacts => ({
  lists: lists
    .filter((list) => list !== null)
    .map(({ version, taken, withKeyOnly, complete }) => ({
      version: versionNameSchema.parse(versionName(version)),
      groups: taken.map(groupName),
      withKeyOnly: withKeyOnly.map(groupName),
      complete,
    })),
  dh: dh && { ...dh, version: versionNameSchema.parse(versionName(dh.version)) },
});

const NO_GROUP = 'No group for the exchange of keys was seen.';

const describe = ({ lists, dh }: GroupsFacts): string => {
  const parts = lists.map(({ version, groups, withKeyOnly }) => {
    const names = [...groups, ...withKeyOnly];
    return `${version}: ${names.length > 0 ? names.join(', ') : 'none'}`;
  });
  const size = dh ? [`Diffie-Hellman of ${dh.bits} bits${dh.name === null ? '' : ` (${dh.name})`}`] : [];
  const all = [...parts, ...size];
  return all.length > 0 ? `Keys are exchanged in: ${all.join('; ')}.`.slice(0, 900) : NO_GROUP;
};

export const probe = defineProbe({
  id: 'groups',
  question: 'In which groups does the server exchange keys?',
  areas: ['protocol', 'configuration'],
  needs: ['hello', 'versions', 'server-name', 'starttls', 'suites'],
  runs: whenListsDecide('groups'),
  budget: { connections: 10, ms: 30_000 },
  allBudget: { connections: 60, ms: 120_000 },
  facts: factsSchema,
  async run(context) {
    const asking = listsToAsk(context, 'groups');
    if ('why' in asking) return { status: 'skipped', why: asking.why };
    const { asker, spoken } = asking;
    const old = spoken.find((version) => version < 0x0304);
    const [modern, curves, dh] = await Promise.all([
      spoken.length === 0 || spoken.includes(0x0304) ? enumerateGroups13(asker) : null,
      old === undefined ? null : enumerateCurves(asker, old, null),
      old === undefined ? null : readDhParameters(asker, old, null),
    ]);
    const facts = factsOf([modern, curves], dh);
    if (facts.lists.length === 0 && facts.dh === null) return { status: 'gave-up', why: NO_GROUP };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
