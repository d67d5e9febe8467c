import { type Asker, answerOf, askAbout, type Heard } from './ask-revocation';
import { fromBase64 } from './base64';
import type { ToldTime } from './clock-facts';
import { defineProbe, type ProbeContext } from './define-probe';
import { doorOf } from './door';
import type { ChainLink } from './net-port';
import { type RevocationAnswer, type RevocationFacts, revocationFactsSchema } from './revocation-facts';

type Certificate = NonNullable<ProbeContext['seen']['certificate']>;
type Entry = RevocationFacts['certificates'][number];

/** For all of them together; what is not there by then is told as such, and what is there is kept. */
const LONGEST_WAIT_MS = 9_000;

/** The server's own, and the authorities closest to it: eight questions to others are all that a run has. */
const MOST_CERTIFICATES = 4;

/** The chain as it was sent, and behind it what was missing and found. */
const chainOf = async ({ net, seen }: ProbeContext, { chain }: Certificate): Promise<Uint8Array[]> => {
  const sent = chain.map(({ der }) => fromBase64(der));
  const pem = seen['trust-path']?.repaired?.pem;
  const repaired = pem ? await net.trust.certificatesIn(new TextEncoder().encode(pem)) : [];
  return [...sent, ...repaired];
};

/** What the server itself brought along about its own certificate: the best of its staples. */
const stapleOf = async (
  { net, at }: Asker,
  { issuer }: ChainLink,
  leaf: Uint8Array,
  staples: Certificate['staples'],
): Promise<RevocationAnswer | null> => {
  const judged: RevocationAnswer[] = [];
  for (const { der, attemptId } of issuer ? (staples ?? []) : []) {
    const verdict = await net.trust.judgeOcsp(fromBase64(der), leaf, issuer ?? leaf, at);
    judged.push(answerOf(verdict, null, 0, attemptId));
  }
  const telling = ['revoked', 'good', 'unknown', 'out-of-date'];
  return telling.flatMap((status) => judged.filter((one) => one.status === status))[0] ?? judged[0] ?? null;
};

interface Asked {
  readonly entry: Entry;
  readonly times: readonly ToldTime[];
}

const one = async (
  asker: Asker,
  link: ChainLink,
  certificate: Uint8Array,
  staples: Certificate['staples'],
): Promise<Asked> => {
  const staple = link.index === 0 ? await stapleOf(asker, link, certificate, staples) : null;
  // A good staple is the answer that the responder would give: nobody needs to be asked.
  const heard: { ocsp: readonly Heard[]; crl: readonly Heard[] } =
    staple?.status === 'good' ? { ocsp: [], crl: [] } : await askAbout(asker, link, certificate);
  return {
    entry: {
      index: link.index,
      subject: link.subject,
      staple,
      ocsp: heard.ocsp.map(({ answer }) => answer),
      crl: heard.crl.map(({ answer }) => answer),
      mustStaple: link.mustStaple,
    },
    times: [...heard.ocsp, ...heard.crl].flatMap(({ times }) => times),
  };
};

const answersOf = ({ staple, ocsp, crl }: Entry): RevocationAnswer[] => [
  ...(staple ? [staple] : []),
  ...ocsp,
  ...crl,
];

const describe = ({ certificates }: RevocationFacts): string => {
  const answers = certificates.flatMap(answersOf);
  const revoked = certificates.find((entry) => answersOf(entry).some(({ status }) => status === 'revoked'));
  if (revoked) return `The issuer has cancelled the certificate of “${revoked.subject}”.`;
  if (answers.length === 0)
    return 'These certificates name nobody who could be asked whether they were cancelled.';
  if (answers.every(({ status }) => status === 'not-allowed'))
    return 'Nobody was asked: nothing may be sent to others.';
  const open = certificates.filter((entry) => {
    const own = answersOf(entry);
    return own.length > 0 && !own.some(({ status }) => status === 'good');
  });
  return open.length === 0
    ? 'Their issuers say that they were not cancelled.'
    : `For ${open.length} of ${certificates.length} certificates nobody could say whether it was cancelled.`;
};

export const probe = defineProbe({
  id: 'revocation',
  question: 'Do the issuers say that a certificate was cancelled?',
  areas: ['certificate'],
  needs: ['certificate', 'trust-path'],
  // What is asked of others does not count here (net/elsewhere).
  budget: { connections: 0, ms: 15_000 },
  facts: revocationFactsSchema,
  async run(context) {
    const { certificate } = context.seen;
    if (!certificate || certificate.chain.length === 0)
      return { status: 'skipped', why: 'No certificate was shown, so there is none to ask about.' };
    const { net, now: at } = context;
    const server = doorOf(context)?.address ?? null;
    const asker: Asker = { net, at, server, patience: net.pause(LONGEST_WAIT_MS) };
    const chain = await chainOf(context, certificate);
    const links = (await context.net.trust.links(chain, context.now)).slice(0, MOST_CERTIFICATES);
    const asked = await Promise.all(
      links.map((link) => one(asker, link, chain[link.index] ?? new Uint8Array(), certificate.staples)),
    );
    const times = asked.flatMap((each) => each.times).slice(0, 24);
    const facts: RevocationFacts = {
      attemptId: certificate.attemptId,
      certificates: asked.map(({ entry }) => entry),
      ...(times.length > 0 ? { times } : {}),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
