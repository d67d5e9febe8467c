import { spokenDate } from '../../../shared/words/dates';
import { z } from '../../../shared/zod';
import { toBase64 } from './base64';
import { certificateFactsSchema, trustFaultCodeSchema } from './certificate-facts';
import { chainId, type Judged, Looks, leafOf, nameToAsk } from './certificate-looks';
import { defineProbe, type ProbeContext } from './define-probe';
import { doorOf, isModernDoor } from './door';
import { newestReadable } from './greet';
import type { CertificateFacts, TrustVerdict } from './net-port';
import { askedKindSchema } from './sightings';

const seenBySchema = z.enum(['readable-hello', 'complete-handshake', 'opened-flight']);
const faultsSchema = z
  .array(z.strictObject({ code: trustFaultCodeSchema, index: z.int(), text: z.string().max(400) }))
  .max(40);

/** One look at the certificates: what was asked for, and which leaf was shown. */
const sightingSchema = z.strictObject({
  attemptId: z.string().max(60),
  /** Another address of the name than the one that everything else was asked. */
  address: z.string().max(45).optional(),
  version: z.string().max(40).nullable(),
  asked: askedKindSchema,
  /** Of the leaf. */
  fingerprint: z.string().max(100),
  keyType: z.string().max(40),
  certificates: z.int(),
  /** Bytes of the OCSP staple, null = none came; absent when none was asked for. */
  stapleBytes: z.int().nullable().optional(),
  /** TLS 1.3: the scheme of the handshake's signature, and whether it fits the certificate's key (null: this runtime can't tell). */
  signature: z
    .strictObject({ scheme: z.string().max(60), valid: z.boolean().nullable() })
    .nullable()
    .optional(),
  /** Up to TLS 1.2: the curve in which the server would have exchanged keys. Absent: none was read. */
  exchange: z.string().max(40).optional(),
});

/** The chain as presented (from a TLS 1.2 or older hello where it is readable, else from a TLS 1.3 flight that we open, else from a complete handshake) and what this computer's trust store says of it. */
const factsSchema = z.strictObject({
  attemptId: z.string().max(60),
  seenBy: seenBySchema,
  version: z.string().max(40).nullable(),
  /** The name the certificate was compared with; null = none. */
  name: z.string().max(253).nullable(),
  /** The server name in the greeting that brought it; null = none was sent. Cases of before lack this field. */
  sentName: z.string().max(253).nullable().optional(),
  chain: z.array(certificateFactsSchema).max(10),
  verdict: z.strictObject({
    trusted: z.boolean(),
    store: z.string().max(300),
    roots: z.int(),
    addedRoots: z.int(),
    anchor: z.string().max(400).nullable(),
    /** That root was added for this check. Absent: it was not, or a case of before. */
    anchorAdded: z.boolean().optional(),
    faults: faultsSchema,
  }),
  /** When it was judged, ISO 8601. */
  checkedAt: z.string().max(40),
  /** Every look, the first one included. This and what follows is absent in cases of before. */
  sightings: z.array(sightingSchema).max(16).optional(),
  /** Chains that differ from the first: of the other kind of key, in another version, or at another address. */
  others: z
    .array(
      z.strictObject({
        attemptId: z.string().max(60),
        address: z.string().max(45).optional(),
        seenBy: seenBySchema,
        version: z.string().max(40).nullable(),
        asked: askedKindSchema,
        chain: z.array(certificateFactsSchema).max(10),
        trusted: z.boolean(),
        faults: faultsSchema,
      }),
    )
    .max(3)
    .optional(),
  /** The staples that came (RFC 6066 §8), each once: DER of the OCSP answer in base64. */
  staples: z
    .array(z.strictObject({ attemptId: z.string().max(60), der: z.string().max(24_000) }))
    .max(3)
    .optional(),
  /** The time in a ServerHello of TLS 1.2 or older, if it is one (RFC 5246 §7.4.1.2), and this computer's time then. */
  helloTime: z
    .strictObject({ attemptId: z.string().max(60), at: z.string().max(40), heardAt: z.string().max(40) })
    .optional(),
  /** The very same question brought another leaf. */
  varies: z.boolean().optional(),
});
export type CertificateProbeFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    certificate: CertificateProbeFacts;
  }
}

const MOST_OTHERS = 3;

/** The server-name probe has asked the same question before, in the newest readable version. */
const earlierLeaf = ({ asked, seen }: ProbeContext, sentName: string | null): string | null =>
  sentName !== null && sentName === asked.target.serverName
    ? (seen['server-name']?.with?.leaf ?? null)
    : null;

const questionOf = ({ seenBy, version, asked, address = '' }: Judged): string =>
  `${seenBy} ${version} ${asked} ${address}`;

const varies = (context: ProbeContext, looks: Looks): boolean => {
  const leaves = new Map<string, Set<string>>();
  const note = (question: string, leaf: string) =>
    leaves.set(question, (leaves.get(question) ?? new Set()).add(leaf));
  for (const one of looks.judged) note(questionOf(one), leafOf(one));
  const [first] = looks.judged;
  const earlier = earlierLeaf(context, looks.serverName);
  if (earlier !== null && first?.seenBy === 'readable-hello') note(questionOf(first), earlier);
  return [...leaves.values()].some((seen) => seen.size > 1);
};

const kept = (chain: readonly CertificateFacts[]): CertificateProbeFacts['chain'] =>
  chain.slice(0, 10).map(({ keyUsage, ...one }) => ({
    ...one,
    ...(keyUsage ? { keyUsage: [...keyUsage] } : {}),
    names: [...one.names],
    extendedKeyUsage: [...one.extendedKeyUsage],
    caIssuers: [...one.caIssuers],
  }));

