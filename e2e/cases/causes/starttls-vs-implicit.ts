import { hangUp, onFirstBytes } from '../../../src/main/lab/kit/endings';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { postgresWithoutTls } from '../../peers/database';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { chatWithoutTls, greetsAndIsSilent, mailServer, OFFER, turnsAway } from '../../peers/mail';
import { causeCases } from '../define-cause-cases';

const mail = (offer: string) =>
  labPeer(async (pki) =>
    mailServer({ offer, switches: tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)) }),
  );

const closesAtGreeting = mailServer({
  offer: OFFER,
  switches: (socket) => onFirstBytes(socket, () => hangUp(socket)),
});

const AGREES_AND_ENDS = {
  headline: 'The server agrees to become secure (STARTTLS), and the connection ends at our greeting',
  owner: 'server-owner',
} as const;

export const cases = causeCases({
  cause: 'starttls-vs-implicit',
  holds: [
    { name: 'a mail server that switches when it is asked to', peer: mail(OFFER), verdict: 'confirmed' },
    {
      name: 'a mail server that never offers the switch',
      peer: mail(''),
      verdict: 'likely',
      summary: { owner: 'server-owner' },
    },
    {
      name: 'a mail server that falls silent behind its first words',
      peer: labPeer(() => greetsAndIsSilent('220 peer.lab.test ESMTP\r\n')),
      verdict: 'likely',
    },
    {
      name: 'a mail server that offers the switch and turns it down',
      peer: labPeer(() => mailServer({ offer: OFFER, switches: null })),
      verdict: 'confirmed',
    },
    {
      name: 'a mail server that offers the switch and ends the connection',
      peer: labPeer(() => mailServer({ offer: OFFER, switches: 'closes' })),
      verdict: 'likely',
    },
    {
      name: 'a mail server that agrees to switch and closes at the greeting',
      peer: labPeer(() => closesAtGreeting),
      verdict: 'likely',
      summary: AGREES_AND_ENDS,
    },
    {
      name: 'the same, and the words were chosen',
      peer: labPeer(() => closesAtGreeting),
      options: { starttls: 'smtp' },
      verdict: 'likely',
      summary: AGREES_AND_ENDS,
    },
    {
      name: 'a chat server that fails to switch, and says so',
      peer: labPeer(() => chatWithoutTls),
      options: { starttls: 'irc' },
      verdict: 'confirmed',
      summary: { headline: 'The server turns down the switch to a secure connection (STARTTLS)' },
    },
    {
      name: 'a mail server that turns this computer away with its first words',
      peer: labPeer(() => turnsAway('554 5.7.1 You are not allowed to connect\r\n')),
      verdict: 'confirmed',
    },
    {
      name: 'a database that says that it has no TLS',
      peer: labPeer(() => postgresWithoutTls),
      options: { starttls: 'postgres' },
      verdict: 'confirmed',
    },
    {
      name: 'it is secure from the first byte, and the person was told otherwise',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      options: { starttls: 'smtp' },
      verdict: 'likely',
    },
    {
      name: 'the words of sending mail were chosen, and mailboxes answer',
      peer: labPeer(() => greetsAndIsSilent('* OK peer.lab.test ready\r\n')),
      options: { starttls: 'smtp' },
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it begins in plain text too, and remote logins never switch',
      peer: labPeer(() => greetsAndIsSilent('SSH-2.0-OpenSSH_9.2\r\n')),
    },
    { name: 'the person knew how the mail server begins', peer: mail(OFFER), options: { starttls: 'smtp' } },
    { name: 'it is secure from the first byte', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
