import { domainToASCII } from 'node:url';
import type { ProxyServer } from '../../shared/model/way';
import { parseProxy } from '../../shared/proxy/parse-proxy';
import type { Io } from './io';
import { readSecretFile } from './secret-file';
import { UsageError } from './usage-error';
import type { WayOptions } from './way-options';

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

/** Reads --proxy and --proxy-password-file; asks for a password that is missing. Throws UsageError; no message holds the password. */
export const proxyFrom = async (
  { proxy: text, proxyPasswordFile: file }: Pick<WayOptions, 'proxy' | 'proxyPasswordFile'>,
  io: Io,
): Promise<{ readonly proxy: ProxyServer | null; readonly proxyPassword: string | null }> => {
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
