import { endLetterOf } from '../../../shared/model/attempt-marks';
import { outcomeSchema } from '../../../shared/model/failure';
import { describeOutcome, OWN_TLS_ENDED, SIGNATURE_MISFIT } from '../../../shared/words/outcome';
import { printable } from '../../../shared/words/printable';
import { z } from '../../../shared/zod';
import { ALPN } from '../clients/handrail';
import { schemeName } from '../wire/ids';
import { defineProbe, type ProbeContext, type Seen } from './define-probe';
import { nameText } from './der/name-text';
import { type Door, doorOf, isModernDoor, speaksTls13, through } from './door';
import { newestReadable, sameOutcome } from './greet';
import type { FlightResult, HandshakeOptions, HandshakeResult } from './net-port';
import { listenAfterFinished } from './patience';
import { PRESENT_CONNECTIONS, type Presented, presentedSchema, presentIn } from './present-certificate';

/** Whether the server asks the program for a certificate, and what it does when none is given. */
const factsSchema = z.strictObject({
  attemptId: z.string().max(60),
  /** A CertificateRequest was read: in the clear up to TLS 1.2, opened by us in TLS 1.3; null when the server's part was not readable. */
  asked: z.boolean().nullable(),
  /** Subjects of the authorities it accepts, printable; at most 20. */
  authorities: z.array(z.string().max(300)).max(20),
  /** How many of them there are in all. Absent in cases of before, as are the next two. */
  authoritiesInAll: z.int().optional(),
  /** Signature schemes that it would take, by name. */
  schemes: z.array(z.string().max(60)).max(40).optional(),
  /** What came of showing the certificate that the person gave, in each version, twice; empty = none was given. */
  presented: z.array(presentedSchema).max(2).optional(),
  /** The complete handshake without a certificate. */
  completed: z.boolean(),
  version: z.string().max(40).nullable(),
  outcome: outcomeSchema,
  afterFinished: z.enum(['quiet', 'data', 'alert', 'fin', 'rst']).nullable(),
  alertName: z.string().max(60).nullable(),
  localRefusal: z.string().max(120).nullable(),
  /** Each try ended in the same way: two, and two more where they were refused. */
  steady: z.boolean(),
  /** Every try, in order. Absent in cases of before, as is `asked`: whether the server asked in this one (see above). */
  tries: z
    .array(
      z.strictObject({
        attemptId: z.string().max(60),
        refused: z.boolean(),
        asked: z.boolean().nullable().optional(),
      }),
    )
    .max(4)
    .optional(),
  /**
   * Where the server refused each try because of the language inside (alert 120): the same handshake again without naming any (ALPN), instead
   * of the two more tries. Absent: not made.
   */
  withoutAlpn: z
    .array(z.strictObject({ attemptId: z.string().max(60), refused: z.boolean() }))
    .max(2)
    .optional(),
});
export type ClientCertificateFacts = z.infer<typeof factsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'client-certificate': ClientCertificateFacts;
  }
}

const PURPOSE = 'A complete handshake without a certificate of ours, and then listening';

type NodeVersion = NonNullable<HandshakeOptions['maxVersion']>;

const NODE_VERSIONS: readonly (readonly [number, NodeVersion])[] = [
  [0x0301, 'TLSv1'],
  [0x0302, 'TLSv1.1'],
  [0x0303, 'TLSv1.2'],
];

const newestForNode = (seen: Seen): NodeVersion | null =>
  NODE_VERSIONS.find(([code]) => code === newestReadable(seen.versions))?.[1] ?? null;

/** Nothing where the server takes our usual offer; else the one version that it does take. */
const versionLimits = (seen: Seen): Pick<HandshakeOptions, 'minVersion' | 'maxVersion'> => {
  if (seen.hello?.base.answered) return {};
  const version = newestForNode(seen);
  return version ? { minVersion: version, maxVersion: version } : {};
};

/** What a handshake without a certificate told, in whichever way it was made. */
type Told = Pick<
  ClientCertificateFacts,
  'asked' | 'completed' | 'version' | 'outcome' | 'afterFinished' | 'alertName' | 'localRefusal'
> & {
  readonly attemptId: string;
  readonly request: {
    readonly authorities: readonly Uint8Array[];
    readonly signatureSchemes: readonly number[];
  } | null;
};

