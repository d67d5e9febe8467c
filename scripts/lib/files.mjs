// Small helpers for files: hashes that tell whether something changed, and writing that leaves no half file.
import { createHash, randomBytes } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A path below the checkout. */
export const at = (...parts) => join(root, ...parts);

/** Every file below `folder`, sorted, with forward slashes, relative to the checkout; [] if it is not there. */
export function filesBelow(folder, top = root) {
  const whole = join(top, folder);
  if (!existsSync(whole)) return [];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(top, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}

/** SHA-256 over names and contents of the given files (relative to `top`), plus any further strings. */
export function hashOf(files, extra = [], top = root) {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const file of files) {
    const path = join(top, file);
    hash.update(`${file}\0`);
    hash.update(existsSync(path) ? readFileSync(path) : 'missing');
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** The base64 SHA-512 of a large file, read in pieces. */
export async function sha512(path) {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('base64');
}

/** The parsed JSON of a file, or null if it is missing or unreadable. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes a file whole or not at all, making its folder. */
function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(half, text);
    renameSync(half, path);
  } finally {
    rmSync(half, { force: true });
  }
}

/** Writes JSON whole or not at all. */
export const writeJson = (path, value) => writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);

/** A fresh folder for one piece of work: `{ path, remove }`. An interrupted script removes it too. */
export function scratchFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `handrail-${name}-`));
  const remove = () => {
    process.removeListener('exit', remove);
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', remove);
  return { path, remove };
}
