// The licences of everything that ships, read from node_modules while the program is built. Nothing is fetched.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the program imports to get the list (src/renderer/src/licences.d.ts gives it its type). */
const MODULE = 'virtual:licences';

const NAMES = /^(?:licen[cs]e|copying|notice|ofl)(?:[-.].*)?$/i;

/** Ships although it is not a dependency of the running code. */
const ALSO = ['electron'];

/** The folders of all packages that the lock names for production: node_modules/a, node_modules/a/node_modules/b, … */
export function productionFolders(lock) {
  return Object.entries(lock.packages)
    .filter(([folder, { dev, devOptional, optional }]) => folder !== '' && !dev && !devOptional && !optional)
    .map(([folder]) => folder);
}

function textOf(folder) {
  const files = readdirSync(folder).filter(
    (name) => NAMES.test(name) && !/\.(?:[cm]?[jt]s|json)$/.test(name),
  );
  return files
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n').trim())
    .join('\n\n');
}

/** The name that a package.json gives its licence, also in the two old ways. */
function licenceName({ license, licenses }) {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' or ') ?? 'not named';
}

/** Most packages of one workshop carry the same words: a text stands there once. */
function addTo(texts, text) {
  const known = texts.indexOf(text);
  return known === -1 ? texts.push(text) - 1 : known;
}

/** `{ packages: [{ name, version, licence, text }], texts }`: our own first, the others by name; `text` is a place in `texts`. */
export function collectLicences(root) {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const texts = [];
  const entry = (folder, name) => {
    const about = read(join(folder, 'package.json'));
    const text =
      textOf(join(root, folder)) ||
      `This package came without the text of its licence. Its package.json names: ${licenceName(about)}.`;
    return {
      name: name ?? about.name,
      version: about.version,
      licence: licenceName(about),
      text: addTo(texts, text),
    };
  };
  const folders = [
    ...productionFolders(read('package-lock.json')),
    ...ALSO.map((name) => `node_modules/${name}`),
  ].filter((folder) => existsSync(join(root, folder, 'package.json')));
  const own = entry('', 'Handrail');
  const found = new Map(
    folders.map((folder) => entry(folder)).map((one) => [`${one.name} ${one.version}`, one]),
  );
  const others = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { packages: [own, ...others], texts };
}

/** The list as a module of the bundle. */
export function licencesPlugin(root) {
  return {
    name: 'handrail-licences',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) =>
      id === `\0${MODULE}`
        ? `export default JSON.parse(${JSON.stringify(JSON.stringify(collectLicences(root)))})`
        : null,
  };
}
