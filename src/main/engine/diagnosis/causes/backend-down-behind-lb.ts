import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { spokenTime } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told } from '../define-cause';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { answerBegan, attemptsOf, isClosed } from '../derive/ends';
import { everyHello, telling } from '../derive/every-hello';
import { closedBeforeHello, nothingHeard } from '../derive/turned-away';

/** What a front door says of the server behind it (RFC 9110 §15.6.3 to §15.6.5; 520 to 526: Cloudflare’s own numbers). */
const SAYS: { readonly [status: number]: string } = {
  502: 'it got no proper answer from the server behind it',
  503: 'no server behind it takes requests right now',
  504: 'the server behind it did not answer in time',
  520: 'the server behind it gave an answer that it could not read',
  521: 'the server behind it refused its connection',
  522: 'the server behind it did not take its connection in time',
  523: 'it found no way to the server behind it',
  524: 'the server behind it took too long for an answer',
  525: 'its own secure connection to the server behind it did not come about',
  526: 'it does not trust the certificate of the server behind it',
};

const STATUS =
  /\b(?:HTTP(?:\/\d(?:\.\d)?)?|status(?: ?code)?|error(?: ?code)?|response|returned)\W{0,6}(50[234]|52[0-6])\b|\b(50[234]|52[0-6])(?=:? (?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out|ssl handshake failed|invalid ssl certificate|origin))/i;

const WHO_IS_SILENT =
  'No greeting was answered. A front door that waits for somebody behind it is silent in the same way as a service that hangs.';

/** The status of a front door in the pasted text. */
const toldStatus = ({ asked }: Told): number | null => {
  const found = STATUS.exec(asked.message);
  const status = Number(found?.[1] ?? found?.[2] ?? 0);
  return SAYS[status] === undefined ? null : status;
};

/** It looks for a server behind it before it lets go: much longer than a refusal takes. */
const LATE_MS = 800;

const lateEnds = (
  reach: EvidenceMap['reach'],
  ids: readonly string[],
  attempts: ReadonlyMap<string, Attempt>,
) => {
  const connect = Math.max(0, ...reach.addresses.map(({ connectMs }) => connectMs ?? 0));
  const times = ids.flatMap((id) => attempts.get(id)?.ms ?? []);
  const least = Math.min(...times);
  return times.length >= 2 && least > LATE_MS + 4 * connect
    ? [
        compared(
          `Each time it took ${spokenTime(least)} or more until the connection was ended, far longer than it took to be accepted. That is how a front door behaves that looks for somebody behind it.`,
          ids,
        ),
      ]
    : [];
};

const severalAlike = (reach: EvidenceMap['reach']) => {
  const open = reach.addresses.filter(({ connected }) => connected);
  return open.length < 2
    ? []
    : [
        compared(
          `All ${open.length} addresses do the same, as the doors of one house do.`,
          open.map(({ attemptId }) => attemptId),
        ),
      ];
};

