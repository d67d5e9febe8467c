import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Verdict } from '../define-cause';
import { reason } from '../derive/clip';
import { answer } from '../derive/told';
import { turnedAway } from '../derive/turned-away';

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
      reason(`Directly: ${describeOutcome(direct.first.outcome)}`, [direct.first.attemptId]),
      reason('Through the proxy the same greeting was answered.', [proxy.first.attemptId]),
      ...(ways.holds ? [reason('It went the same way each time.')] : []),
    ],
    weight: 3,
  };
};

/** Direct connections are not let out of this network; the program has to use the proxy. */
export const cause = defineCause({
  id: 'proxy-required',
  area: 'network',
  title: 'This network may let connections out only through a proxy',
  ruledOut: 'The server can be reached directly, without a proxy.',
  meaning:
    'Many organisations let programs out to the internet only through a proxy, and block direct connections. The browser knows the proxy, other programs often do not. What we saw, over a direct connection, fits that. It fits other things as well.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk whether programs on this computer have to use a proxy, and to set it in your program.',
  fix: [
    {
      owner: 'it-desk',
      stack: '.NET Framework',
      steps: [
        'Add <defaultProxy useDefaultCredentials="true" /> under <system.net> in the program’s .config file.',
      ],
      undo: 'Take the line out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows services',
      steps: [
        'Let WinHTTP take over the proxy of the signed-in person: netsh winhttp import proxy source=ie.',
      ],
      undo: 'netsh winhttp reset proxy',
    },
    {
      owner: 'it-desk',
      stack: 'Java, and programs that read HTTPS_PROXY',
      steps: [
        'Java: start with -Dhttps.proxyHost=NAME -Dhttps.proxyPort=PORT. Many others take the environment variable HTTPS_PROXY.',
      ],
      undo: 'Leave the option or the variable out again.',
    },
  ],
  unseen:
    'Which proxy your program uses, if it uses one. Give the proxy on the first page, and both ways are compared.',
  sources: ['googleapis/google-api-dotnet-client#759', 'wadewegner/Force.com-Toolkit-for-NET#416'],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer', 'ways'],
  examine(shown, told) {
    if (optionsOf(told.asked).proxy) return byWays(shown.ways);
    const seen = turnedAway(shown);
    if (seen === null)
      return {
        verdict: 'ruled-out',
        because: 'The direct connection was accepted, and not every greeting was turned away.',
      };
    const works = answer(told, 'elsewhere') === 'works';
    const changed = answer(told, 'changed') === 'network';
    return {
      verdict: 'possible',
      because: [
        reason(seen),
        ...(works ? [reason('You told us that it works from another network.')] : []),
        ...(changed
          ? [reason('You told us that it worked until the network or the security software changed.')]
          : []),
      ],
      weight: works || changed ? 3 : -3,
    };
  },
});
