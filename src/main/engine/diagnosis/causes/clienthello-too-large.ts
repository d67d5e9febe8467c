import { defineCause, type Told, type Verdict } from '../define-cause';
import { answeredIn, effect, endOf, formOf, formSentence, refusedIn } from '../derive/hello-forms';
import { judgeOwnGreeting } from '../derive/own-greeting';
import { answer } from '../derive/told';
import { usualGreeting } from '../derive/usual-greeting';

/** Programs that send a greeting of more than one packet by default today: our recordings (Node.js 22 and later, browsers) and their makers' notes. */
const LARGE_BY_DEFAULT = ['browser', 'node', 'openssl', 'python', 'go'] as const;

/** Not the size: the new kind of key by itself. */
const NEW_KEY = {
  title: 'Something on the way can’t stand the new kind of key in the first message',
  meaning:
    'Today’s programs put a new kind of key into their first message (X25519MLKEM768, made to withstand quantum computers). The server, or a device in front of it, turns such a message away, and takes one of the same size without that key. So up-to-date programs fail, and older ones work.',
} as const;

const unknown = (why: string): Verdict => ({ verdict: 'unknown', why });

/** Nobody turned it away, it got lost: a way that loses large packets does the same, and in a tunnel that is the likelier reason. */
const asLost = <V extends Extract<Verdict, { because: readonly unknown[] }>>(
  verdict: V,
  told: Told,
): Verdict => {
  const tunnel = answer(told, 'network-kind') === 'vpn';
  return {
    ...verdict,
    verdict: tunnel || verdict.verdict === 'possible' ? 'possible' : 'likely',
    against: [
      ...(verdict.against ?? []),
      'Nobody refused the large greeting, it got lost. A way that loses large packets looks the same.',
    ],
    weight: 2,
  };
};

/** A greeting of more than one packet is turned away, a small one is answered. */
export const cause = defineCause({
  id: 'clienthello-too-large',
  area: 'protocol',
  title: 'The first message is too large for the server or for a device on the way',
  ruledOut: 'The size of a large first message is not the reason.',
  meaning:
    'Today’s programs send a first message (ClientHello) of about 1600 to 2000 bytes, because it holds a new kind of key. Older ones sent 200 to 500 bytes. The server, or a device in front of it such as a firewall, answers small messages and turns large ones away. So up-to-date programs fail, and older ones work.',
  owner: 'network-team',
  nextStep:
    'Ask the network team and the server’s owner to update the firewall, load balancer or server that looks at the first message. Until then, the program can be told to send a small one.',
  fix: [
    {
      owner: 'network-team',
      stack: 'A firewall or load balancer that looks into TLS',
      steps: [
        'Exempt this server from TLS inspection for a trial. If it works then, the device is the cause.',
        'Install the maker’s current software. Ask the maker about ClientHello messages in more than one packet (X25519MLKEM768, “post-quantum”).',
      ],
      undo: 'Take the exemption out again, or go back to the former software.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Update the server’s TLS library: it has to read a ClientHello of at least 2000 bytes, in several pieces.',
      ],
      undo: 'Go back to the former version.',
    },
    {
      owner: 'it-desk',
      stack: 'Go, as a stop-gap',
      steps: ['Start the program with the environment variable GODEBUG=tlsmlkem=0 (Go 1.24 and later).'],
      undo: 'Leave the variable out again.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3',
      steps: [
        'OpenSSL 3.5 and later: name the groups without the new one, for one program with “-groups X25519:P-256:P-384”, or for all with Groups = X25519:P-256:P-384 in a configuration of its own (OPENSSL_CONF).',
      ],
      undo: 'Leave the option or the line out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Node.js, as a stop-gap',
      steps: [
        'In the program set tls.DEFAULT_ECDH_CURVE, or the option ecdhCurve of one connection, to X25519:P-256:P-384.',
      ],
      undo: 'Take the line out again.',
    },
  ],
  unseen:
    'Whether the server or a device on the way turns it away can’t be told from here. The same check from inside the server’s network would tell.',
  sources: [
    'lab: Node.js 22 to 26 send 1586 bytes, Chromium 156 1917, Firefox 153 1892',
    'golang/go#80573, canonical/lxd#14839 (GODEBUG=tlsmlkem=0)',
    'openssl/openssl#27557, dadrian/tldr.fail#23, klzgrad/naiveproxy#641',
  ],
  decides: 'A large greeting and a small one, sent by turns, would decide it.',
  decidedBy: ['hello-form', 'client-greeting'],
  needs: ['hello'],
  wants: ['starttls', 'hello-form', 'client-greeting', 'one-change'],
  examine(shown, told) {
    const base = usualGreeting(shown);
    if (!base.answered)
      return {
        verdict: 'ruled-out',
        because: 'Our own greeting, which is small, is not answered either.',
      };
    const [large, newKey] = [formOf(shown, 'size-1500'), formOf(shown, 'post-quantum')];
    const [sizeHurts, keyHurts] = [
      effect(shown, 'size-1500') === 'hurts',
      effect(shown, 'post-quantum') === 'hurts',
    ];
    if (answeredIn(shown, 'post-quantum'))
      return {
        verdict: 'ruled-out',
        because: 'A greeting as large as today’s programs send it was answered.',
      };
    if (answeredIn(shown, 'size-1500') && !keyHurts)
      return { verdict: 'ruled-out', because: 'A greeting of 1500 bytes was answered.' };
    if (!sizeHurts && !keyHurts)
      return large === undefined && newKey === undefined
        ? unknown('No large greeting was sent in this run.')
        : unknown('The large greeting was not turned away in the same way each time.');
    if (effect(shown, 'two-segments') === 'hurts')
      return {
        verdict: 'ruled-out',
        because:
          'A small greeting in two pieces is turned away as well, so it is the pieces and not the size.',
      };
    const forms = [newKey, large].filter((form) => form?.differs);
    const failing = endOf(keyHurts ? newKey : large);
    if (failing === undefined) return unknown('No large greeting was sent in this run.');
    const verdict = judgeOwnGreeting(
      {
        failing: failing.outcome,
        because: forms.flatMap((form) => (form ? [formSentence(form)] : [])),
        holds: true,
        variables: ['size', 'groups'],
        programs: LARGE_BY_DEFAULT,
        habit: 'current versions of it send so large a first message',
      },
      shown,
      told,
    );
    if (verdict.verdict === 'unknown' || verdict.verdict === 'ruled-out') return verdict;
    const onlyKey = keyHurts && answeredIn(shown, 'size-1500');
    const weight = refusedIn(shown, 'size-600') ? 4 : 6;
    const lost = failing.outcome.kind === 'silence' && !onlyKey;
    return lost ? asLost(verdict, told) : { ...verdict, ...(onlyKey ? NEW_KEY : {}), weight };
  },
});
