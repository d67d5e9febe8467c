import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome, ProxyFailure } from '../../../../shared/model/failure';
import type { Owner } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Verdict } from '../define-cause';
import { compared, measured, times } from '../derive/clip';
import { type Luck, luckOf } from '../derive/luck';
import { neverAsked } from '../derive/through-proxy';

type Stopped = Extract<Outcome, { kind: 'proxy' }>;

/** After its yes the server may have had a part in it: that is proxy-breaks-connect. */
type SaidNo = Exclude<ProxyFailure, 'closed-after-accept'>;

interface Words {
  readonly title: string;
  readonly meaning: string;
  readonly nextStep: string;
  readonly owner: Owner;
}

const ASK_IT = 'Ask your IT help desk which proxy this computer has to use, and how.';

/** What each way of being stopped means, and who can do something about it (RFC 9110 §9.3.6 and §15.5.8, RFC 1928 §6, RFC 1929). */
const WORDS: { readonly [What in SaidNo]: Words } = {
  unreachable: {
    title: 'The proxy itself can’t be reached',
    meaning: 'Nothing accepts connections where the proxy should be. The server was never asked.',
    nextStep: `Compare the proxy’s address and port with your instructions. ${ASK_IT}`,
    owner: 'this-computer',
  },
  'auth-needed': {
    title: 'The proxy wants to know who you are',
    meaning:
      'The proxy lets through only those who give a name and a password, and none were given. The server was never asked.',
    nextStep: 'Give the name and password for the proxy. If you have none, ask your IT help desk.',
    owner: 'this-computer',
  },
  'auth-refused': {
    title: 'The proxy does not accept the name and password',
    meaning: 'The proxy checked the name and password and said no. The server was never asked.',
    nextStep: 'Check the name and password for the proxy. If they are right, ask your IT help desk.',
    owner: 'this-computer',
  },
  'auth-unsupported': {
    title: 'The proxy wants a kind of login that Handrail does not speak',
    meaning:
      'Many company proxies know people by their Windows login (Negotiate, NTLM). Handrail can give a name and a password only. The server was never asked.',
    nextStep: 'Ask your IT help desk whether there is another proxy, or an exception for this server.',
    owner: 'it-desk',
  },
  forbidden: {
    title: 'The proxy does not allow connections to this server',
    meaning:
      'The proxy understood what we wanted and said no. That is a rule, and the server was never asked.',
    nextStep: 'Ask the network team to allow this server and port in the proxy.',
    owner: 'network-team',
  },
  'bad-gateway': {
    title: 'The proxy can’t reach the server',
    meaning:
      'The proxy tried and got nowhere. The server may be down, the name may be unknown to the proxy, or a firewall stands between the two.',
    nextStep: 'Ask the network team to try the server from the proxy.',
    owner: 'network-team',
  },
  refused: {
    title: 'The proxy refuses to connect to the server',
    meaning: 'The proxy answered and did not connect. It does not say whether that is a rule or a fault.',
    nextStep: 'Ask the network team what the proxy’s log says about this server and port.',
    owner: 'network-team',
  },
  closed: {
    title: 'The proxy closes the connection instead of answering',
    meaning: 'The proxy took the connection and ended it without a word. The server was never asked.',
    nextStep: `Check that it is a proxy of this kind. ${ASK_IT}`,
    owner: 'this-computer',
  },
  'not-a-proxy': {
    title: 'What answers there is not a proxy of this kind',
    meaning: 'Something answers at the proxy’s address, but it does not speak the way such a proxy does.',
    nextStep: `Check the kind, address and port of the proxy. ${ASK_IT}`,
    owner: 'this-computer',
  },
  silent: {
    title: 'The proxy does not answer',
    meaning: 'The proxy took the connection and then said nothing. The server was never asked.',
    nextStep: `Check the kind, address and port of the proxy. ${ASK_IT}`,
    owner: 'this-computer',
  },
};

/** Ends that leave open why. */
const WITHOUT_WORDS: ReadonlySet<ProxyFailure> = new Set(['closed', 'silent']);

interface Stop {
  readonly what: SaidNo;
  readonly outcome: Stopped;
  readonly attemptId: string;
}

const stopOf = (reach: EvidenceMap['reach'], hello: EvidenceMap['hello'] | undefined): Stop | null => {
  for (const { outcome, attemptId } of hello ? [hello.base] : reach.addresses)
    if (outcome.kind === 'proxy' && neverAsked(outcome) && outcome.what !== 'closed-after-accept')
      return { what: outcome.what, outcome, attemptId };
  return null;
};

type Way = EvidenceMap['ways']['ways'][number];

