/** First import of every engine entry: Electron 25's utility processes have no `globalThis.crypto`, and @peculiar/x509 reads it while it loads. */
import { webcrypto } from 'node:crypto';

if (!('crypto' in globalThis) || !globalThis.crypto)
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
