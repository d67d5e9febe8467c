/** The commands of a section, by name; what is written twice holds as it stands last (config(5)). */
type Section = ReadonlyMap<string, string>;

const MOST_LINES = 10_000;
const LONGEST_LINE = 10_000;
/** Variables can hold variables: without a limit, a few lines grow into gigabytes. */
const MOST_VARIABLES = 20;
const LONGEST_VALUE = 4_000;

const withoutComment = (line: string): string => {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1))
    if (at === 0 || line[at - 1] !== '\\') return line.slice(0, at).trim();
  return line.trim();
};

const unquoted = (value: string): string =>
  value.length > 1 && (value[0] === '"' || value[0] === "'") && value.endsWith(value[0])
    ? value.slice(1, -1).trim()
    : value.trim();

/** The file that a line wants to be read in its place (config(5), ".include"), or null. */
export const includeOf = (line: string): string | null => {
  const said = withoutComment(line);
  if (!/^\.include[\s=]/.test(said)) return null;
  const path = said.slice('.include'.length).trim();
  return unquoted((path.startsWith('=') ? path.slice(1) : path).trim()) || null;
};

/** Comments end at the line's end; a backslash at its end joins the next line (config(5)). */
const linesOf = (text: string): string[] =>
  text
    .replace(/\\\r?\n/g, '')
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .map((line) => withoutComment(line.slice(0, LONGEST_LINE)))
    .filter((line) => line !== '');

/** `$name`, `${name}` and `$(name)`; one of another section (`$ENV::name`) stays as it is. */
const VARIABLE = /\$(?:\{(\w+)\}|\((\w+)\)|(\w+)(?!\w|::))/g;

/** Reads config(5) as far as TLS needs it: sections, assignments, variables of the same file. Files to include are put in before. */
export const parseOpensslConf = (text: string): ReadonlyMap<string, Section> => {
  const standing = new Map<string, string>();
  const sections = new Map<string, Map<string, string>>([['default', standing]]);
  let section = standing;
  const put = (raw: string): string => {
    let left = MOST_VARIABLES;
    const whole = unquoted(raw).replace(VARIABLE, (all: string, ...names: (string | undefined)[]) => {
      const name = names.slice(0, 3).find((one) => one !== undefined) ?? '';
      left -= 1;
      return left < 0 ? all : (section.get(name) ?? standing.get(name) ?? all);
    });
    return whole.slice(0, LONGEST_VALUE);
  };
  for (const line of linesOf(text)) {
    const heading = line.startsWith('[') && line.endsWith(']') ? line.slice(1, -1).trim() : undefined;
    const at = line.indexOf('=');
    const [name, raw] =
      at < 1 ? [undefined, undefined] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (heading !== undefined) {
      section = sections.get(heading) ?? new Map<string, string>();
      sections.set(heading, section);
    } else if (name !== undefined && raw !== undefined && !name.startsWith('.')) section.set(name, put(raw));
  }
  return sections;
};

/**
 * The commands that hold for every TLS connection of programs that read the file: openssl_conf → ssl_conf → system_default
 * (config(5), "SSL configuration"). Names as in SSL_CONF_cmd(3), without the prefix "TLS."; empty when the file sets none.
 */
export const systemDefaults = (text: string): Section => {
  const sections = parseOpensslConf(text);
  const main = sections.get('default')?.get('openssl_conf') ?? '';
  const ssl = sections.get(main)?.get('ssl_conf') ?? '';
  const found = sections.get(sections.get(ssl)?.get('system_default') ?? '') ?? new Map<string, string>();
  return new Map(
    [...found].flatMap(([name, value]) =>
      name.startsWith('DTLS.') ? [] : [[name.replace(/^TLS\./, ''), value] as const],
    ),
  );
};
