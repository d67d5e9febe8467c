/** What each secret up to TLS 1.2 is made with (RFC 5246 §6.3, §7.4.9, §8.1; RFC 7627 §4). */
export const PRF_LABELS = {
  master: 'master secret',
  extendedMaster: 'extended master secret',
  keys: 'key expansion',
  clientFinished: 'client finished',
  serverFinished: 'server finished',
} as const;
