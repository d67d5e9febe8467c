import type { PlaintextKind } from '../../../../shared/model/failure';

/** Plain beginnings that can switch to TLS (STARTTLS): the cause starttls-vs-implicit speaks of these, plaintext-port of the others. */
export const SWITCHES: readonly (PlaintextKind | null)[] = [
  'smtp',
  'lmtp',
  'imap',
  'pop3',
  'sieve',
  'nntp',
  'xmpp',
  'ftp',
  'irc',
  'mysql',
];
