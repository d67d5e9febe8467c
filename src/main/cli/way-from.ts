import { domainToASCII } from 'node:url';
import {
  type ClientIdentity,
  NO_SECRETS,
  type ProxyServer,
  type RunOptions,
  type RunSecrets,
  runOptionsSchema,
  USUAL_OPTIONS,
} from '../../shared/model/way';
import { parseProxy } from '../../shared/proxy/parse-proxy';
import { identityFrom } from './identity-from';
import type { Io } from './io';
import { readSecretFile } from './secret-file';
import { UsageError } from './usage-error';
import type { WayOptions } from './way-options';

/** The options of a run, and what nobody else may know. */
export interface ChosenWay {
  readonly options: RunOptions;
  readonly secrets: RunSecrets;
}

const PASSWORD_FILE = '--proxy http://user@proxy.example.com:8080 --proxy-password-file password.txt';

/** SOCKS4a knows a name and no password. */
const needsPassword = ({ user, kind }: ProxyServer): boolean => user !== null && kind !== 'socks4a';

const passwordFor = async (
  proxy: ProxyServer,
  inAddress: string | null,
  file: string | undefined,
  io: Io,
): Promise<string | null> => {
  if (file !== undefined) {
    if (inAddress !== null)
      throw new UsageError('The proxy’s password is given twice, in --proxy and in a file.', PASSWORD_FILE);
    if (!needsPassword(proxy))
      throw new UsageError('--proxy-password-file: a password needs a user name in --proxy.', PASSWORD_FILE);
    return readSecretFile('--proxy-password-file', file);
  }
  if (inAddress !== null || !needsPassword(proxy)) return inAddress;
  if (!io.inputIsTerminal)
    throw new UsageError('--proxy: the password is missing, and nobody is there to be asked.', PASSWORD_FILE);
  return io.askSecret(`Password of ${proxy.user} at the proxy ${proxy.host} (not shown): `);
};

const proxyFrom = async (
  { proxy: text, proxyPasswordFile: file }: WayOptions,
  io: Io,
): Promise<{ proxy: ProxyServer | null; proxyPassword: string | null }> => {
  if (text === undefined) {
    if (file !== undefined)
      throw new UsageError('--proxy-password-file needs --proxy beside it.', PASSWORD_FILE);
    return { proxy: null, proxyPassword: null };
  }
  const reading = parseProxy(text, domainToASCII);
  if ('problem' in reading) throw new UsageError(`--proxy: ${reading.problem}`, `--proxy ${reading.example}`);
  const { proxy, password } = reading;
  return { proxy, proxyPassword: await passwordFor(proxy, password, file, io) };
};

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
  });
  return { options, secrets: { ...NO_SECRETS, proxyPassword, clientIdentity: client?.identity ?? null } };
};

/** Was anything but the usual asked for? A case without options is one of before. */
export const isUsual = (options: RunOptions): boolean =>
  JSON.stringify(options) === JSON.stringify(runOptionsSchema.parse(USUAL_OPTIONS));