/** The front door (load balancer, content network) is up, and nothing healthy stands behind it. */
export const cause = defineCause({
  id: 'backend-down-behind-lb',
  area: 'configuration',
  title: 'The front door may be open with nobody behind it (load balancer without a working server)',
  ruledOut: 'Nothing looks like a front door with nobody behind it.',
  meaning:
    'Many services stand behind a front door that takes the connections and hands them on (load balancer, content network). When none of the servers behind it works, the front door still accepts, and then lets the connection go. From outside that looks like a server that closes on everybody. Your program’s own settings are not the reason.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether a load balancer stands in front of this address, and whether it counts any server behind it as healthy right now.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'EC2, Target Groups, Targets: look at the health status and its reason. Compare port and protocol of the health check with what the servers speak, and their security groups with the load balancer’s.',
        'When a target becomes unhealthy, a Network Load Balancer cuts its connections (RST). Bring a target back, or register another one.',
      ],
      undo: 'Set the former health check again; take the target out again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: [
        'Application Gateway: look at Backend health. Front Door: at the origin’s health probe and its certificate. Load Balancer: at the Health Probe Status metric. Mend what the probe complains of.',
      ],
      undo: 'Set the former probe again.',
    },
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: [
        '525: the server behind it does not finish the handshake. See that it has a certificate for the name, and speaks TLS 1.2 or newer on port 443. 526: it has one that nobody vouches for; install one of Cloudflare’s Origin CA or a public one.',
        '521 to 523: let Cloudflare’s addresses through the server’s firewall, and see that the address in its DNS entry is right.',
      ],
      undo: 'Put the former certificate or rule back.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Look with “show stat” which servers are DOWN and why (L4CON, L6RSP, L7STS). Mend the check or the server. Where it speaks TLS to the server, compare “ssl verify”, “sni” and “check-sni”. Reload.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Look into the error log for “no live upstreams”, “upstream prematurely closed” and “SSL_do_handshake() failed … while SSL handshaking to upstream”. Mend the server, or proxy_ssl_name and proxy_ssl_server_name. Reload.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Kubernetes, Docker',
      steps: [
        'Look whether the service has any ready endpoint (kubectl get endpointslices), and why its pods are not ready (kubectl describe pod).',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys (behind a load balancer)',
      steps: [
        'See that the health check’s own name and port have an https binding; a check without a name meets only a binding without “Require Server Name Indication”.',
      ],
      undo: 'Delete the binding that you added.',
    },
  ],
  unseen:
    'What stands behind a front door can’t be seen from outside, nor whether there is one at all. Its own page of healthy servers would tell.',
  sources: [
    'AWS: troubleshoot Network Load Balancers; health checks (TCP RST for unhealthy targets)',
    'Apigee: SSL handshake failures between the front door and the server behind it',
    'Cloudflare: errors 520 to 526',
    'RFC 9110 §15.6.3 to §15.6.5 (502, 503, 504)',
  ],
  decides:
    'The front door’s own list of healthy servers decides it. So does one try from inside, at the address of a server behind it.',
  decidedBy: ['plain-answer'],
  needs: ['reach', 'hello'],
  wants: ['versions', 'server-name', 'plain-answer', 'proxy-protocol'],
  examine({ reach, hello, ...shown }, told, attempts) {
    const status = toldStatus(told);
    const results = telling(everyHello({ hello, ...shown }));
    const answered = results.filter((result) => result.answered);
    const pasted =
      status === null
        ? []
        : [
            toldBy(
              `The text that you pasted speaks of status ${status}. With it a front door says that ${SAYS[status]}.`,
            ),
          ];
    if (answered.length > 0 || hello.base.outcome.kind === 'alert')
      return status === null || answered.length === 0
        ? {
            verdict: 'ruled-out',
            because: 'The other side answers in TLS, and no text speaks of a front door.',
          }
        : {
            verdict: 'likely',
            because: [
              ...pasted,
              compared(
                'The secure connection to the front door itself comes about.',
                attemptsOf(answered).slice(0, 3),
              ),
            ],
            title: 'The front door answers, and reports trouble with the server behind it',
            weight: 5,
          };
    if (shown['proxy-protocol']?.holds)
      return {
        verdict: 'ruled-out',
        because: 'Behind a load balancer’s line the server answers, so it works.',
      };
    const plain = shown['plain-answer'];
    const said = plain?.httpStatus == null ? undefined : SAYS[plain.httpStatus];
    if (plain !== undefined && said !== undefined)
      return {
        verdict: 'likely',
        because: [
          measured(
            `To a plain web request the port answered with status ${plain.httpStatus}. With it a front door says that ${said}. First words: “${printable(plain.firstLine ?? '', 120)}”.`,
            [plain.attemptId],
          ),
          ...pasted,
        ],
        title: 'The front door says that nothing works behind it',
        weight: 4,
      };
    if (plain !== undefined && (plain.httpStatus !== null || plain.looksLike !== null || plain.saysUseTls))
      return {
        verdict: 'ruled-out',
        because: 'Somebody answers plain words on this port, and does not speak of trouble.',
      };
    const early = closedBeforeHello(reach);
    const closed = results.length >= 2 && results.every(({ outcome }) => isClosed(outcome));
    if (results.some(({ outcome }) => answerBegan(outcome)))
      return { verdict: 'ruled-out', because: 'An answer had begun, so somebody stood there.' };
    if (!early && !closed)
      return nothingHeard({ reach, hello, ...shown })
        ? { verdict: 'unknown', why: WHO_IS_SILENT }
        : { verdict: 'ruled-out', because: 'The connection is not accepted and then let go each time.' };
    const late = lateEnds(reach, attemptsOf(results), attempts);
    return {
      verdict: 'possible',
      because: [
        measured(
          early
            ? 'The connection is accepted and ended before a word is said.'
            : 'The connection is accepted and ended on every greeting.',
          [...reach.addresses.map(({ attemptId }) => attemptId), ...attemptsOf(results)],
        ),
        ...late,
        ...severalAlike(reach),
        ...pasted,
        inferred(
          'A list of who may connect, a lost key or a service that does not run looks the same from outside.',
        ),
      ],
      weight: pasted.length > 0 ? 5 : late.length > 0 ? 2 : -4,
    };
  },
});
