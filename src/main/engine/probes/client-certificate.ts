import { outcomeSchema } from '../../../shared/model/failure';
import { describeOutcome } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { nameText } from './der/name-text';
import { greet, newestReadable, sameOutcome } from './greet';
import type { HandshakeOptions, HandshakeResult } from './net-port';

/** Whether the server asks the program for a certificate, and what it does when none is given. */
const factsSchema = z.strictObject({
  attemptId: z.string().max(60),
  /** A CertificateRequest was read in a TLS 1.2 (or older) flight; null when no such flight was readable. */
  asked: z.boolean().nullable(),
  /** Subjects of the authorities it accepts, printable; at most 20. */
  authorities: z.array(z.string().max(300)).max(20),
  /** The complete handshake without a certificate. */
  completed: z.boolean(),
  version: z.string().max(40).nullable(),
  outcome: outcomeSchema,
  afterFinished: z.enum(['quiet', 'data', 'alert', 'fin', 'rst']).nullable(),
  alertName: z.string().max(60).nullable(),
  localRefusal: z.string().max(120).nullable(),
  /** The same once more ended in the same way. */
  steady: z.boolean(),
});
export type ClientCertificateFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'client-certificate': ClientCertificateFacts;
  }
}

/** With TLS 1.3 a refusal comes after the handshake (RFC 8446 §4.4.2.4), so we wait this long for it. */
const LISTEN_MS = 1_500;

/** The request of TLS 1.2 and older travels in the clear (RFC 5246 §7.4.4). */
const readRequest = async ({
  asked,
  net,
  seen,
}: ProbeContext): Promise<Pick<ClientCertificateFacts, 'asked' | 'authorities'>> => {
  const version = newestReadable(seen.versions);
  if (version === null) return { asked: null, authorities: [] };
  const { result } = await greet(net, {
    purpose: 'Reading whether the server asks for a certificate of ours',
    address: seen.hello?.base.address ?? '',
    versions: [version],
    serverName: asked.target.serverName,
    until: 'server-flight',
  });
  const { certificateRequest, serverHelloDone } = result;
  if (!certificateRequest) return { asked: serverHelloDone ? false : null, authorities: [] };
  return {
    asked: true,
    authorities: certificateRequest.authorities.slice(0, 20).map((name) => nameText(name, 300)),
  };
};

type NodeVersion = NonNullable<HandshakeOptions['maxVersion']>;

const NODE_VERSIONS: readonly (readonly [number, NodeVersion])[] = [
  [0x0301, 'TLSv1'],
  [0x0302, 'TLSv1.1'],
  [0x0303, 'TLSv1.2'],
];

/** Nothing where the server takes our usual offer; else the one version that it does take. */
const versionLimits = (seen: Seen): Pick<HandshakeOptions, 'minVersion' | 'maxVersion'> => {
  if (seen.hello?.base.answered) return {};
  const version = NODE_VERSIONS.find(([code]) => code === newestReadable(seen.versions))?.[1];
  return version ? { minVersion: version, maxVersion: version } : {};
};

const shakeHands = ({ asked, net, seen }: ProbeContext, address: string): Promise<HandshakeResult> =>
  net.handshake({
    purpose: 'A complete handshake without a certificate of ours, and then listening',
    address,
    serverName: asked.target.serverName,
    listenMs: LISTEN_MS,
    ...versionLimits(seen),
  });

const sameResult = (one: HandshakeResult, other: HandshakeResult): boolean =>
  one.completed === other.completed &&
  one.afterFinished === other.afterFinished &&
  one.alertName === other.alertName &&
  sameOutcome(one.attempt.outcome, other.attempt.outcome);

const describe = (facts: ClientCertificateFacts): string => {
  if (facts.localRefusal !== null)
    return 'This program’s own TLS could not finish the handshake with this server.';
  const asked = facts.asked
    ? 'The server asks for a certificate'
    : 'The handshake was tried without a certificate';
  if (!facts.completed) return `${asked}. ${describeOutcome(facts.outcome)}`;
  if (facts.afterFinished === 'alert') return `${asked}, and refuses to go on without one.`;
  if (facts.afterFinished === 'fin' || facts.afterFinished === 'rst')
    return `${asked}; the server closed the connection right after the handshake.`;
  return facts.asked
    ? `${asked} but goes on without one.`
    : 'The handshake was completed without a certificate.';
};

export const probe = defineProbe({
  id: 'client-certificate',
  question: 'Does the server ask your program for a certificate of its own?',
  areas: ['certificate', 'policy'],
  needs: ['hello', 'versions', 'certificate'],
  budget: { connections: 3, ms: 30_000 },
  facts: factsSchema,
  async run(context) {
    const { seen } = context;
    const base = seen.hello?.base;
    if (!base || !(base.answered || seen.versions?.spoken.length))
      return { status: 'skipped', why: 'No greeting was answered.' };
    const request = await readRequest(context);
    // Both at once: each waits for a refusal that usually does not come, and nobody should wait twice for that.
    const [first, second] = await Promise.all([
      shakeHands(context, base.address),
      shakeHands(context, base.address),
    ]);
    const facts: ClientCertificateFacts = {
      ...request,
      attemptId: first.attempt.id,
      completed: first.completed,
      version: first.version?.slice(0, 40) ?? null,
      outcome: first.attempt.outcome,
      afterFinished: first.afterFinished,
      alertName: first.alertName?.slice(0, 60) ?? null,
      localRefusal: first.localRefusal === null ? null : printable(first.localRefusal, 120),
      steady: sameResult(first, second),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
