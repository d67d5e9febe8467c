import { spokenDate } from '../../../shared/words/dates';
import { z } from '../../../shared/zod';
import { certificateFactsSchema, trustFaultCodeSchema } from './certificate-facts';
import { defineProbe, type ProbeContext } from './define-probe';
import { greet, newestReadable, OTHER_NAME } from './greet';
import type { NetPort } from './net-port';
import { dialogueFor } from './starttls-dialogue';

/** The chain as presented (from a TLS 1.2 or older hello where it is readable, else from a complete handshake) and what this computer's trust store says of it. */
const factsSchema = z.strictObject({
  attemptId: z.string().max(60),
  seenBy: z.enum(['readable-hello', 'complete-handshake']),
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
    faults: z
      .array(z.strictObject({ code: trustFaultCodeSchema, index: z.int(), text: z.string().max(400) }))
      .max(40),
  }),
  /** When it was judged, ISO 8601. */
  checkedAt: z.string().max(40),
});
export type CertificateProbeFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    certificate: CertificateProbeFacts;
  }
}

interface Shown {
  readonly attemptId: string;
  readonly seenBy: CertificateProbeFacts['seenBy'];
  readonly version: string | null;
  readonly certificates: readonly Uint8Array[];
}

/** Which name the server answers to: the right one, or for want of that none or another, so that at least its certificate is seen. */
const nameToAsk = ({ asked, seen }: ProbeContext): string | null | undefined => {
  const { serverName } = asked.target;
  if (seen.hello?.base.answered || seen.versions?.spoken.length || seen.starttls?.result.answered)
    return serverName;
  const names = seen['server-name'];
  if (names?.with?.result.answered) return serverName;
  if (names?.without.result.answered) return null;
  return names?.other.result.answered ? OTHER_NAME : undefined;
};

/** TLS 1.2 and older show their certificates in the clear (RFC 5246 §7.4.2); after STARTTLS we ask for 1.2 alone. */
const readHello = async (context: ProbeContext, serverName: string | null): Promise<Shown | null> => {
  const { seen, net } = context;
  const afterSwitch = seen.hello?.base.answered ? undefined : seen.starttls?.result.answered && seen.starttls;
  const version = newestReadable(seen.versions) ?? (afterSwitch ? 0x0303 : null);
  if (version === null) return null;
  const { facts, result } = await greet(net, {
    purpose: 'The newest version whose certificates can be read on the way',
    address: (afterSwitch ? afterSwitch.result.address : seen.hello?.base.address) ?? '',
    versions: [version],
    serverName,
    until: 'server-flight',
    ...(afterSwitch ? { dialogue: dialogueFor(afterSwitch.protocol) } : {}),
  });
  if (!result.certificates?.length) return null;
  return {
    attemptId: facts.attemptId,
    seenBy: 'readable-hello',
    version: facts.version,
    certificates: result.certificates,
  };
};

const shakeHands = async (
  net: NetPort,
  address: string,
  serverName: string | null,
): Promise<Shown | null> => {
  const result = await net.handshake({
    purpose: 'A complete handshake, to see the certificates',
    address,
    serverName,
    listenMs: 0,
  });
  return result.certificates.length === 0
    ? null
    : { ...result, attemptId: result.attempt.id, seenBy: 'complete-handshake' };
};

const describe = ({ verdict, chain }: CertificateProbeFacts): string => {
  const [first, ...more] = verdict.faults.filter(({ code }) => code !== 'wrong-order');
  if (first) return more.length === 0 ? first.text : `${first.text} And ${more.length} more.`;
  return verdict.trusted
    ? `This computer trusts the certificate, until ${spokenDate(chain[0]?.notAfter ?? '')}.`
    : 'This computer does not trust the certificate.';
};

export const probe = defineProbe({
  id: 'certificate',
  question: 'Is the server’s certificate in order?',
  areas: ['certificate'],
  needs: ['hello', 'versions', 'server-name', 'starttls'],
  budget: { connections: 2, ms: 30_000 },
  facts: factsSchema,
  async run(context) {
    const { asked, net, seen, now } = context;
    const serverName = nameToAsk(context);
    if (!seen.hello || serverName === undefined)
      return { status: 'skipped', why: 'No greeting was answered, so no certificate was shown.' };
    const shown =
      (await readHello(context, serverName)) ??
      (seen.hello.base.answered || serverName !== asked.target.serverName
        ? await shakeHands(net, seen.hello.base.address, serverName)
        : null);
    if (!shown)
      return { status: 'gave-up', why: 'The server answered, but its certificate could not be read.' };
    const name = asked.target.serverName ?? asked.target.host;
    const verdict = await net.judgeChain(shown.certificates, name, now);
    const { chain, ...judged } = verdict;
    const facts: CertificateProbeFacts = {
      attemptId: shown.attemptId,
      seenBy: shown.seenBy,
      version: shown.version,
      name,
      sentName: serverName,
      chain: chain.map((one) => ({
        ...one,
        names: [...one.names],
        extendedKeyUsage: [...one.extendedKeyUsage],
        caIssuers: [...one.caIssuers],
      })),
      verdict: { ...judged, faults: judged.faults.map((fault) => ({ ...fault })) },
      checkedAt: now.toISOString(),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
