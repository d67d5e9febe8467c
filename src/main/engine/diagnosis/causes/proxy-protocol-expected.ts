import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { inferred, listed, measured } from '../derive/clip';

type Facts = EvidenceMap['proxy-protocol'];

const versionsOf = ({ wanted }: Facts): string => listed(wanted.map((version) => `version ${version}`));

/** Attempts with a line that was answered, and the bare ones before and after. */
const pairOf = ({ before, after, versions, wanted }: Facts): string[] => [
  before.attemptId,
  ...versions
    .filter(({ version }) => wanted.includes(version))
    .flatMap(({ first, repeated }) => [first.attemptId, ...(repeated ? [repeated.attemptId] : [])]),
  after.attemptId,
];

/** Answered twice with the line, and without it neither before nor after. */
const isPair = ({ before, after, versions, wanted, holds }: Facts): boolean =>
  holds &&
  !before.answered &&
  !after.answered &&
  versions.some(
    (one) => wanted.includes(one.version) && one.first.answered && one.repeated?.answered === true,
  );

/** The server waits for the line that only a load balancer sends (PROXY protocol), and turns everybody else away. */
export const cause = defineCause({
  id: 'proxy-protocol-expected',
  area: 'configuration',
  title: 'The server waits for a first line that only a load balancer sends (PROXY protocol)',
  ruledOut: 'The server does not wait for a load balancer’s line (PROXY protocol).',
  meaning:
    'A load balancer can put a line in front of each connection that says where it comes from (PROXY protocol). This server is set to expect that line. A program that connects to it without a load balancer in between begins with the secure greeting instead, and is turned away. So your program’s own settings are not the reason.',
  owner: 'server-owner',
  nextStep:
    'Use the load balancer’s address instead of this one. If this is that address, ask the server’s owner to let the load balancer send the line, or to switch it off at the server.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Look whether the program was given the address or port of one server behind a load balancer. Use the address that the service’s instructions name.',
      ],
      undo: 'Put the former address back.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'If programs connect to this port themselves, take “proxy_protocol” out of its listen line, and “set_real_ip_from” and “real_ip_header proxy_protocol” with it. Reload.',
        'If both are needed, give the load balancer a port of its own with proxy_protocol.',
      ],
      undo: 'Put the word back into the listen line and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Take “accept-proxy” out of the bind line of this port, or let only the load balancer’s address in with “tcp-request connection expect-proxy layer4 if { src <its address> }”. Reload.',
      ],
      undo: 'Put accept-proxy back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache',
      steps: [
        'Take “RemoteIPProxyProtocol On” out of this site, or name who need not send it with RemoteIPProxyProtocolExceptions. Reload.',
      ],
      undo: 'Put the line back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Exchange / SMTP (Postfix, Haraka, Dovecot)',
      steps: [
        'Postfix: take “smtpd_upstream_proxy_protocol = haproxy” (or postscreen_upstream_proxy_protocol) off this port. Dovecot: set “haproxy = no” on this listener. Haraka: take the address out of haproxy.ini.',
      ],
      undo: 'Put the setting back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'Compare both sides: “Proxy protocol v2” in the target group’s attributes (Network Load Balancer), and what the server behind it expects. Either both have it or neither.',
      ],
      undo: 'Set the attribute to its former value.',
    },
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: [
        'With Spectrum, compare the application’s Proxy Protocol setting with what the server behind it expects. Either both have it or neither.',
      ],
      undo: 'Set it to its former value.',
    },
  ],
  unseen:
    'Which addresses the server takes such a line from can’t be seen from here. A server that takes it from its load balancer alone turns our trial away as well.',
  sources: [
    'HAProxy: proxy-protocol.txt, versions 1 and 2',
    'haraka/Haraka#3105',
    'lab: PROXY protocol listeners of nginx and HAProxy answer with RST',
  ],
  decides:
    'The same greeting with a load balancer’s line in front, between two without it, decides it. From the load balancer’s own address it would decide it in every case.',
  decidedBy: ['proxy-protocol'],
  explains: ['reset-at-once', 'closed-by-every-hello', 'silent-after-hello'],
  needs: ['hello'],
  wants: ['versions', 'proxy-protocol'],
  examine({ hello, versions, 'proxy-protocol': tried }) {
    if (hello.base.answered || (versions?.spoken.length ?? 0) > 0)
      return { verdict: 'ruled-out', because: 'The server answers a greeting without such a line.' };
    if (tried === undefined) {
      const silent = ['fin', 'rst', 'silence'].includes(hello.base.outcome.kind);
      return silent
        ? { verdict: 'unknown', why: 'A greeting with a load balancer’s line in front was not tried.' }
        : { verdict: 'ruled-out', because: 'The server said something else in answer to the greeting.' };
    }
    const [bare, line] = [
      measured(`Without that line: ${describeOutcome(tried.before.outcome)}`, [
        tried.before.attemptId,
        tried.after.attemptId,
      ]),
      measured(
        `With the line of a load balancer in front (PROXY protocol, ${versionsOf(tried)}) the server answered, both times.`,
        pairOf(tried).slice(1, -1),
      ),
    ];
    if (tried.versions.length === 0)
      return {
        verdict: 'unknown',
        why: 'The server changed its ways while we looked, so nothing could be compared.',
      };
    if (tried.wanted.length === 0)
      return { verdict: 'ruled-out', because: 'With such a line in front it went no better.' };
    if (!isPair(tried))
      return {
        verdict: 'likely',
        because: [line, inferred('Without it the greeting did not end the same way each time.')],
        weight: 7,
      };
    return {
      verdict: 'confirmed',
      because: [
        bare,
        line,
        measured(
          'We sent the greeting without the line before and after. That line is the one difference.',
          pairOf(tried),
        ),
      ],
      weight: 8,
    };
  },
});