const faultsOf = ({ faults }: TrustVerdict): CertificateProbeFacts['verdict']['faults'] =>
  faults.slice(0, 40).map((fault) => ({ ...fault }));

const sightingOf = (one: Judged): z.infer<typeof sightingSchema> => ({
  attemptId: one.attemptId,
  ...(one.address === undefined ? {} : { address: one.address }),
  version: one.version,
  asked: one.asked,
  fingerprint: leafOf(one),
  keyType: one.verdict.chain[0]?.keyType ?? 'unknown',
  certificates: one.certificates.length,
  ...(one.staple === undefined ? {} : { stapleBytes: one.staple?.length ?? null }),
  ...(one.signature === undefined ? {} : { signature: one.signature }),
  ...(one.exchange === undefined ? {} : { exchange: one.exchange }),
});

const LONGEST_STAPLE = 16_000;
const MOST_STAPLES = 3;

const staplesOf = (judged: readonly Judged[]): NonNullable<CertificateProbeFacts['staples']> => {
  const found = new Map<string, string>();
  for (const { staple, attemptId } of judged) {
    if (!staple || staple.length > LONGEST_STAPLE || staple.length === 0) continue;
    const der = toBase64(staple);
    if (!found.has(der)) found.set(der, attemptId);
  }
  return [...found].slice(0, MOST_STAPLES).map(([der, attemptId]) => ({ attemptId, der }));
};

const othersOf = ([first, ...rest]: readonly Judged[]): NonNullable<CertificateProbeFacts['others']> => {
  const known = new Set(first ? [chainId(first)] : []);
  const others = rest.filter((one) => !known.has(chainId(one)) && known.add(chainId(one)));
  return others.slice(0, MOST_OTHERS).map(({ attemptId, address, seenBy, version, asked, verdict }) => ({
    attemptId,
    ...(address === undefined ? {} : { address }),
    seenBy,
    version,
    asked,
    chain: kept(verdict.chain),
    trusted: verdict.trusted,
    faults: faultsOf(verdict),
  }));
};

const besides = ({ others = [], varies: changing, sightings = [] }: CertificateProbeFacts): string => {
  if (changing) return ' The same question brought different certificates.';
  const [other] = others;
  if (!other) return '';
  const leaf = sightings.find(({ attemptId }) => attemptId === other.attemptId);
  if (other.address !== undefined)
    return other.trusted
      ? ` At the address ${other.address} there is another one, which is trusted too.`
      : ` At the address ${other.address} there is another one, which is not trusted.`;
  if (leaf?.fingerprint === sightings[0]?.fingerprint)
    return ' In another version it comes with other certificates behind it.';
  const kind = leaf?.keyType ?? 'another key';
  return other.trusted
    ? ` There is another one (${kind}), which is trusted too.`
    : ` There is another one (${kind}), which is not trusted.`;
};

const describe = (facts: CertificateProbeFacts): string => {
  const { verdict, chain } = facts;
  const [first, ...more] = verdict.faults.filter(({ code }) => code !== 'wrong-order');
  if (first) return `${first.text}${more.length === 0 ? '' : ` And ${more.length} more.`}${besides(facts)}`;
  const until = spokenDate(chain[0]?.notAfter ?? '');
  if (verdict.trusted && verdict.anchorAdded === true)
    return `The certificate is trusted with a root that was added for this check, until ${until}. This computer’s own list does not have that root.${besides(facts)}`;
  return verdict.trusted
    ? `This computer trusts the certificate, until ${until}.${besides(facts)}`
    : `This computer does not trust the certificate.${besides(facts)}`;
};

const factsOf = (context: ProbeContext, looks: Looks, first: Judged): CertificateProbeFacts => {
  const { chain, ...judged } = first.verdict;
  const staples = staplesOf(looks.judged);
  const timed = looks.judged.find(({ helloTime }) => helloTime !== undefined);
  return {
    attemptId: first.attemptId,
    seenBy: first.seenBy,
    version: first.version,
    name: looks.name,
    sentName: looks.serverName,
    chain: kept(chain),
    verdict: { ...judged, faults: faultsOf(first.verdict) },
    checkedAt: context.now.toISOString(),
    sightings: looks.judged.slice(0, 16).map(sightingOf),
    others: othersOf(looks.judged),
    varies: varies(context, looks),
    ...(staples.length > 0 ? { staples } : {}),
    ...(timed?.helloTime ? { helloTime: { attemptId: timed.attemptId, ...timed.helloTime } } : {}),
  };
};

export const probe = defineProbe({
  id: 'certificate',
  question: 'Is the server’s certificate in order?',
  areas: ['certificate'],
  needs: ['hello', 'versions', 'server-name', 'starttls'],
  // TLS 1.3 shows no certificate to a greeting alone, so where no older version is spoken there is no earlier leaf to compare with.
  early: {
    without: (seen) => (isModernDoor(seen) && newestReadable(seen.versions) === null ? ['server-name'] : []),
    extra: 0,
  },
  // Two of these only where it is not clear otherwise which certificate is shown when, or where more addresses answer.
  budget: { connections: 5, ms: 30_000 },
  allBudget: { connections: 12, ms: 60_000 },
  facts: factsSchema,
  async run(context) {
    const { target } = context.asked;
    const door = doorOf(context);
    if (!door) return { status: 'skipped', why: 'No greeting was answered, so no certificate was shown.' };
    const looks = new Looks(context, door, nameToAsk(context), target.serverName ?? target.host);
    await looks.all();
    const [first] = looks.judged;
    if (!first)
      return { status: 'gave-up', why: 'The server answered, but its certificate could not be read.' };
    const facts = factsOf(context, looks, first);
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
