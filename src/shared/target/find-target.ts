import { fold } from '../words/fold';
import { portOfScheme, SECURED_SCHEMES } from './schemes';

/** Hosts that stand in error texts as links to documentation, never as the server that failed. */
const NOT_TARGETS =
  /^(?:[\w-]+\.)*(?:microsoft\.com|aka\.ms|w3\.org|xmlsoap\.org|openssl\.org|curl\.(?:se|haxx\.se)|nodejs\.org|python\.org|oracle\.com|stackoverflow\.com|github\.com)$/i;

/** "SslState.cs:line 871" and "ssl.c:1006" look like host and port. */
const FILE_NAME =
  /\.(?:c|cc|cpp|h|cs|vb|fs|js|mjs|cjs|ts|tsx|jsx|py|pyx|rb|go|rs|java|kt|scala|php|pl|sh|dll|exe|so|jar|json|xml|html?|md|txt|log|line|pem|crt|cer|pfx)$/i;

/** Latin letters with their accents; in other scripts words and names stand side by side without a space ("连接example.com:443"). */
const LETTER = '\\p{Script=Latin}';
const LABEL = `[${LETTER}0-9_](?:[${LETTER}0-9_-]{0,61}[${LETTER}0-9_])?`;
const NAME = `(?:${LABEL}\\.){1,20}${LETTER}[${LETTER}0-9-]{0,62}|localhost`;
const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';
const IPV6 = '\\[[0-9a-f:.]{2,45}\\]';
const HOST = `(${NAME}|${IPV4}|${IPV6})`;

interface Shape {
  readonly pattern: RegExp;
  readonly url?: boolean;
  /** Port to add when the text names none. */
  readonly implied?: string;
}

/** In the order of how sure they make us. Every repetition is bounded: the text may be hostile. */
const SHAPES: readonly Shape[] = [
  {
    pattern: new RegExp(
      `\\b(${SECURED_SCHEMES.join('|')})://(?:[^\\s/?#@]{0,200}@)?${HOST}(?::(\\d{1,5}))?`,
      'giu',
    ),
    url: true,
  },
  // curl names the address that it tries first, and only then the name: "Connected to shop.example (192.0.2.7) port 8443".
  { pattern: new RegExp(`\\bconnected to ${HOST} \\([0-9a-f:.]{2,45}\\),? port:? (\\d{1,5})\\b`, 'giu') },
  // Python, and what is written as JSON: "host='shop.example', port=8443".
  {
    pattern: new RegExp(
      `\\bhost(?:name)?['"]?\\s?[=:]\\s?['"]?${HOST}['"]?,\\s?['"]?port['"]?\\s?[=:]\\s?['"]?(\\d{1,5})\\b`,
      'giu',
    ),
  },
  {
    pattern: new RegExp(`(?:Server|Data Source|Address|Addr)\\s?=\\s?(?:tcp:)?${HOST},\\s?(\\d{1,5})`, 'giu'),
  },
  { pattern: new RegExp(`->\\s?${HOST}:(\\d{1,5})\\b`, 'giu') },
  { pattern: new RegExp(`(?<![${LETTER}\\w./\\-])${HOST}:(\\d{1,5})\\b(?!\\s?->)(?![:.]\\d)`, 'giu') },
  { pattern: new RegExp(`\\b${HOST},? port:? (\\d{1,5})\\b`, 'giu') },
  {
    pattern: new RegExp(
      `\\b(?:ENOTFOUND|EAI_AGAIN|resolve host:?|resolved: '?|lookup|connect to|connecting to|UnknownHostException:) ?"?${HOST}\\b(?!:\\d)`,
      'giu',
    ),
    implied: '443',
  },
  { pattern: new RegExp(`\\b(http|ws)://(?:[^\\s/?#@]{0,200}@)?${HOST}(?::(\\d{1,5}))?`, 'giu'), url: true },
];

const isPort = (port: string): boolean => Number(port) >= 1 && Number(port) <= 65_535;

const usable = (host: string): boolean => {
  if (NOT_TARGETS.test(host) || FILE_NAME.test(host)) return false;
  return !/^[\d.]+$/.test(host) || host.split('.').every((part) => Number(part) <= 255);
};

const fromUrl = (scheme: string, host: string, port: string | undefined): string => {
  const known = portOfScheme(scheme.toLowerCase());
  return `${host}:${port ?? (typeof known === 'number' ? known : 80)}`;
};

const read = (shape: Shape, hit: RegExpMatchArray): string | null => {
  const [scheme, host, port] = shape.url
    ? [hit[1] ?? '', hit[2] ?? '', hit[3]]
    : ['', hit[1] ?? '', hit[2] ?? shape.implied];
  if (!usable(host) || (port !== undefined && !isPort(port))) return null;
  return shape.url ? fromUrl(scheme, host, port) : `${host}:${port ?? '443'}`;
};

const MOST = 40;

/** Every "host:port" that an error text speaks of, the most certain first, at most 40: without user names, passwords or paths. */
export const findTargets = (text: string): string[] => {
  const folded = fold(text);
  const found = new Set<string>();
  for (const shape of SHAPES) {
    for (const hit of folded.matchAll(shape.pattern)) {
      const target = read(shape, hit);
      if (target !== null) found.add(target);
      if (found.size >= MOST) return [...found];
    }
  }
  return [...found];
};
