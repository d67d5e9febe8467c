import type { Computer } from '../computer';
import { type Found, NOTHING, setting, together, unread } from '../found';
import { parseProperties } from '../parse/properties';

const MOST_JAVAS = 8;

interface Folder {
  readonly path: string;
  /** Which of the names in it are a Java. */
  readonly names: RegExp;
  /** Between the name and the Java itself. */
  readonly inside?: string;
}

const ANY = /^[^.]/;

const FOLDERS: { readonly [system: string]: readonly Folder[] } = {
  linux: [
    { path: '/usr/lib/jvm', names: ANY },
    { path: '/usr/java', names: ANY },
    { path: '/opt', names: /jdk|jre|java|corretto|zulu|temurin/i },
  ],
  macos: [{ path: '/Library/Java/JavaVirtualMachines', names: ANY, inside: 'Contents/Home' }],
  windows: [
    { path: 'C:\\Program Files\\Java', names: ANY },
    { path: 'C:\\Program Files\\Eclipse Adoptium', names: ANY },
    { path: 'C:\\Program Files\\Amazon Corretto', names: ANY },
    { path: 'C:\\Program Files\\Zulu', names: ANY },
    { path: 'C:\\Program Files\\Microsoft', names: /^jdk/i },
    { path: 'C:\\Program Files (x86)\\Java', names: ANY },
  ],
};

/** Java 9 and later, a JDK up to 8, a JRE up to 8. */
const FILES = ['conf/security/java.security', 'jre/lib/security/java.security', 'lib/security/java.security'];

const join = (computer: Computer, ...parts: readonly string[]): string =>
  computer.system === 'windows' ? parts.join('\\').replaceAll('/', '\\') : parts.join('/');

const homes = async (computer: Computer): Promise<readonly string[]> => {
  const own = computer.env.JAVA_HOME;
  const found = await Promise.all(
    (FOLDERS[computer.system] ?? []).map(async ({ path, names, inside }) =>
      (await computer.names(path))
        .filter((name) => names.test(name))
        .map((name) => join(computer, path, name, ...(inside === undefined ? [] : [inside]))),
    ),
  );
  return [...new Set([...(own ? [own] : []), ...found.flat()])];
};

/** `JAVA_VERSION="17.0.15"` of the file "release" beside it; Java up to 6 has none. */
const versionOf = async (computer: Computer, home: string): Promise<string | null> => {
  const read = await computer.file(join(computer, home, 'release'));
  return read.kind === 'text' ? (/^JAVA_VERSION="?([\w.+-]{1,40})"?/m.exec(read.text)?.[1] ?? null) : null;
};

interface OneJava extends Found {
  /** The text, so that two names of one Java are counted once. */
  readonly text: string;
}

const oneJava = async (computer: Computer, home: string): Promise<OneJava | null> => {
  for (const name of FILES) {
    const path = join(computer, home, name);
    const read = await computer.file(path);
    if (read.kind === 'unreadable') return { settings: [], unreadable: [unread(path, read.why)], text: path };
    if (read.kind === 'missing') continue;
    const properties = parseProperties(read.text);
    const version = await versionOf(computer, home);
    return {
      settings: [
        ...(version === null ? [] : [setting('java.version', home, version)]),
        setting('java.disabledAlgorithms', path, properties.get('jdk.tls.disabledAlgorithms') ?? null),
      ],
      unreadable: [],
      text: `${version} ${read.text}`,
    };
  }
  return null;
};

/** The rules of every Java found in the usual places and at JAVA_HOME; programs may bring another one of their own. */
export const javaSettings = async (computer: Computer): Promise<Found> => {
  const found: OneJava[] = [];
  for (const home of await homes(computer)) {
    const java = await oneJava(computer, home);
    if (java !== null && !found.some(({ text }) => text === java.text)) found.push(java);
    if (found.length === MOST_JAVAS) break;
  }
  return found.length === 0 ? NOTHING : together(found);
};
