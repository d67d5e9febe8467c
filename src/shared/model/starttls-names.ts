/** Plain dialogues that lead to TLS, by name. `tds`: TLS inside PRELOGIN packets (TDS 7.x). `tds-strict`: TLS first (TDS 8.0), no dialogue. */
export const STARTTLS_NAMES = [
  'smtp',
  'lmtp',
  'imap',
  'pop3',
  'ftp',
  'nntp',
  'sieve',
  'xmpp',
  'xmpp-server',
  'ldap',
  'postgres',
  'mysql',
  'rdp',
  'tds',
  'tds-strict',
  'irc',
] as const;
export type StarttlsName = (typeof STARTTLS_NAMES)[number];
