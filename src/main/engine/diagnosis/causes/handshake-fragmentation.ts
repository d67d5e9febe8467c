import { defineCause } from '../define-cause';
import { answeredIn, effect, effectOf, endOf, formOf, formSentence } from '../derive/hello-forms';
import { judgeOwnGreeting } from '../derive/own-greeting';
import { usualGreeting } from '../derive/usual-greeting';

/** Their first message is longer than one packet, so it always travels in pieces: our recordings. */
const IN_PIECES = ['browser', 'node', 'openssl', 'python', 'go'] as const;

const PIECES = ['two-segments', 'two-records'] as const;

/** A greeting that comes in pieces is turned away; the same bytes in one piece are answered. */
export const cause = defineCause({
  id: 'handshake-fragmentation',
  area: 'protocol',
  title: 'The server can’t put a first message together that arrives in pieces',
  ruledOut: 'A first message that arrives in pieces is not the reason.',
  meaning:
    'A message may arrive in several pieces, and the receiver puts them together. This server, or a device in front of it, answers the first message (ClientHello) in one piece and turns away the same message in two. Long messages, slow links and tunnels (VPN) make pieces, so it fails for some programs and from some places only.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to update the server and the devices in front of it that look at the first message. Until then, a shorter first message helps.',
  fix: [
    {
      owner: 'network-team',
      stack: 'A firewall or load balancer that looks into TLS',
      steps: [
        'Exempt this server from TLS inspection, or from routing by server name (SNI), for a trial. If it works then, the device is the cause.',
        'Install the maker’s current software.',
      ],
      undo: 'Take the exemption out again, or go back to the former software.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows (Schannel)',
      steps: [
        'Install the current cumulative update. The update of October 2022 (KB5018427 and its siblings) broke this and was corrected by later ones.',
        'Where large messages are cut short: MessageLimitServer and MessageLimitClient (DWORD, bytes) under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Messaging bound the size that Windows puts together; the defaults are 0x4000 and 0x8000.',
        'Start the computer again.',
      ],
      undo: 'Delete the values that you added, or uninstall the update, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: 'Go, OpenSSL 3 and Node.js, as a stop-gap',
      steps: [
        'Keep the first message in one packet: GODEBUG=tlsmlkem=0 for Go, Groups = X25519:P-256:P-384 for OpenSSL 3.5, ecdhCurve X25519:P-256:P-384 for Node.js.',
      ],
      undo: 'Leave the setting out again.',
    },
  ],
  unseen:
    'We sent our own first message in pieces. Whether the server’s messages arrive at your program in pieces that it can’t put together can’t be seen from here.',
  sources: [
    'dadrian/tldr.fail#23 (servers that read the first packet alone)',
    'Microsoft: KB5018427 and its out-of-band corrections (October 2022)',
    'Microsoft: TLS registry settings (MessageLimitClient, MessageLimitServer)',
    'RFC 8446 §5.1',
  ],
  decides: 'The same greeting in one piece and in two, sent by turns, would decide it.',
  decidedBy: ['hello-form'],
  needs: ['hello'],
  wants: ['starttls', 'hello-form', 'client-greeting', 'one-change'],
  examine(shown, told) {
    const base = usualGreeting(shown);
    if (!base.answered)
      return { verdict: 'ruled-out', because: 'Our greeting in one piece is not answered either.' };
    const form = PIECES.map((id) => formOf(shown, id)).find((one) => effectOf(one) === 'hurts');
    const failing = endOf(form);
    if (form === undefined || failing === undefined) {
      if (PIECES.some((id) => effect(shown, id) === 'broken'))
        return { verdict: 'unknown', why: 'The greeting in pieces did not end in the same way each time.' };
      return answeredIn(shown, 'two-segments')
        ? { verdict: 'ruled-out', because: 'Our greeting was answered in two pieces as well.' }
        : { verdict: 'unknown', why: 'Our greeting was not sent in pieces in this run.' };
    }
    const verdict = judgeOwnGreeting(
      {
        failing: failing.outcome,
        because: PIECES.flatMap((id) => {
          const one = formOf(shown, id);
          return one?.differs ? [formSentence(one)] : [];
        }),
        holds: true,
        variables: ['form'],
        programs: IN_PIECES,
        habit: 'current versions of it send a first message that takes two packets',
      },
      shown,
      told,
    );
    return verdict.verdict === 'unknown' || verdict.verdict === 'ruled-out'
      ? verdict
      : { ...verdict, weight: 6 };
  },
});
