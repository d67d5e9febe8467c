import type { Fix } from '../../../../shared/model/finding';
import type { StarttlsName } from '../../../../shared/model/way';
import { STARTTLS_SHORT } from '../../../../shared/words/starttls';

/** What is said of a server that stays in plain text, by the way in which it does. */
interface Words {
  readonly title: string;
  readonly meaning: string;
  readonly nextStep: string;
  readonly fix: readonly Fix[];
}

const POSTGRES: Fix = {
  owner: 'server-owner',
  stack: 'PostgreSQL',
  steps: [
    'In postgresql.conf: ssl = on, with the certificate in ssl_cert_file and its key in ssl_key_file. Only the server’s own user may read the key (chmod 600).',
    'Reload with SELECT pg_reload_conf(), and see in the log that it took the files. Where PgBouncer stands before it: client_tls_sslmode, client_tls_cert_file and client_tls_key_file there.',
  ],
  undo: 'Take the changed lines back and reload.',
};
const MYSQL: Fix = {
  owner: 'server-owner',
  stack: 'MySQL, MariaDB',
  steps: [
    'In the section [mysqld]: ssl_cert with the certificate and ssl_key with its key, and no skip_ssl or ssl=0. The service’s own user must be able to read both files.',
    "Restart it. SHOW STATUS LIKE 'Ssl_server_not_after' then names the last day of the certificate.",
  ],
  undo: 'Put the former settings back and restart.',
};
const OTHERS: Fix = {
  owner: 'server-owner',
  stack: 'Other servers',
  steps: [
    'Give the service a certificate and its key, and switch TLS on for this port in its settings. Then restart it, and look into its log.',
    'OpenLDAP: olcTLSCertificateFile and olcTLSCertificateKeyFile. vsftpd: ssl_enable=YES, rsa_cert_file and rsa_private_key_file. Windows (Active Directory, Remote Desktop): a certificate for server authentication in the computer’s store.',
  ],
  undo: 'Put the former settings back and restart.',
};

export const PLAIN_ONLY =
  'The right kind of server answered. Most often TLS is switched off there, or it has no certificate. A program that insists on a secure connection stops. One that does not goes on, and what it sends can be read on the way.';

/** Nothing in its answer offers the switch (RFC 3207 §4.1, RFC 9051 §6.2.1, RFC 2595 §4). */
export const SWITCH_ON: readonly Fix[] = [
  {
    owner: 'server-owner',
    stack: 'Postfix',
    steps: [
      'In main.cf: smtpd_tls_security_level = may, and the key with its certificates in smtpd_tls_chain_files. For a port of its own look at its lines in master.cf, too. Then: postfix reload. The answer to EHLO names STARTTLS then.',
    ],
    undo: 'Take the changed lines back and reload.',
  },
  {
    owner: 'server-owner',
    stack: 'Dovecot',
    steps: [
      'ssl = yes, with the certificate in ssl_cert and its key in ssl_key (from 2.4 on ssl_server_cert_file and ssl_server_key_file). Then: doveadm reload. The list of CAPABILITY (IMAP) names STARTTLS then, that of CAPA (POP3) STLS.',
    ],
    undo: 'Take the changed lines back and reload.',
  },
  {
    owner: 'server-owner',
    stack: 'Exchange',
    steps: [
      'Give the certificate to the service SMTP (Enable-ExchangeCertificate -Services SMTP), and let the receive connector offer TLS (Set-ReceiveConnector -AuthMechanism with Tls in the list).',
    ],
    undo: 'Take Tls out of the list again.',
  },
  OTHERS,
  {
    owner: 'this-computer',
    stack: 'A mail program or device',
    steps: [
      'Meanwhile try port 465 (sending), 993 (IMAP) or 995 (POP3) with “SSL/TLS”. Where the server has such a port, it is secure from the first byte.',
    ],
    undo: 'Put the former port and choice back.',
  },
];

