import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { answer } from '../derive/told';

const MAIL = ['smtp', 'lmtp'] as const;
/** Where mail programs are expected to switch (RFC 6409 §3.1, RFC 8314 §3.3): a server there that does not offer it is unusual. */
const SUBMISSION = 587;

const hints = (told: Told): string[] => [
  ...(answer(told, 'elsewhere') === 'works'
    ? [
        'You told us that it works from another network. Then the server does offer the switch, and something on this way hides it.',
      ]
    : []),
  ...(answer(told, 'changed') === 'network'
    ? ['You told us that it worked until the network or the security software changed.']
    : []),
];

/** Something on the way hides or garbles the mail server's offer to switch to TLS. */
export const cause = defineCause({
  id: 'starttls-stripped',
  area: 'configuration',
  title: 'Something on the way hides the mail server’s offer to become secure (STARTTLS)',
  ruledOut: 'A hidden offer to become secure (STARTTLS) is not the reason.',
  meaning:
    'Mail servers say what they can do, and one line of that list is the offer to switch to a secure connection (STARTTLS). Between this computer and the server something takes that line away or writes over it. Firewalls that inspect mail do this, and so does some security software. A program that insists on a secure connection then stops.',
  owner: 'network-team',
  nextStep:
    'Ask the network team whether a firewall inspects mail (SMTP, ESMTP) to this server, and to let STARTTLS through.',
  fix: [
    {
      owner: 'network-team',
      stack: 'Cisco ASA and PIX',
      steps: [
        'Let the mail inspection pass the switch: in the ESMTP inspection policy “parameters / allow-tls”, or take “inspect esmtp” (older: “fixup protocol smtp 25”) out of the policy.',
      ],
      undo: 'Put the inspect line back, or take allow-tls out of the policy again.',
    },
    {
      owner: 'network-team',
      stack: 'Other firewalls and mail filters',
      steps: [
        'Look for mail inspection, protocol fixup, SMTP proxy or an application gateway on the way to this server, and exempt the server’s address from it.',
        'Some providers of internet lines do this on port 25. Use port 587 or 465 for sending, where nothing is meant to look in.',
      ],
      undo: 'Take the exemption out again.',
    },
    {
      owner: 'this-computer',
      stack: 'Security software on this computer',
      steps: [
        'Switch off the scanning of mail (“mail shield”, “scan outgoing mail”) for this program for a trial, and check again.',
      ],
      undo: 'Switch it on again.',
    },
    {
      owner: 'this-computer',
      stack: 'A mail program or device',
      steps: [
        'If the server also has a port that is secure from the first byte (465 for sending), use that one: there is no offer on it that could be hidden.',
        'Do not switch to “no encryption” or “if available”: the password would then travel readable.',
      ],
      undo: 'Put the former port and choice back.',
    },
    {
      owner: 'server-owner',
      stack: 'Exchange / SMTP',
      steps: [
        'See on the server itself that it offers the switch: telnet to its own port, EHLO, and look for 250-STARTTLS. If it is missing there, no certificate is bound to SMTP: Enable-ExchangeCertificate with -Services SMTP.',
        'Postfix: smtpd_tls_security_level = may, with certificate and key. Then reload.',
      ],
      undo: 'Set the former value and reload; in Exchange, bind SMTP to the former certificate.',
    },
  ],
  unseen:
    'Where on the way it happens can’t be seen from here. Where the offer is missing and nothing stands in its place, the server itself may not make it.',
  sources: [
    'Cisco: ESMTP inspection (allow-tls); fixup protocol smtp writes X over words that it does not know',
    'jstedfast/MailKit FAQ (security software in between)',
    'RFC 3207 §6: a device in between can take the offer away',
  ],
  decides:
    'The list of what the server offers (EHLO), asked for on the server itself or from another network: if STARTTLS stands there, something on this way takes it out.',
  explains: ['starttls-vs-implicit'],
  needs: ['hello'],
  wants: ['starttls'],
  examine({ hello, starttls }, told) {
    if (starttls === undefined)
      return {
        verdict: 'ruled-out',
        because: hello.base.answered
          ? 'The server answered our greeting in TLS at once.'
          : 'The server did not begin as a mail server does.',
      };
    const { protocol, why, refusedText, result, offered, atOnce, askedToSwitch } = starttls;
    if (!MAIL.some((name) => name === protocol))
      return { verdict: 'ruled-out', because: 'This is no mail server that lists what it can do (EHLO).' };
    if (offered || atOnce?.answered)
      return { verdict: 'ruled-out', because: 'The offer arrived here, and was taken up.' };
    const words = refusedText === null ? '' : printable(refusedText, 240);
    const said = hints(told);
    if (why === 'stripped')
      return {
        verdict: 'confirmed',
        because: [
          measured(`Where the offer should stand, something else stood. ${words}`, [result.attemptId]),
          inferred(
            'No mail server writes X over its own words. That is what firewalls do that inspect mail.',
          ),
          ...said.map(toldBy),
        ],
        weight: 8,
      };
    if (askedToSwitch)
      return { verdict: 'ruled-out', because: 'The offer arrived here, and the switch was turned down.' };
    if (why === 'other-protocol')
      return {
        verdict: 'ruled-out',
        because: 'What answers here is no server of that kind, so it makes no such offer.',
      };
    if (why !== 'not-offered')
      return {
        verdict: 'unknown',
        why: 'The conversation ended before the switch, so whether the offer was hidden is not known.',
      };
    return {
      verdict: said.length > 0 ? 'likely' : 'possible',
      because: [
        measured(`The list of what the server can do holds no offer to become secure. ${words}`, [
          result.attemptId,
        ]),
        ...(told.asked.target.port === SUBMISSION
          ? [inferred('On this port (587) nearly every mail server makes that offer.')]
          : []),
        ...said.map(toldBy),
      ],
      ...(said.length > 0 ? { weight: 7 } : {}),
      title: 'Something on the way may hide the mail server’s offer to become secure (STARTTLS)',
    };
  },
});
