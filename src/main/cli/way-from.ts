import {
  type ClientIdentity,
  NO_SECRETS,
  type RunOptions,
  type RunSecrets,
  runOptionsSchema,
  USUAL_OPTIONS,
} from '../../shared/model/way';
import { identityFrom } from './identity-from';
import type { Io } from './io';
import { proxyFrom } from './proxy-from';
import { UsageError } from './usage-error';
import type { WayOptions } from './way-options';

/** The options of a run, and what nobody else may know. */
export interface ChosenWay {
  readonly options: RunOptions;
  readonly secrets: RunSecrets;
}

const identityOf = async (
  { clientCert, clientKey, passphraseFile }: WayOptions,
  io: Io,
): Promise<{ identity: ClientIdentity; facts: RunOptions['clientCertificate'] } | null> => {
  if (clientCert !== undefined) return identityFrom({ clientCert, clientKey, passphraseFile }, io);
  const lonely = clientKey !== undefined ? '--client-key' : '--passphrase-file';
  if (clientKey !== undefined || passphraseFile !== undefined)
    throw new UsageError(
      `${lonely} needs --client-cert beside it.`,
      '--client-cert client.pem --client-key client.key',
    );
  return null;
};

/** Reads everything about the way to the server; asks for a password that is missing. Throws UsageError before anything is sent. */
export const wayFrom = async (given: WayOptions, io: Io): Promise<ChosenWay> => {
  if (given.gentle === true && (given.concurrency ?? 1) > 1)
    throw new UsageError('--gentle makes one connection at a time. Leave --concurrency out.', '--gentle');
  const { proxy, proxyPassword } = await proxyFrom(given, io);
  const client = await identityOf(given, io);
  const options = runOptionsSchema.parse({
    starttls: given.starttls ?? USUAL_OPTIONS.starttls,
    proxy,
    depth: given.all === true ? 'all' : 'usual',
    gentle: given.gentle === true,
    concurrency: given.concurrency ?? USUAL_OPTIONS.concurrency,
    repeats: given.repeat ?? 0,
    clientCertificate: client?.facts ?? null,
    ...(given.fetch === false ? { fetch: false } : {}),
  });
  return { options, secrets: { ...NO_SECRETS, proxyPassword, clientIdentity: client?.identity ?? null } };
};

/** Was anything but the usual asked for? A case without options is one of before. */
export const isUsual = (options: RunOptions): boolean =>
  JSON.stringify(options) === JSON.stringify(runOptionsSchema.parse(USUAL_OPTIONS));
