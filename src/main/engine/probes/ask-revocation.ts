import { printable } from '../../../shared/words/printable';
import type { ToldTime } from './clock-facts';
import type { ChainLink, FetchResult, NetPort, RevocationVerdict } from './net-port';
import type { RevocationAnswer } from './revocation-facts';
import { hostOf, timesIn } from './told-times';

/** Who asks, and by which clock answers are judged. */
export interface Asker {
  readonly net: Pick<NetPort, 'trust' | 'fetchPlain' | 'pause'>;
  readonly at: Date;
  /** The address that showed the certificates. */
  readonly server: string | null;
  /** Over when nobody is waited for any longer. */
  readonly patience: Promise<void>;
}

/** An answer with the times that came with it. */
export interface Heard {
  readonly answer: RevocationAnswer;
  readonly times: readonly ToldTime[];
}

const round = (ms: number): number => Math.round(ms * 10) / 10;

const NO_TIMES = { revokedAt: null, reason: null, thisUpdate: null, nextUpdate: null } as const;

/** The verdict as it is kept; `ms`: how long it took to get the answer. */
export const answerOf = (
  { signedAt: _, ...verdict }: RevocationVerdict,
  url: string | null,
  ms: number,
  attemptId: string | null,
): RevocationAnswer => ({ ...verdict, why: verdict.why.slice(0, 400), url, ms: round(ms), attemptId });

const withoutAnswer = (
  url: string,
  status: 'unreachable' | 'not-allowed' | 'unusable',
  why: string,
  more: { readonly ms: number; readonly attemptId: string | null },
): RevocationAnswer => ({ status, why, url, ...NO_TIMES, ms: round(more.ms), attemptId: more.attemptId });

/** When a signed answer was made, as far as its signature is good. */
const signedTime = (url: string, result: FetchResult, { signedAt }: RevocationVerdict): ToldTime[] => {
  const from = hostOf(url);
  if (signedAt === null || from === null) return [];
  const heardAt =
    result.date?.heardAt ?? new Date(Date.parse(result.attempt.startedAt) + result.attempt.ms).toISOString();
  return [{ kind: 'signed-answer', from, at: signedAt, heardAt, attemptId: result.attempt.id }];
};

const TOO_LATE = 'The time for this question was used up before an answer was there.';
const NOBODY_CHECKS = 'The certificate of its issuer is not known, so no answer could be checked.';

interface Question {
  readonly link: ChainLink;
  readonly certificate: Uint8Array;
  readonly url: string;
}

const ask = async (
  { net, at, server, patience }: Asker,
  { link, certificate, url }: Question,
  kind: 'ocsp' | 'crl',
): Promise<Heard> => {
  const { issuer, ocspRequest } = link;
  if (!issuer || (kind === 'ocsp' && !ocspRequest))
    return { answer: withoutAnswer(url, 'unusable', NOBODY_CHECKS, { ms: 0, attemptId: null }), times: [] };
  const whether =
    kind === 'ocsp'
      ? 'is asked whether it cancelled'
      : 'is asked for its list of cancelled certificates, for';
  const fetching = net.fetchPlain({
    purpose: printable(`${hostOf(url) ?? 'An address'} ${whether} “${link.subject}”`, 200),
    url,
    server,
    kind,
    ...(kind === 'ocsp' && ocspRequest ? { body: ocspRequest } : {}),
  });
  const result = await Promise.race([fetching, patience]);
  if (!result)
    return { answer: withoutAnswer(url, 'unreachable', TOO_LATE, { ms: 0, attemptId: null }), times: [] };
  const { status, why, body, ms, attempt } = result;
  const times = timesIn(url, result);
  if (status !== 'fetched' || !body) {
    const missed = status === 'not-allowed' ? status : 'unreachable';
    return { answer: withoutAnswer(url, missed, why, { ms, attemptId: attempt.id }), times };
  }
  const judge = kind === 'ocsp' ? net.trust.judgeOcsp : net.trust.judgeCrl;
  const verdict = await judge(body, certificate, issuer, at);
  const signed = kind === 'ocsp' ? signedTime(url, result, verdict) : [];
  return { answer: answerOf(verdict, url, ms, attempt.id), times: [...times, ...signed] };
};

const settles = ({ status }: RevocationAnswer): boolean => status === 'good' || status === 'revoked';

/** A responder that is there answers sooner; after that the list is asked for beside it, so that a check waits once and not twice. */
const PATIENCE_MS = 1_000;

/**
 * Asks about one certificate: the responder that it names (RFC 6960), and where that does not settle it, or not soon, the list that it
 * names (RFC 5280 §5). The first address of each. Never rejects.
 */
export const askAbout = async (
  asker: Asker,
  link: ChainLink,
  certificate: Uint8Array,
): Promise<{ readonly ocsp: readonly Heard[]; readonly crl: readonly Heard[] }> => {
  const [responder] = link.ocspUrls;
  const responding =
    responder === undefined ? null : ask(asker, { link, certificate, url: responder }, 'ocsp');
  const soon = responding && (await Promise.race([responding, asker.net.pause(PATIENCE_MS)]));
  if (responding && soon && settles(soon.answer)) return { ocsp: [soon], crl: [] };
  const list = link.crlUrls.find((url) => /^http:/i.test(url));
  const crl = list === undefined ? [] : [ask(asker, { link, certificate, url: list }, 'crl')];
  return { ocsp: await Promise.all(responding ? [responding] : []), crl: await Promise.all(crl) };
};
