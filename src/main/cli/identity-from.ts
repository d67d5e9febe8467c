import type { ClientIdentity, RunOptions } from '../../shared/model/way';
import {
  type IdentityFile,
  identityOf,
  LARGEST_IDENTITY_FILE,
  NO_CERTIFICATE,
  NO_KEY,
  readIdentityFile,
  UNUSABLE,
} from '../app/identity-file';
import { readBytesBounded } from '../cases/read-case';
import { Refusal } from '../cases/refusal';
import { checkIdentity } from '../engine/net/check-identity';
import type { Io } from './io';
import { readSecretFile } from './secret-file';
import { UsageError } from './usage-error';

interface Given {
  readonly clientCert: string;
  readonly clientKey: string | undefined;
  readonly passphraseFile: string | undefined;
}

/** A certificate with its key, opened, and whose it is. */
interface Opened {
  readonly identity: ClientIdentity;
  readonly facts: RunOptions['clientCertificate'];
}

const EXAMPLE = '--client-cert client.pem --client-key client.key';

const readFile = async (flag: string, path: string): Promise<IdentityFile> => {
  try {
    return readIdentityFile(await readBytesBounded(path, 'The file', LARGEST_IDENTITY_FILE));
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(`${flag} ${path}: ${error.message}`, EXAMPLE);
    throw error;
  }
};

const keyFrom = async (path: string): Promise<string> => {
  const file = await readFile('--client-key', path);
  if (file.kind === 'pem' && file.key !== null) return file.key;
  throw new UsageError(`--client-key ${path}: ${NO_KEY}`, EXAMPLE);
};

const bothHalves = async ({ clientCert, clientKey }: Given): Promise<ClientIdentity> => {
  const file = await readFile('--client-cert', clientCert);
  const refuse = (sentence: string): never => {
    throw new UsageError(`--client-cert ${clientCert}: ${sentence}`, EXAMPLE);
  };
  if (file.kind === 'pfx' && clientKey !== undefined)
    refuse('A PFX brings its own key. Leave --client-key out.');
  if (file.kind === 'pem' && file.certificates === null)
    refuse(file.key === null ? UNUSABLE.unreadable : NO_CERTIFICATE);
  const key = clientKey === undefined ? null : await keyFrom(clientKey);
  return identityOf(file, key) ?? refuse('Its private key is not in this file. Name it with --client-key.');
};

const passphraseFor = async ({ clientCert, passphraseFile }: Given, io: Io): Promise<string> => {
  if (passphraseFile !== undefined) return readSecretFile('--passphrase-file', passphraseFile);
  if (!io.inputIsTerminal)
    throw new UsageError(
      `--client-cert ${clientCert}: it is closed with a passphrase, and nobody is there to be asked.`,
      `${EXAMPLE} --passphrase-file passphrase.txt`,
    );
  return io.askSecret(`Passphrase of ${clientCert} (not shown): `);
};

/** Reads a client certificate with its key, opens it, and says whose it is. Throws UsageError with what is wrong. */
export const identityFrom = async (given: Given, io: Io): Promise<Opened> => {
  const closed = await bothHalves(given);
  const open = (identity: ClientIdentity): Opened | 'locked' => {
    const check = checkIdentity(identity);
    if (check.kind === 'locked') return 'locked';
    if (check.kind === 'unusable')
      throw new UsageError(`--client-cert ${given.clientCert}: ${UNUSABLE[check.why]}`, EXAMPLE);
    const { kind: _kind, ...facts } = check;
    return { identity, facts };
  };
  const first = open(closed);
  if (first !== 'locked') return first;
  const second = open({ ...closed, passphrase: await passphraseFor(given, io) });
  if (second !== 'locked') return second;
  throw new UsageError(
    `--client-cert ${given.clientCert}: the passphrase does not open it.`,
    `${EXAMPLE} --passphrase-file passphrase.txt`,
  );
};
