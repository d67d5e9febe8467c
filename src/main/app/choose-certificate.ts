import { basename } from 'node:path';
import type { ChosenCertificate } from '../../shared/ipc/contract';
import { printable } from '../../shared/words/printable';
import { readChosenBytes } from '../cases/read-chosen';
import { Refusal } from '../cases/refusal';
import type { Dialogs } from './dialogs';
import {
  identityOf,
  LARGEST_IDENTITY_FILE,
  NO_CERTIFICATE,
  NO_KEY,
  readIdentityFile,
  UNUSABLE,
} from './identity-file';
import type { SecretKeeper } from './secret-keeper';

const ALL = { name: 'All files', extensions: ['*'] };
const CERTIFICATES = [
  { name: 'Client certificates', extensions: ['pfx', 'p12', 'pem', 'crt', 'cer', 'der'] },
  ALL,
];
const KEYS = [{ name: 'Private keys', extensions: ['key', 'pem'] }, ALL];

const read = (path: string, what: string): Promise<Uint8Array> =>
  readChosenBytes(path, what, LARGEST_IDENTITY_FILE);

const readKey = async (path: string): Promise<string> => {
  const file = readIdentityFile(await read(path, 'The private key'));
  if (file.kind !== 'pem' || file.key === null) throw new Refusal('cannot-read', NO_KEY);
  return file.key;
};

/**
 * Asks the person for the file with the certificate, and for that with its key when it is not in the first. The key stays here: the window
 * gets a word for it. Throws a Refusal that says what the file is instead.
 */
export const chooseCertificate = async (
  dialogs: Dialogs,
  keeper: SecretKeeper,
): Promise<ChosenCertificate> => {
  const path = await dialogs.open({ title: 'Choose a client certificate', kinds: CERTIFICATES });
  if (path === null) return { kind: 'cancelled' };
  const file = readIdentityFile(await read(path, 'The certificate'));
  if (file.kind === 'pem' && file.certificates === null)
    throw new Refusal('cannot-read', file.key === null ? UNUSABLE.unreadable : NO_CERTIFICATE);
  let identity = identityOf(file, null);
  if (identity === null) {
    const keyPath = await dialogs.open({ title: 'Choose the private key of this certificate', kinds: KEYS });
    if (keyPath === null) return { kind: 'cancelled' };
    identity = identityOf(file, await readKey(keyPath));
  }
  if (identity === null) throw new Refusal('cannot-read', NO_KEY);
  return keeper.hold(identity, printable(basename(path), 255));
};
