import type { Attempt } from '../../model/attempt';
import type { ReportDocument } from '../../model/report';

/** The names of OpenSSL for one version alone; the old ones need its lowest level of security. */
const FLAGS: Readonly<Record<string, string>> = {
  'TLS 1.0': '-tls1 -cipher DEFAULT@SECLEVEL=0',
  'TLS 1.1': '-tls1_1 -cipher DEFAULT@SECLEVEL=0',
  'TLS 1.2': '-tls1_2',
  'TLS 1.3': '-tls1_3',
};

/** Dialogues that OpenSSL speaks under the same name. */
const SPOKEN = new Set([
  'smtp',
  'lmtp',
  'imap',
  'pop3',
  'ftp',
  'nntp',
  'sieve',
  'xmpp',
  'ldap',
  'postgres',
  'mysql',
  'irc',
]);

/** Only plain names and addresses go into a command: someone will paste it into a shell. */
const harmlessName = (name: string): boolean => /^[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?$/i.test(name);
const harmlessIp6 = (address: string): boolean =>
  /^[0-9a-f:.]{2,45}$/i.test(address) && address.includes(':');

/** Commands by which whoever reads the message sees the same; none where the name is not plain enough for a shell. */
export const checkCommands = (document: ReportDocument, attempts: readonly Attempt[]): readonly string[] => {
  const { target, options } = document.asked;
  const host = harmlessIp6(target.host) ? `[${target.host}]` : target.host;
  const name = target.serverName;
  if (!harmlessIp6(target.host) && !harmlessName(target.host)) return [];
  if (name !== null && !harmlessName(name)) return [];
  const dialogue = options?.starttls ?? 'auto';
  const base = [
    `openssl s_client -connect ${host}:${target.port}`,
    name === null ? '-noservername' : `-servername ${name}`,
    ...(SPOKEN.has(dialogue) ? [`-starttls ${dialogue}`] : []),
  ].join(' ');
  const versions = attempts.flatMap(({ hello }) => (hello?.versions.length === 1 ? hello.versions : []));
  const flags = [...new Set(versions)].flatMap((version) => FLAGS[version] ?? []).slice(0, 3);
  return flags.length === 0 ? [base] : flags.map((flag) => `${base} ${flag}`);
};
