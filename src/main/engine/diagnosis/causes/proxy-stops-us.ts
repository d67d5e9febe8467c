import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome, ProxyFailure } from '../../../../shared/model/failure';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Verdict } from '../define-cause';
import { reason } from '../derive/clip';

type Stopped = Extract<Outcome, { kind: 'proxy' }>;

interface Words {
  readonly title: string;
  readonly meaning: string;
  readonly nextStep: string;
}

const ASK_IT = 'Ask your IT help desk which proxy this computer has to use, and how.';

/** What each way of being stopped means, and who can do something about it (RFC 9110 §9.3.6 and §15.5.8, RFC 1928 §6, RFC 1929). */
const WORDS: { readonly [What in ProxyFailure]: Words } = {
  unreachable: {
    title: 'The proxy itself can’t be reached',
    meaning: 'Nothing accepts connections where the proxy should be. The server was never asked.',
    nextStep: `Compare the proxy’s address and port with your instructions. ${ASK_IT}`,
  },
  'auth-needed': {
    title: 'The proxy wants to know who you are',
    meaning:
      'The proxy lets through only those who give a name and a password, and none were given. The server was never asked.',
    nextStep: 'Give the name and password for the proxy. If you have none, ask your IT help desk.',
  },
  'auth-refused': {
    title: 'The proxy does not accept the name and password',
    meaning: 'The proxy checked the name and password and said no. The server was never asked.',
    nextStep: 'Check the name and password for the proxy. If they are right, ask your IT help desk.',
  },
  'auth-unsupported': {
    title: 'The proxy wants a kind of login that Handrail does not speak',
    meaning:
      'Many company proxies know people by their Windows login (Negotiate, NTLM). Handrail can give a name and a password only. The server was never asked.',
    nextStep: 'Ask your IT help desk whether there is another proxy, or an exception for this server.',
  },
  forbidden: {
    title: 'The proxy does not allow connections to this server',
    meaning:
      'The proxy understood what we wanted and said no. That is a rule, and the server was never asked.',
    nextStep: 'Ask the network team to allow this server and port in the proxy.',
  },
  'bad-gateway': {
    title: 'The proxy can’t reach the server',
    meaning:
      'The proxy tried and got nowhere. The server may be down, the name may be unknown to the proxy, or a firewall stands between the two.',
    nextStep: 'Ask the network team to try the server from the proxy.',
  },
  refused: {
    title: 'The proxy refuses to connect to the server',
    meaning: 'The proxy answered and did not connect. It does not say whether that is a rule or a fault.',
    nextStep: 'Ask the network team what the proxy’s log says about this server and port.',
  },
  closed: {
    title: 'The proxy closes the connection instead of answering',
    meaning: 'The proxy took the connection and ended it without a word. The server was never asked.',
    nextStep: `Check that it is a proxy of this kind. ${ASK_IT}`,
  },
  'closed-after-accept': {
    title: 'Behind the proxy the connection is closed',
    meaning:
      'The proxy said yes, and then the connection ended before one byte of the server came. Who ended it can’t be seen through a proxy: the proxy, the server, or something between them.',
    nextStep: 'Ask the network team whether the proxy inspects or blocks this connection.',
  },
  'not-a-proxy': {
    title: 'What answers there is not a proxy of this kind',
    meaning: 'Something answers at the proxy’s address, but it does not speak the way such a proxy does.',
    nextStep: `Check the kind, address and port of the proxy. ${ASK_IT}`,
  },
  silent: {
    title: 'The proxy does not answer',
    meaning: 'The proxy took the connection and then said nothing. The server was never asked.',
    nextStep: `Check the kind, address and port of the proxy. ${ASK_IT}`,
  },
};

/** Ends that leave open who ended it, or why. */
const WITHOUT_WORDS: ReadonlySet<ProxyFailure> = new Set(['closed', 'closed-after-accept', 'silent']);

const stopOf = (
  reach: EvidenceMap['reach'],
  hello: EvidenceMap['hello'] | undefined,
): { readonly outcome: Stopped; readonly attemptId: string } | null => {
  for (const { outcome, attemptId } of hello ? [hello.base] : reach.addresses)
    if (outcome.kind === 'proxy') return { outcome, attemptId };
  return null;
};

/** Directly it works, through the proxy it does not, each time: the way is the one thing that differs. */
const provedBy = (ways: EvidenceMap['ways'] | undefined): boolean =>
  ways !== undefined &&
  ways.compared === 'proxy' &&
  ways.holds &&
  ways.ways.some(({ via, first }) => via === 'direct' && first.answered);

const judge = (
  stop: NonNullable<ReturnType<typeof stopOf>>,
  ways: EvidenceMap['ways'] | undefined,
): Verdict => {
  const { outcome, attemptId } = stop;
  const proved = provedBy(ways);
  const direct = ways?.ways.find(({ via, first }) => via === 'direct' && first.answered)?.first.attemptId;
  return {
    verdict: proved ? 'confirmed' : WITHOUT_WORDS.has(outcome.what) ? 'possible' : 'likely',
    ...WORDS[outcome.what],
    because: [
      reason(describeOutcome(outcome), [attemptId]),
      ...(proved && direct
        ? [reason('Directly, without the proxy, the same greeting was answered, each time.', [direct])]
        : []),
    ],
    weight: 4,
  };
};

/** The proxy that was asked for did not let us through to the server. */
export const cause = defineCause({
  id: 'proxy-stops-us',
  area: 'network',
  title: 'The proxy does not let the connection through',
  ruledOut: 'No proxy stops the connection.',
  meaning:
    'Between this computer and the server stands a proxy, which makes connections for others. It did not let this one through.',
  owner: 'network-team',
  nextStep: ASK_IT,
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare the proxy’s kind, address, port, name and password with your instructions, and correct them.',
      ],
      undo: 'Put the former settings back.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Look into the proxy’s log for this computer and this server at the time of the check.',
        'Allow the server and its port for CONNECT, and leave it out of inspection if that breaks it.',
      ],
      undo: 'Take the rule back.',
    },
  ],
  unseen: 'What happens behind the proxy. Whether your program uses this proxy, another one, or none.',
  sources: [
    'RFC 9110 §9.3.6, §15.5.8',
    'RFC 1928 §6, RFC 1929 §2',
    'lab: tinyproxy, squid, microsocks, dante',
  ],
  needs: ['reach'],
  wants: ['hello', 'ways'],
  examine({ reach, hello, ways }, told) {
    if (!optionsOf(told.asked).proxy)
      return { verdict: 'ruled-out', because: 'The connection did not go through a proxy that we know of.' };
    const stop = stopOf(reach, hello);
    return stop
      ? judge(stop, ways)
      : { verdict: 'ruled-out', because: 'The proxy said yes and connected us.' };
  },
});
