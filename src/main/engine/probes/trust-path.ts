import { fromBase64 } from './base64';
import { defineProbe, type ProbeContext } from './define-probe';
import { doorOf } from './door';
import type { StoreVerdict } from './net-port';
import { repairChain } from './repair-chain';
import { type TrustPathFacts, trustPathFactsSchema } from './trust-path-facts';

const storeFacts = ({
  id,
  name,
  roots,
  trusted,
  anchor,
  faults,
}: StoreVerdict): TrustPathFacts['stores'][number] => ({
  id,
  name,
  roots,
  trusted,
  anchor,
  faults: faults.slice(0, 40).map((fault) => ({ ...fault })),
});

const OWNERS: { readonly [I in StoreVerdict['id']]: string } = {
  'this-computer': 'this computer',
  mozilla: 'Mozilla',
  added: 'the added roots',
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const describe = ({ stores, repaired, fetched }: TrustPathFacts): string => {
  const by = (trusted: boolean) =>
    listed(stores.filter((one) => one.trusted === trusted).map(({ id }) => OWNERS[id]));
  const onlyAdded = by(true) === OWNERS.added;
  const trust = onlyAdded
    ? 'Accepted with the root that was added for this check. This computer’s own list and Mozilla’s do not have it.'
    : by(true) === ''
      ? 'No list of roots accepts what the server sends.'
      : by(false) === ''
        ? `Accepted by the roots of ${by(true)}.`
        : `Accepted by the roots of ${by(true)}, not by those of ${by(false)}.`;
  if (repaired)
    return `${trust} A certificate was missing, and it was found: the whole chain can be sent now.`;
  if (fetched.some(({ root }) => root === true))
    return `${trust} Nothing is missing: the last certificate points to a root that they do not know.`;
  return fetched.length > 0 ? `${trust} A certificate is missing, and it could not be fetched.` : trust;
};

/** The certificates of other looks at this server: what it sends elsewhere may be what is missing here. */
const sentElsewhere = ({ others = [] }: NonNullable<ProbeContext['seen']['certificate']>): Uint8Array[] =>
  others.flatMap(({ chain }) => chain.slice(1).map(({ der }) => fromBase64(der)));

export const probe = defineProbe({
  id: 'trust-path',
  question: 'Who trusts the chain of certificates, and is a link missing?',
  areas: ['certificate'],
  needs: ['certificate'],
  // What is asked of others does not count here (net/elsewhere).
  budget: { connections: 0, ms: 15_000 },
  facts: trustPathFactsSchema,
  async run(context) {
    const { net, now } = context;
    const { certificate } = context.seen;
    if (!certificate || certificate.chain.length === 0)
      return { status: 'skipped', why: 'No certificate was shown, so there is no chain to follow.' };
    const sent = certificate.chain.map(({ der }) => fromBase64(der));
    const stores = await net.trust.byStore(sent, certificate.name, now);
    const { fetched, repaired, times } = await repairChain(
      { net, name: certificate.name, server: doorOf(context)?.address ?? null, at: now },
      stores,
      sent,
      sentElsewhere(certificate),
    );
    const facts: TrustPathFacts = {
      attemptId: certificate.attemptId,
      stores: stores.slice(0, 4).map(storeFacts),
      fetched,
      repaired,
      ...(times.length > 0 ? { times } : {}),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
