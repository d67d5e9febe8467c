import type { RunOptions, StarttlsName } from '../model/way';

/** What each plain beginning is for, the known word first. */
const STARTTLS_WORDS: { readonly [Name in StarttlsName]: string } = {
  smtp: 'Sending mail (SMTP)',
  lmtp: 'Delivering mail (LMTP)',
  imap: 'Reading mail (IMAP)',
  pop3: 'Fetching mail (POP3)',
  ftp: 'File transfer (FTP)',
  nntp: 'News groups (NNTP)',
  sieve: 'Mail filters (ManageSieve)',
  xmpp: 'Chat, as a program (XMPP)',
  'xmpp-server': 'Chat, between servers (XMPP)',
  ldap: 'Directory (LDAP)',
  postgres: 'Database PostgreSQL',
  mysql: 'Database MySQL or MariaDB',
  rdp: 'Remote desktop (RDP)',
  tds: 'Database SQL Server (TDS 7)',
  'tds-strict': 'Database SQL Server, strict (TDS 8)',
  irc: 'Chat rooms (IRC)',
};

/** The protocol's own name, as instructions of programs write it. */
export const STARTTLS_SHORT: { readonly [Name in StarttlsName]: string } = {
  smtp: 'SMTP',
  lmtp: 'LMTP',
  imap: 'IMAP',
  pop3: 'POP3',
  ftp: 'FTP',
  nntp: 'NNTP',
  sieve: 'ManageSieve',
  xmpp: 'XMPP',
  'xmpp-server': 'XMPP',
  ldap: 'LDAP',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  rdp: 'RDP',
  tds: 'SQL Server (TDS)',
  'tds-strict': 'SQL Server (TDS 8)',
  irc: 'IRC',
};

/** The same for every choice a person has. */
export const starttlsWords = (choice: RunOptions['starttls']): string => {
  if (choice === 'auto') return 'Find out by itself';
  if (choice === 'none') return 'No: secure from the first byte';
  return STARTTLS_WORDS[choice];
};