const toldByFlight = (result: FlightResult): Told => {
  const { attempt, certificateRequest: request, certificates, afterFinished, alertName } = result;
  const { outcome } = attempt;
  // A program that looks at the signature does not go on.
  const completed = result.completed && result.certificateVerify?.valid !== false;
  return {
    attemptId: attempt.id,
    // The request comes before the certificates (RFC 8446 §2), so once those are there it would have been seen.
    asked: request ? true : certificates ? false : null,
    request,
    completed,
    version: result.serverHello ? 'TLS 1.3' : null,
    outcome,
    afterFinished,
    alertName: alertName?.slice(0, 60) ?? null,
    localRefusal: outcome.kind === 'local' ? printable(outcome.code, 120) : null,
  };
};

const toldByHandshake = (result: HandshakeResult): Told => {
  const { attempt, certificateRequest: request, completed, afterFinished, alertName } = result;
  return {
    attemptId: attempt.id,
    asked: request ? true : result.serverHelloDone ? false : null,
    request,
    completed,
    version: result.version?.slice(0, 40) ?? null,
    outcome: attempt.outcome,
    afterFinished,
    alertName: alertName?.slice(0, 60) ?? null,
    localRefusal: result.localRefusal === null ? null : printable(result.localRefusal, 120),
  };
};

/** The certificate probe could not open the flight of this server, so neither could we. */
const unopened = ({ certificate }: Seen): boolean => certificate?.seenBy === 'complete-handshake';

type Change = Pick<HandshakeOptions, 'purpose' | 'alpn'>;

const AS_USUAL: Change = { purpose: PURPOSE };
const NONE_NAMED = 'the language to be spoken afterwards (ALPN): none named';
const NO_LANGUAGE: Change = { purpose: `${PURPOSE}, with one change: ${NONE_NAMED}`, alpn: [] };

/**
 * TLS 1.3 hides the request and the refusal from onlookers, so there the handshake is our own. Begun early, nobody has told yet whether we can
 * open this server's flight: where we can't, the runtime's handshake is made after all.
 */
const shakeHands = async (
  { asked, net, seen, early }: ProbeContext,
  door: Door,
  change: Change = AS_USUAL,
): Promise<Told> => {
  const asking = () => ({
    ...through(door, asked.target.serverName),
    ...change,
    listenMs: listenAfterFinished(seen, door.address),
  });
  // The languages of our greeting: a server for HTTP/2 alone (gRPC) turns away who names HTTP/1.1 only.
  const byRuntime = () => net.handshake({ alpn: net.alpn ?? ALPN, ...asking(), ...versionLimits(seen) });
  if (!speaksTls13(seen) || unopened(seen)) return toldByHandshake(await byRuntime());
  const flight = toldByFlight(await net.flight(asking()));
  if (!early || flight.asked !== null) return flight;
  const handshake = await byRuntime();
  return handshake.certificates.length > 0 ? toldByHandshake(handshake) : flight;
};

const sameResult = (one: Told, other: Told): boolean =>
  one.completed === other.completed &&
  one.afterFinished === other.afterFinished &&
  one.alertName === other.alertName &&
  sameOutcome(one.outcome, other.outcome);

/** It came as far as the server: what a proxy stopped, or we did ourselves, tells nothing of it. */
const isTry = ({ outcome, localRefusal }: Told): boolean => {
  const end = endLetterOf(outcome);
  return localRefusal === null && end !== null && end !== 'p';
};

/**
 * The other side ended it: before the handshake was complete, or right after with a reset or a signal that says more than goodbye. A plain
 * close is none: some servers close whatever is idle, sooner or later.
 */
const isRefused = (told: Told): boolean => {
  const { completed, afterFinished, alertName } = told;
  const wasCut = afterFinished === 'rst' || (afterFinished === 'alert' && alertName !== 'close_notify');
  return isTry(told) && (!completed || wasCut);
};

/** Only these: TLS 1.3, and the newest of the older ones. */
const MOST_VERSIONS = 2;
const AT_ONCE = 2;
const BARE_CONNECTIONS = 2 * AT_ONCE;

/** Both at once: each waits for a refusal that usually does not come, and nobody should wait several times for that. */
const tryTwice = (context: ProbeContext, door: Door, change?: Change): Promise<[Told, Told]> =>
  Promise.all([shakeHands(context, door, change), shakeHands(context, door, change)]);

/** no_application_protocol (RFC 7301 §3.2) to a handshake that named a language: Go sends it behind the ServerHello of TLS 1.3. */
const mindsLanguage = ({ outcome }: Told, { asked, net }: ProbeContext, door: Door): boolean =>
  outcome.kind === 'alert' &&
  outcome.code === 120 &&
  (through(door, asked.target.serverName).alpn ?? net.alpn)?.length !== 0;

/** Every try, and those that were made with one change. */
interface Tries {
  readonly usual: readonly [Told, ...Told[]];
  readonly withoutAlpn?: readonly Told[];
}