/** It says itself that it has no TLS. */
export const NO_OFFER = (protocol: StarttlsName): Words => ({
  title: `The server offers no secure connection (TLS): ${STARTTLS_SHORT[protocol]} in plain text only`,
  meaning: PLAIN_ONLY,
  nextStep: 'Ask the server’s owner to switch TLS on for this port, with a certificate and its key.',
  fix: [protocol === 'postgres' ? POSTGRES : protocol === 'mysql' ? MYSQL : OTHERS],
});

/** RFC 3207 §4: 454 is "TLS not available due to temporary reason"; Postfix says it without a key that it can read. */
export const TURNED_DOWN: Words = {
  title: 'The server turns down the switch to a secure connection (STARTTLS)',
  meaning:
    'The server begins in plain text and was asked to become secure. That is where it stopped. Most often its own TLS does not work: a certificate or a key is missing, can’t be read, or the two do not belong together. Nothing on the program’s side mends that.',
  nextStep:
    'Ask the server’s owner to look into the server’s log for the time of this check, and at its certificate and key files.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'Postfix',
      steps: [
        'Look into the mail log: a line like “cannot get RSA private key from file” names what is wrong.',
        'See that the files in smtpd_tls_chain_files (or smtpd_tls_cert_file and smtpd_tls_key_file) are there, can be read and belong together. Then: postfix reload.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Dovecot',
      steps: [
        'Look at the files in ssl_cert and ssl_key (from 2.4 on ssl_server_cert_file and ssl_server_key_file), and into its log (doveadm log find). Then: doveadm reload.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Other servers',
      steps: [
        'Look into its log for the time of this check. See that certificate and key are there, can be read by the service, and belong together. Then restart it.',
      ],
      undo: 'Put the former settings back and restart.',
    },
  ],
};

/** Who does it can't be seen from here; most often it is the server, which finds its own TLS broken only when it is used. */
export const ENDS_AT_GREETING = (silent: boolean): Words => ({
  title: silent
    ? 'The server agrees to become secure (STARTTLS), and falls silent at our greeting'
    : 'The server agrees to become secure (STARTTLS), and the connection ends at our greeting',
  meaning:
    'The server begins in plain text, was asked to become secure, and agreed. Our greeting, which comes next, got no answer. Most often the server’s own TLS does not work: a certificate or a key is missing, can’t be read, or the two do not belong together. A device on the way that inspects the plain words and lets no TLS through does the same.',
  nextStep: TURNED_DOWN.nextStep,
  fix: [
    ...TURNED_DOWN.fix,
    {
      owner: 'network-team',
      stack: 'Other firewalls and mail filters',
      steps: [
        'Look for mail inspection, protocol fixup, SMTP proxy or an application gateway on the way to this server, and exempt the server’s address from it.',
      ],
      undo: 'Take the exemption out again.',
    },
  ],
});

/** RFC 5321 §3.1: a server may greet with 554, and RFC 5321 §3.8 with 421, instead of 220. */
export const TURNED_AWAY: Words = {
  title: 'The server turns this computer away before a secure connection is spoken of',
  meaning:
    'The server ended the conversation before it was asked to become secure. So TLS is not the reason. Most often it does not let in the address that this computer comes from; its own words, where it said any, tell more. A mail server’s number that begins with 4 means “not now”, one with 5 means “no”.',
  nextStep:
    'Give the server’s words to its owner, and ask whether this computer’s public address may connect.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'Mail servers (Postfix, Exchange)',
      steps: [
        'Find the connection in the mail log: its line names the rule that turned it away.',
        'Let the address in. Postfix: smtpd_client_restrictions, postscreen and the block lists that they ask. Exchange: RemoteIPRanges of the receive connector.',
      ],
      undo: 'Take the address out again.',
    },
    {
      owner: 'server-owner',
      stack: 'MySQL, MariaDB',
      steps: [
        'Error 1130: let the account in from this address (CREATE USER with its host). 1129: FLUSH HOSTS. 1040: more connections at a time (max_connections).',
      ],
      undo: 'Set the former values again.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Find out with which public address this computer leaves your network, and give it to the server’s owner. After a change of provider or VPN it is another one.',
      ],
      undo: 'Nothing was changed.',
    },
  ],
};
