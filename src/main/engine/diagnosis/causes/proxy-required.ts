import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { answer } from '../derive/told';
import { turnedAway } from '../derive/turned-away';

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
  unseen: 'Handrail connects directly and does not use a proxy yet, so it can’t try that way.',
  sources: ['googleapis/google-api-dotnet-client#759', 'wadewegner/Force.com-Toolkit-for-NET#416'],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer'],
  examine(shown, told) {
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