/**
 * Two that were refused alike may have been unlucky: a server that refuses every other connection does that once in four times. Where the
 * person gave a certificate, it is tried with and without it anyway.
 */
const tryAll = async (context: ProbeContext, door: Door): Promise<Tries> => {
  const usual = await tryTwice(context, door);
  const [first, second] = usual;
  const isTold = isRefused(first) && sameResult(first, second) && first.outcome.kind !== 'silence';
  if (!isTold || context.net.hasClientCertificate) return { usual };
  if (mindsLanguage(first, context, door))
    return { usual, withoutAlpn: await tryTwice(context, door, NO_LANGUAGE) };
  return { usual: [...usual, ...(await tryTwice(context, door))] };
};

/** The person's own certificate, in each version that is spoken: both at once, in each one try after the other. */
const present = (context: ProbeContext, door: Door): Promise<Presented[]> => {
  if (!context.net.hasClientCertificate) return Promise.resolve([]);
  const listenMs = listenAfterFinished(context.seen, door.address);
  const older = newestForNode(context.seen);
  const versions: NodeVersion[] = speaksTls13(context.seen) ? ['TLSv1.3'] : [];
  if (older) versions.push(older);
  return Promise.all(versions.map((version) => presentIn(context, door, version, listenMs)));
};

const ending = (facts: ClientCertificateFacts): string => {
  if (facts.localRefusal !== null) return OWN_TLS_ENDED;
  const asked = facts.asked
    ? 'The server asks for a certificate'
    : 'The handshake was tried without a certificate';
  if (!facts.completed)
    return facts.outcome.kind === 'answered'
      ? `${asked}. ${SIGNATURE_MISFIT}`
      : `${asked}. ${describeOutcome(facts.outcome)}`;
  if (facts.afterFinished === 'alert' && facts.alertName === 'close_notify')
    return `${asked}; the server closed the connection right after the handshake.`;
  if (facts.afterFinished === 'alert' && facts.asked !== true)
    return `${asked}; the server sent an error signal right after the handshake.`;
  if (facts.afterFinished === 'alert') return `${asked}, and refuses to go on without one.`;
  if (facts.afterFinished === 'fin' || facts.afterFinished === 'rst')
    return `${asked}; the server closed the connection right after the handshake.`;
  return facts.asked
    ? `${asked} but goes on without one.`
    : 'The handshake was completed without a certificate.';
};

const describe = (facts: ClientCertificateFacts): string =>
  [ending(facts), ...(facts.presented ?? []).map(({ words }) => words)].join(' ');

const factsOf = ({ usual, withoutAlpn }: Tries, presented: Presented[]): ClientCertificateFacts => {
  const [first] = usual;
  const { request, ...told } = first;
  return {
    ...told,
    authorities: request?.authorities.slice(0, 20).map((name) => nameText(name, 300)) ?? [],
    authoritiesInAll: request?.authorities.length ?? 0,
    schemes: request?.signatureSchemes.slice(0, 40).map((code) => schemeName(code)) ?? [],
    presented,
    steady: usual.every((one) => sameResult(one, first)),
    tries: usual
      .filter(isTry)
      .map((one) => ({ attemptId: one.attemptId, refused: isRefused(one), asked: one.asked })),
    ...(withoutAlpn
      ? {
          withoutAlpn: withoutAlpn
            .filter(isTry)
            .map((one) => ({ attemptId: one.attemptId, refused: isRefused(one) })),
        }
      : {}),
  };
};

export const probe = defineProbe({
  id: 'client-certificate',
  question: 'Does the server ask your program for a certificate of its own?',
  areas: ['certificate', 'policy'],
  needs: ['hello', 'versions', 'starttls', 'certificate'],
  // What the certificate probe tells is only whether the flight can be opened, and that shows.
  early: { without: (seen) => (isModernDoor(seen) ? ['certificate'] : []), extra: BARE_CONNECTIONS },
  budget: { connections: BARE_CONNECTIONS, ms: 30_000 },
  // What this adds is added to the limit of the run as well (shared/model/run-limits).
  requested: ({ clientCertificate }) =>
    clientCertificate ? { connections: AT_ONCE + MOST_VERSIONS * PRESENT_CONNECTIONS, ms: 60_000 } : null,
  facts: factsSchema,
  async run(context) {
    const { hello, versions, starttls } = context.seen;
    const door = doorOf(context);
    if (!door || !(hello?.base.answered || versions?.spoken.length || starttls?.result.answered))
      return { status: 'skipped', why: 'No greeting was answered.' };
    const tries = await tryAll(context, door);
    const presented = await present(context, door);
    const facts = factsOf(tries, presented);
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
