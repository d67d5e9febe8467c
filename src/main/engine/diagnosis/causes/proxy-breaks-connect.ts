import { optionsOf } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Verdict } from '../define-cause';
import { inferred, measured } from '../derive/clip';
import { inspectorOf } from '../derive/inspectors';
import { neverAsked } from '../derive/through-proxy';

type Ways = EvidenceMap['ways'];
type Way = Ways['ways'][number];

const attemptsOf = (way: Way): string[] => [way.first, ...way.repeated].map((result) => result.attemptId);

/** What follows the proxy's yes, where the greeting was not answered in TLS. */
const TITLES: { readonly [K in Outcome['kind']]?: string } = {
  plaintext: 'The proxy says yes, and then answers in plain text',
  silence: 'The proxy says yes, and then nothing comes through',
  alert: 'The proxy says yes, and then an error signal comes back',
  malformed: 'The proxy says yes, and then what comes is not TLS',
};

/** Directly the same greeting was answered, each time. */
const answeredDirectly = (ways: Ways | undefined): Way | undefined =>
  ways?.compared === 'proxy'
    ? ways.ways.find(({ via, first }) => via === 'direct' && first.answered)
    : undefined;

interface Shown {
  readonly hello: EvidenceMap['hello'];
  readonly ways?: Ways;
}

const judge = ({ hello, ways }: Shown): Verdict => {
  const { outcome, attemptId } = hello.base;
  const direct = answeredDirectly(ways);
  const proved = direct !== undefined && ways?.holds === true;
  const failedDirectly = ways?.ways.some(({ via, first }) => via === 'direct' && !first.answered) ?? false;
  const product = outcome.kind === 'plaintext' ? inspectorOf([outcome.text]) : null;
  if (direct === undefined && failedDirectly && !neverAsked(outcome) && product === null)
    return {
      verdict: 'ruled-out',
      because: 'Directly, without the proxy, the server does not answer either.',
    };
  const speaks = outcome.kind === 'plaintext' && outcome.looksLike === 'http';
  return {
    verdict: proved ? 'confirmed' : direct || speaks ? 'likely' : 'possible',
    title: TITLES[outcome.kind] ?? 'The proxy says yes, and then the connection ends',
    because: [
      measured(`The proxy let us through. Then: ${describeOutcome(outcome)}`, [attemptId]),
      ...(outcome.kind === 'plaintext'
        ? [measured(`What came instead of TLS: “${printable(outcome.text, 200)}”`, [attemptId])]
        : []),
      ...(product
        ? [inferred(`That text names ${product.product}, which looks into connections.`, [attemptId])]
        : []),
      ...(direct
        ? [
            measured(
              `Directly, without the proxy, the same greeting was answered${proved ? ', each time' : ''}.`,
              attemptsOf(direct),
            ),
          ]
        : []),
    ],
    weight: 5,
  };
};

/** The proxy agrees to connect and then breaks the connection, or answers itself. */
export const cause = defineCause({
  id: 'proxy-breaks-connect',
  area: 'network',
  title: 'The proxy says yes, and then breaks the connection',
  ruledOut: 'No proxy that we know of breaks the connection after its yes.',
  meaning:
    'The proxy agreed to connect us to the server. After that no secure connection came about: it ended, stayed silent, or something that is not the server answered. Proxies that look into connections do this when a server, a version or a certificate does not suit them.',
  owner: 'network-team',
  nextStep:
    'Ask the network team to leave this server out of inspection in the proxy, and to look into its log.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Look into the proxy’s log for this computer and this server at the time of the check.',
        'Leave the server’s name out of inspection (an exception for decryption), and try again.',
      ],
      undo: 'Take the exception back.',
    },
    {
      owner: 'network-team',
      stack: 'Squid',
      steps: [
        'Look at ssl_bump: let this name pass unopened with “ssl_bump splice NAME”, before the rules that bump.',
        'See that the port is in the list SSL_ports. Reload: squid -k reconfigure.',
      ],
      undo: 'Take the line out again and reload.',
    },
    {
      owner: 'network-team',
      stack: 'HAProxy, nginx as the proxy',
      steps: [
        'See that it passes CONNECT on unopened (HAProxy: mode tcp), and is not a web server that answers the request itself.',
      ],
      undo: 'Put the former setting back.',
    },
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare the kind of proxy with your instructions: an HTTP proxy, SOCKS5 and SOCKS4a are not the same, and often stand on different ports.',
      ],
      undo: 'Put the former setting back.',
    },
  ],
  unseen: 'What happens behind the proxy. Through it, nobody here can see who ended a connection.',
  decides:
    'The same check without the proxy, or from the proxy’s own computer, would decide it; so would the proxy’s log.',
  decidedBy: ['ways'],
  explains: ['plaintext-port', 'silent-after-hello', 'closed-by-every-hello'],
  sources: ['curl/curl#1016', 'jstedfast/MailKit#1815, dotnet/corefx#41673', 'RFC 9110 §9.3.6'],
  needs: ['reach'],
  wants: ['hello', 'ways'],
  examine({ reach, hello, ways }, told) {
    if (!optionsOf(told.asked).proxy)
      return { verdict: 'ruled-out', because: 'The connection did not go through a proxy that we know of.' };
    if (reach.addresses.length > 0 && reach.addresses.every(({ outcome }) => neverAsked(outcome)))
      return { verdict: 'ruled-out', because: 'The proxy itself did not let us through.' };
    if (!hello) return { verdict: 'unknown', why: 'No greeting was sent through the proxy.' };
    const { base } = hello;
    if (base.answered) return { verdict: 'ruled-out', because: 'The server answered through the proxy.' };
    if (neverAsked(base.outcome))
      return { verdict: 'ruled-out', because: 'The proxy itself did not let us through.' };
    if (base.outcome.kind === 'local' || base.outcome.kind === 'cancelled')
      return { verdict: 'unknown', why: 'This computer ended the attempt by itself.' };
    return judge(ways ? { hello, ways } : { hello });
  },
});
