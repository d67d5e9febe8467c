/** A ClientHello as `openssl s_server -trace` and `s_client -trace` print it, put into the words of this folder. */
export interface TracedHello {
  readonly legacyVersion: number;
  /** Hex, as all bytes here. */
  readonly random: string;
  readonly sessionId: string;
  readonly suites: readonly { readonly code: number; readonly name: string }[];
  readonly compressions: readonly number[];
  readonly extensions: readonly { readonly type: number; readonly length: number }[];
  readonly supportedVersions: readonly number[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly keyShareGroups: readonly number[];
  readonly alpn: readonly string[];
  /** The content of server_name; null when there is none. */
  readonly serverName: string | null;
}

const EXTENSION = /^\s*extension_type=.*\((\d+)\), length=(\d+)$/;

interface Section {
  readonly type: number;
  readonly length: number;
  readonly lines: readonly string[];
}

/** The extensions with the lines that describe their content. */
const sections = (lines: readonly string[]): Section[] => {
  const found: { type: number; length: number; lines: string[] }[] = [];
  for (const line of lines) {
    const head = EXTENSION.exec(line);
    if (head) found.push({ type: Number(head[1]), length: Number(head[2]), lines: [] });
    else found[found.length - 1]?.lines.push(line);
  }
  return found;
};

const all = (lines: readonly string[], pattern: RegExp): string[] =>
  lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);

const numbers = (lines: readonly string[], pattern: RegExp): number[] => all(lines, pattern).map(Number);

/** The bytes of a hex dump: an offset, the bytes, then what they look like. */
const dumped = (lines: readonly string[]): string =>
  lines
    .map((line) => /^\s*[0-9a-f]{4} - ((?:[0-9a-f]{2}[ -])*)/.exec(line)?.[1] ?? '')
    .join('')
    .replace(/[ -]/g, '');

const between = (lines: readonly string[], from: RegExp, to: RegExp): readonly string[] => {
  const start = lines.findIndex((line) => from.test(line));
  const end = lines.findIndex((line, at) => at > start && to.test(line));
  return start < 0 ? [] : lines.slice(start + 1, end < 0 ? lines.length : end);
};

const SUITE = /\{0x([0-9A-F]{2}), 0x([0-9A-F]{2})\} (\S+)/;

const readSuites = (lines: readonly string[]): TracedHello['suites'] =>
  lines.flatMap((line) => {
    const [, high, low, name] = SUITE.exec(line) ?? [];
    return high && low && name ? [{ code: Number.parseInt(high + low, 16), name }] : [];
  });

const readHello = (lines: readonly string[]): TracedHello => {
  const one = (pattern: RegExp): string => all(lines, pattern)[0] ?? '';
  const extensions = sections(between(lines, /^ {6}extensions, /, /^ {0,5}\S/));
  const content = (type: number): readonly string[] =>
    extensions.find((section) => section.type === type)?.lines ?? [];
  const name = content(0);
  return {
    legacyVersion: Number(one(/client_version=(0x[0-9a-f]+)/)),
    random: (one(/gmt_unix_time=0x([0-9A-F]+)/) + one(/random_bytes \(len=28\): ([0-9A-F]+)/)).toLowerCase(),
    sessionId: one(/session_id \(len=\d+\): ([0-9A-F]*)/).toLowerCase(),
    suites: readSuites(between(lines, /^ {6}cipher_suites/, /^ {6}\S/)),
    compressions: numbers(between(lines, /^ {6}compression_methods/, /^ {6}\S/), /\((0x[0-9a-fA-F]+)\)/),
    extensions: extensions.map(({ type, length }) => ({ type, length })),
    supportedVersions: numbers(content(43), /\((\d+)\)$/),
    groups: numbers(content(10), /\((\d+)\)$/),
    signatureSchemes: numbers(content(13), /\((0x[0-9a-fA-F]+)\)$/),
    keyShareGroups: numbers(content(51), /NamedGroup: .*\((\d+)\)$/),
    alpn: content(16)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    serverName: name.length === 0 ? null : dumped(name),
  };
};

/** Every ClientHello in what openssl printed, in order. */
export const tracedHellos = (text: string): TracedHello[] => {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, at) => {
    if (!/^ {4}ClientHello, Length=/.test(line)) return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((other) => other === '' || /^\S/.test(other));
    return [readHello(rest.slice(0, end < 0 ? rest.length : end))];
  });
};
