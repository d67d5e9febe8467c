import { z } from '../../../shared/zod';
import { groupName, suiteName, versionName } from '../wire/ids';
import { defineProbe, type ProbeContext } from './define-probe';
import {
  type DhParameters,
  enumerateCurves,
  enumerateGroups13,
  type GroupList,
  readDhParameters,
  USUAL_GROUPS,
} from './enumerate/groups';
import { listsToAsk, whenListsDecide } from './enumerate/probe-asker';
import { versionNameSchema } from './hello-facts';
import { reported } from './reported';

const groupsSchema = z.array(z.string().max(40)).max(64);

const dhSchema = z.strictObject({
  version: versionNameSchema,
  bits: z.int().min(0).max(131_072),
  name: z.string().max(40).nullable(),
  /** With which it was read: a server may use another number with another suite. Absent in cases of before. */
  suite: z.string().max(80).optional(),
});

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
        /** Only the four usual ones were asked for (x25519, P-256, P-384, P-521): those that are not in `groups` are refused. */
        usualOnly: z.boolean().optional(),
      }),
    )
    .max(5),
  /** Finite-field Diffie-Hellman up to TLS 1.2: the size of the prime, and its name when many servers share it. null: none was seen. */
  dh: dhSchema.nullable(),
  /** Larger ones beside it, smallest first: read with other suites, only where every list was asked for. Absent: none was seen. */
  otherDh: z.array(dhSchema).max(3).optional(),
});
export type GroupsFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    groups: GroupsFacts;
  }
}

const factsOf = (
  lists: readonly (GroupList | null)[],
  sizes: readonly DhParameters[],
  usualOnly: boolean,
): GroupsFacts => {
  const [dh = null, ...otherDh] = sizes.map((one) => ({
    ...one,
    version: versionNameSchema.parse(versionName(one.version)),
    suite: suiteName(one.suite),
  }));
  return {
    lists: lists
      .filter((list) => list !== null)
      .map(({ version, taken, withKeyOnly, complete }) => ({
        version: versionNameSchema.parse(versionName(version)),
        groups: taken.map(groupName),
        withKeyOnly: withKeyOnly.map(groupName),
        complete,
        ...(usualOnly ? { usualOnly } : {}),
      })),
    dh,
    ...(otherDh.length > 0 ? { otherDh } : {}),
  };
};

const NO_GROUP = 'No group for the exchange of keys was seen.';
const NO_DH = 'The server takes no exchange of keys in finite fields (Diffie-Hellman).';

const describe = ({ lists, dh, otherDh = [] }: GroupsFacts): string => {
  const parts = lists.map(({ version, groups, withKeyOnly }) => {
    const names = [...groups, ...withKeyOnly];
    return `${version}: ${names.length > 0 ? names.join(', ') : 'none'}`;
  });
  const sizes = (dh ? [dh, ...otherDh] : []).map(
    ({ bits, name }) => `Diffie-Hellman of ${bits} bits${name === null ? '' : ` (${name})`}`,
  );
  const all = [...parts, ...sizes];
  return all.length > 0 ? `Keys are exchanged in: ${all.join('; ')}.`.slice(0, 900) : NO_GROUP;
};

/** What nearly every server chooses when we leave it the choice: ours goes with a key for it. */
const USUAL_CHOICE = 'x25519';

const choseDh = (suite: string | null | undefined): boolean => suite?.startsWith('TLS_DHE_') === true;

/** Our greeting was answered, and yet: an unusual choice of the server, or a refusal that was reported. What to ask then. */
const worthAsking = ({ asked, seen }: ProbeContext): { readonly groups: boolean; readonly dh: boolean } => {
  const { lists, keys } = reported(asked.message);
  const group = seen.hello?.base.group ?? null;
  const answers = [seen.hello?.base, ...(seen.versions?.rungs ?? []).map(({ result }) => result)];
  return {
    groups: lists || (group !== null && group !== USUAL_CHOICE),
    dh: lists || keys || answers.some((one) => choseDh(one?.suite)),
  };
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
    const worth = worthAsking(context);
    const asking = listsToAsk(context, 'groups', worth.groups || worth.dh);
    if ('why' in asking) return { status: 'skipped', why: asking.why };
    const { asker, found: spoken, all, answered } = asking;
    const short = answered && !all;
    const old = spoken.find((version) => version < 0x0304);
    const wantsGroups = !short || worth.groups;
    const only = short ? USUAL_GROUPS : undefined;
    const [modern, curves, dh] = await Promise.all([
      wantsGroups && (spoken.length === 0 || spoken.includes(0x0304)) ? enumerateGroups13(asker, only) : null,
      wantsGroups && old !== undefined ? enumerateCurves(asker, old, null, only) : null,
      old === undefined ? [] : readDhParameters(asker, old, null, all),
    ]);
    const facts = factsOf([modern, curves], dh, short);
    if (facts.lists.length === 0 && facts.dh === null)
      return short ? { status: 'ok', facts, outcome: NO_DH } : { status: 'gave-up', why: NO_GROUP };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
