import { fold } from './fold';

/** Hosts that stand in error texts as links to documentation, never as the server that failed. */
const NOT_TARGETS =
  /^(?:[\w-]+\.)*(?:microsoft\.com|aka\.ms|w3\.org|xmlsoap\.org|openssl\.org|curl\.(?:se|haxx\.se)|nodejs\.org|python\.org|oracle\.com|stackoverflow\.com|github\.com)$/i;

/** "SslState.cs:line 871" and "ssl.c:1006" look like host and port. */
const FILE_NAME =
  /\.(?:c|cc|cpp|h|cs|vb|fs|js|mjs|cjs|ts|tsx|jsx|py|pyx|rb|go|rs|java|kt|scala|php|pl|sh|dll|exe|so|jar|json|xml|html?|md|txt|log|line|pem|crt|cer|pfx)$/i;

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const NAME = `(?:${LABEL}\\.){1,20}[a-z][a-z0-9-]{0,62}|localhost`;
const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';
const IPV6 = '\\[[0-9a-f:.]{2,45}\\]';
const HOST = `(${NAME}|${IPV4}|${IPV6})`;

interface Shape {
  readonly pattern: RegExp;
  readonly url?: boolean;
  /** Port to add when the text names none. */
  readonly implied?: string;
}

const SCHEME_PORT: { readonly [scheme: string]: string } = {
  ldaps: '636',
  smtps: '465',
  imaps: '993',
  pop3s: '995',
  ftps: '990',
  amqps: '5671',
  mqtts: '8883',
  rediss: '6379',
  http: '80',
  ws: '80',
};

/** In the order of how sure they make us. Every repetition is bounded: the text may be hostile. */
const SHAPES: readonly Shape[] = [
  {
    pattern: new RegExp(
      `\\b(https|wss|ldaps|smtps|imaps|pop3s|ftps|amqps|mqtts|rediss)://(?:[^\\s/?#@]{0,200}@)?${HOST}(?::(\\d{1,5}))?`,
      'gi',
    ),
    url: true,
  },
  {
    pattern: new RegExp(`(?:Server|Data Source|Address|Addr)\\s?=\\s?(?:tcp:)?${HOST},\\s?(\\d{1,5})`, 'gi'),
  },
  { pattern: new RegExp(`->\\s?${HOST}:(\\d{1,5})\\b`, 'gi') },
  { pattern: new RegExp(`(?<![\\w./-])${HOST}:(\\d{1,5})\\b(?!\\s?->)(?![:.]\\d)`, 'gi') },
  { pattern: new RegExp(`\\b${HOST},? port:? (\\d{1,5})\\b`, 'gi') },
  {
    pattern: new RegExp(
      `\\b(?:ENOTFOUND|EAI_AGAIN|resolve host:?|resolved: '?|lookup|connect to|connecting to|UnknownHostException:) ?"?${HOST}\\b`,
      'gi',
    ),
    implied: '443',
  },
  { pattern: new RegExp(`\\b(http|ws)://(?:[^\\s/?#@]{0,200}@)?${HOST}(?::(\\d{1,5}))?`, 'gi'), url: true },
];

const isPort = (port: string): boolean => Number(port) >= 1 && Number(port) <= 65_535;

const usable = (host: string): boolean => {
  if (NOT_TARGETS.test(host) || FILE_NAME.test(host)) return false;
  return !/^[\d.]+$/.test(host) || host.split('.').every((part) => Number(part) <= 255);
};

const fromUrl = (scheme: string, host: string, port: string | undefined): string => {
  const known = SCHEME_PORT[scheme.toLowerCase()];
  return `${host}:${port ?? known ?? '443'}`;
};

const read = (shape: Shape, hit: RegExpMatchArray): string | null => {
  const [scheme, host, port] = shape.url
    ? [hit[1] ?? '', hit[2] ?? '', hit[3]]
    : ['', hit[1] ?? '', hit[2] ?? shape.implied];
  if (!usable(host) || (port !== undefined && !isPort(port))) return null;
  return shape.url ? fromUrl(scheme, host, port) : `${host}:${port ?? '443'}`;
};

/** The server that an error text speaks of, as "host:port", without user names, passwords or paths; null when none stands out. */
export const findTarget = (text: string): string | null => {
  const folded = fold(text);
  for (const shape of SHAPES) {
    for (const hit of folded.matchAll(shape.pattern)) {
      const target = read(shape, hit);
      if (target !== null) return target;
    }
  }
  return null;
};
