import { domainToASCII } from 'node:url';
import { STARTTLS_NAMES, type StarttlsName } from '../../shared/model/starttls-names';
import { readHost } from '../../shared/target/host-name';
import { isIP } from '../../shared/target/ip';
import { problems } from '../../shared/target/problems';
import { splitAuthority } from '../../shared/target/split-authority';
import { UsageError } from './usage-error';

/** One server to scan. `host`: A-label name or IP address; `label`: as it is shown. */
export interface Endpoint {
  readonly label: string;
  readonly host: string;
  readonly port: number;
  /** null: ask for no name (RFC 6066 §3 knows no addresses). */
  readonly serverName: string | null;
}

/** What a scan was told. `file`: where more servers stand, one a line; '-' is standard input. */
export interface ScanAsked {
  readonly targets: readonly string[];
  readonly fast: boolean;
  readonly allGroups: boolean;
  readonly starttls: StarttlsName | null;
  /** undefined: each server's own name. */
  readonly serverName: string | null | undefined;
  readonly address: string | null;
  /** Servers at a time. */
  readonly concurrency: number;
  /** Of each server one connection at a time, with a pause between; and one server at a time. */
  readonly gentle: boolean;
  /** As it was typed, with a password perhaps: a secret. undefined: none. */
  readonly proxy: string | undefined;
  readonly proxyPasswordFile: string | undefined;
  readonly file: string | null;
  readonly json: boolean;
  readonly help: boolean;
}

const EXAMPLE = 'handrail scan example.com:443';
const DEFAULT_PORT = 443;
const DEFAULT_AT_A_TIME = 128;
const MOST_AT_A_TIME = 512;

const FLAGS = new Set([
  '--fast',
  '--polite',
  '--gentle',
  '--all-groups',
  '--no-sni',
  '--json',
  '--help',
  '-h',
]);
const VALUED = new Set([
  '--starttls',
  '--sni',
  '--address',
  '--concurrency',
  '--file',
  '--proxy',
  '--proxy-password-file',
]);

/** Options and their values, and what stands alone. "--name value" and "--name=value" are the same. */
const split = (argv: readonly string[]) => {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const targets: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    const [name = '', inline] = word.startsWith('--') ? word.split(/=(.*)/s) : [word];
    if (!word.startsWith('-') || word === '-') targets.push(word);
    else if (FLAGS.has(word)) flags.add(word);
    else if (VALUED.has(name)) {
      const value = inline ?? argv[++at];
      if (value === undefined || value === '')
        throw new UsageError(`${name}: the value is missing.`, EXAMPLE);
      values.set(name, value);
    } else throw new UsageError(`Unknown option “${word}”. handrail scan --help lists all of them.`, EXAMPLE);
  }
  return { flags, values, targets };
};

const starttlsOf = (name: string | undefined): StarttlsName | null => {
  if (name === undefined) return null;
  const known = STARTTLS_NAMES.find((one) => one === name);
  if (!known)
    throw new UsageError(
      `--starttls: “${name}” is not one of ${STARTTLS_NAMES.join(', ')}.`,
      '--starttls smtp',
    );
  return known;
};

const concurrencyOf = (text: string | undefined, gentle: boolean): number => {
  if (text === undefined) return gentle ? 1 : DEFAULT_AT_A_TIME;
  const number = Number(text);
  if (!/^\d{1,4}$/.test(text) || number < 1 || number > MOST_AT_A_TIME)
    throw new UsageError(
      `--concurrency: give a whole number from 1 to ${MOST_AT_A_TIME}.`,
      '--concurrency 64',
    );
  if (gentle && number > 1)
    throw new UsageError('--gentle scans one server at a time. Leave --concurrency out.', '--gentle');
  return number;
};

const addressOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const read = readHost(text.replace(/^\[(.*)\]$/, '$1'), 'addresses', domainToASCII);
  if ('problem' in read || !read.isIP)
    throw new UsageError(`--address: “${text}” is not an IP address.`, '--address 192.0.2.10');
  return read.host;
};

const nameOf = (text: string | undefined, without: boolean): string | null | undefined => {
  if (without) return null;
  if (text === undefined) return undefined;
  const read = readHost(text, 'serverName', domainToASCII);
  if ('problem' in read) throw new UsageError(`--sni: ${read.problem.sentence}`, '--sni www.example.com');
  if (read.isIP)
    throw new UsageError('--sni: an address can’t be asked for, only a name.', '--sni www.example.com');
  return read.host;
};

/** Reads the words after “scan”. Throws UsageError. */
export const scanAskedFrom = (argv: readonly string[]): ScanAsked => {
  const { flags, values, targets } = split(argv);
  if (flags.has('--fast') && flags.has('--polite'))
    throw new UsageError('--fast and --polite can’t go together.', `${EXAMPLE} --fast`);
  const gentle = flags.has('--gentle');
  if (gentle && flags.has('--fast'))
    throw new UsageError('--fast and --gentle can’t go together.', `${EXAMPLE} --gentle`);
  return {
    targets,
    fast: flags.has('--fast'),
    allGroups: flags.has('--all-groups'),
    starttls: starttlsOf(values.get('--starttls')),
    serverName: nameOf(values.get('--sni'), flags.has('--no-sni')),
    address: addressOf(values.get('--address')),
    concurrency: concurrencyOf(values.get('--concurrency'), gentle),
    gentle,
    proxy: values.get('--proxy'),
    proxyPasswordFile: values.get('--proxy-password-file'),
    file: values.get('--file') ?? null,
    json: flags.has('--json'),
    help: flags.has('--help') || flags.has('-h'),
  };
};

const EXAMPLE_PLACE = 'example.com:443';

/** What is wrong with an address, and one that works. */
export interface NoEndpoint {
  readonly sentence: string;
  readonly example: string;
}

/** A text that has an @ in it may hold a password, and no problem repeats it. */
const problemOf = (text: string, { sentence, example }: NoEndpoint): NoEndpoint =>
  text.includes('@') ? problems.userInfo(EXAMPLE_PLACE) : { sentence, example };

/** HOST, HOST:PORT, [IPv6]:PORT or a web address → where to connect, or why it is none. */
export const readEndpoint = (text: string, serverName: ScanAsked['serverName']): Endpoint | NoEndpoint => {
  const typed = text.trim();
  if (/\s/.test(typed)) return problemOf(typed, problems.spaces(typed));
  const parts = splitAuthority(typed, false);
  if ('problem' in parts) return problemOf(typed, parts.problem);
  const read = readHost(parts.host, 'text', domainToASCII);
  if ('problem' in read) return problemOf(typed, read.problem);
  const shown = read.isIP && read.host.includes(':') ? `[${read.display}]` : read.display;
  const port = parts.port === null ? DEFAULT_PORT : Number(parts.port);
  if (parts.port !== null && !/^-?\d{1,20}$/.test(parts.port))
    return problemOf(typed, problems.portNotANumber('text', parts.port, shown));
  if (port < 1 || port > 65_535)
    return problemOf(typed, problems.portOutOfRange('text', parts.port ?? '', shown));
  return {
    label: `${shown}:${port}`,
    host: read.host,
    port,
    serverName: serverName === undefined ? (isIP(read.host) ? null : read.host) : serverName,
  };
};

/** The same for a word of the command line. Throws UsageError. */
export const endpointFrom = (text: string, serverName: ScanAsked['serverName']): Endpoint => {
  const read = readEndpoint(text, serverName);
  if ('sentence' in read) throw new UsageError(read.sentence, `handrail scan ${read.example}`);
  return read;
};