/** Directly it was answered; the way is the one thing that differs. */
const answeredDirectly = (ways: EvidenceMap['ways'] | undefined): Way | undefined =>
  ways?.compared === 'proxy'
    ? ways.ways.find(({ via, first }) => via === 'direct' && first.answered)
    : undefined;

const judge = ({ what, outcome, attemptId }: Stop, ways: EvidenceMap['ways'] | undefined): Verdict => {
  const direct = answeredDirectly(ways);
  const proved = direct !== undefined && ways?.holds === true;
  const attempts = direct ? [direct.first, ...direct.repeated].map((result) => result.attemptId) : [];
  return {
    verdict: proved ? 'confirmed' : WITHOUT_WORDS.has(what) ? 'possible' : 'likely',
    ...WORDS[what],
    because: [
      measured(describeOutcome(outcome), [attemptId]),
      ...(proved
        ? [measured('Directly, without the proxy, the same greeting was answered, each time.', attempts)]
        : direct
          ? [compared('Directly, without the proxy, the same greeting was answered.', attempts)]
          : []),
    ],
    weight: 4,
  };
};

/** It stopped us at one time and let us through at another: its own fault, and not the server's. */
const atTimes = ({ stopped, results }: Luck, more: EvidenceMap['stability'] | undefined): Verdict => {
  const [first] = stopped;
  const no = stopped.length + (more?.proxyStopped ?? 0);
  const yes = results.length + (more ? more.first.sent + (more.second?.sent ?? 0) : 0);
  return {
    verdict: 'confirmed',
    title: 'The proxy lets us through at one time and stops us at another',
    meaning:
      'The very same request went through the proxy several times. At one time it let us through, at another it did not. So neither your program nor the server is at fault while this goes on.',
    nextStep:
      'Send this report with its times to the network team, so that they can compare them with the proxy’s log.',
    owner: 'network-team',
    because: [
      measured(
        `We went through the proxy ${yes + no} times. It let us through ${times(yes)}, and stopped us ${times(no)}.`,
        [...stopped, ...results].map((result) => result.attemptId),
      ),
      ...(first ? [measured(describeOutcome(first.outcome), [first.attemptId])] : []),
    ],
    weight: 6,
  };
};

/** The proxy that was asked for did not let us through to the server. */
export const cause = defineCause({
  id: 'proxy-stops-us',
  area: 'network',
  title: 'The proxy does not let the connection through',
  ruledOut: 'No proxy that we know of stops the connection.',
  meaning:
    'Between this computer and the server stands a proxy, which makes connections for others. It did not let this one through.',
  owner: 'it-desk',
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
      owner: 'it-desk',
      stack: '.NET Framework',
      steps: [
        'Where the proxy knows people by their Windows login, add <defaultProxy useDefaultCredentials="true" /> under <system.net> in the program’s .config file.',
      ],
      undo: 'Take the line out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Programs that can’t log in to a proxy',
      steps: [
        'Ask for an exception for this computer or this server, so that no login is wanted.',
        'Or let a small proxy on this computer log in for the program, if your rules allow one (for example Px or Cntlm).',
      ],
      undo: 'Take the exception back, or stop the small proxy.',
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
    {
      owner: 'network-team',
      stack: 'Squid',
      steps: [
        'CONNECT is allowed only to ports in the list SSL_ports: add the port there (acl SSL_ports port PORT), and the server to the list of allowed names.',
        'Reload: squid -k reconfigure. The log tells the reason: TCP_DENIED is a rule, 503 a server that could not be reached.',
      ],
      undo: 'Take the line out again and reload.',
    },
  ],
  unseen: 'What happens behind the proxy. Whether your program uses this proxy, another one, or none.',
  decides:
    'The same check without the proxy, where that is possible, would decide it; so would the proxy’s log for this time.',
  decidedBy: ['ways'],
  sources: [
    'RFC 9110 §9.3.6, §15.5.8',
    'RFC 1928 §6, RFC 1929 §2',
    'lab: tinyproxy, squid, microsocks, dante',
  ],
  needs: ['reach'],
  wants: ['hello', 'ways', 'repeat', 'stability'],
  examine({ reach, hello, ways, repeat, stability }, told) {
    if (!optionsOf(told.asked).proxy)
      return { verdict: 'ruled-out', because: 'The connection did not go through a proxy that we know of.' };
    const luck = hello && luckOf(hello, repeat);
    const later = (stability?.proxyStopped ?? 0) > 0;
    if (luck && luck.results.length > 0 && (luck.stopped.length > 0 || later))
      return atTimes(luck, stability);
    const stop = stopOf(reach, hello);
    return stop
      ? judge(stop, ways)
      : { verdict: 'ruled-out', because: 'The proxy said yes and let us through.' };
  },
});
