import type { HelloOptions } from '../api';

/** Options of an ordinary hello for TLS 1.3 and 1.2, with the signalling suite. */
export const helloOptions: HelloOptions = {
  versions: [0x0304, 0x0303],
  serverName: 'www.example.org',
  random: new Uint8Array(32).fill(0x11),
  sessionId: new Uint8Array(32).fill(0x22),
  suites: [0x1301, 0x00ff, 0xc02f],
  groups: [0x001d, 0x0017],
  signatureSchemes: [0x0403, 0x0804],
  keyShares: [{ group: 0x001d, key: new Uint8Array(32).fill(0x33) }],
  alpn: ['h2', 'http/1.1'],
};
