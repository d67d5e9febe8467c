import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Verdict } from '../define-cause';
import { compared, measured } from '../derive/clip';
import { ownProxy } from '../derive/own-settings';
import { said } from '../derive/said';
import { answer } from '../derive/told';
import { NOTHING_HEARD, nothingHeard, turnedAway, turnedAwayBy } from '../derive/turned-away';

type Way = EvidenceMap['ways']['ways'][number];

const attemptsOf = ({ first, repeated }: Way): string[] =>
  [first, ...repeated].map((result) => result.attemptId);

/** Both ways were tried: what differs is the way and nothing else. */
const byWays = (ways: EvidenceMap['ways'] | undefined): Verdict => {
  const direct = ways?.ways.find(({ via }) => via === 'direct');
  const proxy = ways?.ways.find(({ via }) => via === 'proxy');
  if (!ways || !direct || !proxy)
    return { verdict: 'unknown', why: 'The direct way and the way through the proxy could not be compared.' };
  if (direct.first.answered)
    return { verdict: 'ruled-out', because: 'The server can be reached directly as well.' };
  if (!proxy.first.answered)
    return {
      verdict: 'unknown',
      why: 'Neither the direct way nor the way through the proxy led to an answer.',
    };
  return {
    verdict: ways.holds ? 'confirmed' : 'likely',
    title: 'This network lets connections out only through a proxy',
    meaning:
      'Directly this computer gets no answer from the server; through the proxy it does. A program that does not know the proxy fails here, while the browser, which knows it, works.',
    because: [
      measured(`Directly: ${describeOutcome(direct.first.outcome)}`, attemptsOf(direct)),
      measured('Through the proxy the same greeting was answered.', attemptsOf(proxy)),
      ...(ways.holds
        ? [
            measured('We tried both by turns, and it went the same way each time.', [
              ...attemptsOf(direct),
              ...attemptsOf(proxy),
            ]),
          ]
        : []),
    ],
    weight: 3,
  };
};

/** Addresses of this computer itself are reached without a proxy, whatever is set. */
const nearby = ({ addresses }: EvidenceMap['reach']): boolean =>
  addresses.some(({ address }) => address === '::1' || address.startsWith('127.'));

/** Direct connections are not let out of this network; the program has to use the proxy. */
export const cause = defineCause({
  id: 'proxy-required',
  area: 'network',
  title: 'This network may let connections out only through a proxy',
  ruledOut: 'The server can be reached directly, without a proxy.',
  meaning:
    'Many organisations let programs out to the internet only through a proxy, and block direct connections. Browsers mostly know the proxy, other programs often do not. What we saw, over a direct connection, fits that. It fits other things as well.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk whether programs on this computer have to use a proxy, and to set it in your program.',
  fix: [
    {
      owner: 'it-desk',
      stack: '.NET Framework',
      steps: [
        'Add <defaultProxy useDefaultCredentials="true" /> under <system.net> in the program’s .config file.',
        'With a fixed proxy, put <proxy proxyaddress="http://NAME:PORT" /> inside it. Start the program again.',
      ],
      undo: 'Take the lines out again.',
    },
    {
      owner: 'it-desk',
      stack: '.NET 6 or later',
      steps: [
        'Set the environment variable HTTPS_PROXY=http://NAME:PORT for the program or service, and NO_PROXY for what is inside your network.',
        'In code: HttpClientHandler.Proxy = new WebProxy("http://NAME:PORT"), with UseProxy = true.',
      ],
      undo: 'Delete the variable, or the line, again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows services (WinHTTP)',
      steps: [
        'Write down what is set now: netsh winhttp show proxy.',
        'Take over the proxy of the signed-in person: netsh winhttp import proxy source=ie.',
      ],
      undo: 'netsh winhttp reset proxy, or set what you wrote down.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        'Start with -Dhttps.proxyHost=NAME -Dhttps.proxyPort=PORT, and -Dhttp.nonProxyHosts for what is inside your network.',
      ],
      undo: 'Leave the options out again.',
    },
    {
      owner: 'it-desk',
      stack: 'curl, Python, Go, Node.js 24 or later',
      steps: [
        'Set the environment variable HTTPS_PROXY=http://NAME:PORT. Node.js reads it only with NODE_USE_ENV_PROXY=1 besides.',
      ],
      undo: 'Delete the variables again.',
    },
    {
      owner: 'network-team',
      stack: 'Where the program can’t use a proxy',
      steps: [
        'Let this computer out directly to the server’s name or address and port, and to nothing else.',
      ],
      undo: 'Take the rule back.',
    },
  ],
  unseen:
    'Which proxy your program uses, if it uses one. Give the proxy under “What to reach”, and both ways are compared.',
  decides: 'The same check with the proxy given would decide it: then both ways are compared.',
  decidedBy: ['ways'],
  explains: ['tcp-no-answer', 'tcp-refused'],
  sources: [
    'googleapis/google-api-dotnet-client#759',
    'wadewegner/Force.com-Toolkit-for-NET#416',
    'learn.microsoft.com: defaultProxy element; HttpClient.DefaultProxy',
  ],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer', 'ways', 'local-settings'],
  examine(shown, told) {
    if (optionsOf(told.asked).proxy) return byWays(shown.ways);
    const seen = turnedAway(shown);
    if (seen === null && nothingHeard(shown)) return { verdict: 'unknown', why: NOTHING_HEARD };
    if (seen === null)
      return {
        verdict: 'ruled-out',
        because: 'The direct connection was accepted, and not every greeting was turned away.',
      };
    const works = answer(told, 'elsewhere') === 'works';
    const changed = answer(told, 'changed') === 'network';
    const own = nearby(shown.reach) ? null : ownProxy(shown['local-settings']);
    const unreached = shown.reach.addresses.every((entry) => !entry.connected);
    return {
      verdict: own !== null && unreached ? 'likely' : 'possible',
      because: [
        measured(seen, turnedAwayBy(shown)),
        ...(own === null
          ? []
          : [
              compared(
                `This computer’s own settings name a proxy (${printable(own.value, 200)}; ${printable(own.where, 120)}). We went past it.`,
              ),
            ]),
        ...said(told, {
          elsewhere: { works: 'You told us that it works from another network.' },
          changed: {
            network: 'You told us that it worked until the network or the security software changed.',
          },
        }),
      ],
      weight: works || changed || own !== null ? 3 : -3,
    };
  },
});
