import { InvalidArgumentError, Option } from 'commander';
import { STARTTLS_NAMES } from '../../shared/model/way';

/** What commander gives for the way to the server, and for how much is asked. */
export interface WayOptions {
  readonly starttls?: string;
  readonly proxy?: string;
  readonly proxyPasswordFile?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly passphraseFile?: string;
  readonly concurrency?: number;
  readonly gentle?: boolean;
  readonly all?: boolean;
  readonly repeat?: number;
  /** false: --no-fetch. */
  readonly fetch?: boolean;
}

const whole =
  (from: number, to: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d{1,3}$/.test(value) || number < from || number > to)
      throw new InvalidArgumentError(`Give a whole number from ${from} to ${to}.`);
    return number;
  };

/** Which way to the server, and how much is asked of it. */
export const wayOptions = (): Option[] => [
  new Option(
    '--starttls <name>',
    'speak this protocol first, then switch to TLS; auto finds out, none never does (default auto)',
  ).choices(['auto', 'none', ...STARTTLS_NAMES]),
  new Option(
    '--proxy <url>',
    'go through this proxy: http://, socks5:// or socks4a://, with user:password@ where it needs them',
  ),
  new Option('--proxy-password-file <file>', 'the proxy’s password is in this file'),
  new Option('--client-cert <file>', 'show this client certificate if the server asks (PEM or PFX)'),
  new Option('--client-key <file>', 'its private key, when it is not in the same file (PEM)'),
  new Option('--passphrase-file <file>', 'the passphrase of the key or PFX is in this file'),
  new Option('--concurrency <n>', 'connections at a time, 1 to 32 (default 8)').argParser(whole(1, 32)),
  new Option('--gentle', 'one connection at a time, with a pause between'),
  new Option('--all', 'every list to its end: up to 600 connections, up to 10 minutes'),
  new Option('--repeat <n>', 'repeat the same greeting up to 300 times to see if it is steady').argParser(
    whole(1, 300),
  ),
  new Option(
    '--no-fetch',
    'ask the server only, not those whom its certificates name (missing certificates, revocation)',
  ),
];
