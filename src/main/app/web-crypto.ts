import { webcrypto } from 'node:crypto';

// Electron 25's main process (Node 18) has no globalThis.crypto, and libraries look for it while they load: imported first by every entry.
if (globalThis.crypto === undefined) {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
}
