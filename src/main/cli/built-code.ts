import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { Script } from 'node:vm';

// A terminal command is over in a fraction of a second, and a good part of that goes by while V8 makes code of the built files. So the build
// keeps what V8 made of them (`vm.Script` cachedData), and a start takes it from there. V8 refuses what another version of it made, or what was
// made of a text of another length, and then reads the file as it always would. It does not compare the texts: the build makes both together.

/** What V8 made of the built files, by their path below the folder. */
export type KeptCode = ReadonlyMap<string, Buffer>;

/** Whose code it is: only the same Node reads it. */
const MAKER = `${process.version} ${process.platform} ${process.arch}`;

/** The kept code as one file: a line of JSON (maker, paths and lengths), then the pieces one after the other. */
export const packCode = (kept: KeptCode): Buffer => {
  const files = [...kept].map(([path, bytes]) => [path, bytes.length]);
  return Buffer.concat([Buffer.from(`${JSON.stringify({ maker: MAKER, files })}\n`), ...kept.values()]);
};

/** The code in such a file; null when there is none that this Node could use. */
export const readCode = (file: string): KeptCode | null => {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(0x0a);
    const { maker, files } = JSON.parse(bytes.toString('utf8', 0, end));
    if (maker !== MAKER) return null;
    const kept = new Map<string, Buffer>();
    let at = end + 1;
    for (const [path, length] of files) {
      kept.set(path, bytes.subarray(at, at + length));
      at += length;
    }
    return at === bytes.length ? kept : null;
  } catch {
    return null;
  }
};

type Wrapped = (
  this: unknown,
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  folder: string,
) => void;

/** './b.js', said by 'chunks/a.js' → 'chunks/b.js'. Names of built files are plain, so most need no look at every letter. */
const named = (id: string, by: string): string => {
  const folder = by.slice(0, by.lastIndexOf('/') + 1);
  const path = id.startsWith('./') ? folder + id.slice(2) : folder + id;
  return path.includes('../') ? posix.normalize(path) : path;
};

/**
 * A `require` for built files (CommonJS) of one folder, which takes their code from `kept`. Everything else is Node's own require. `read` is
 * told of each file.
 */
export const requireWith = (
  folder: string,
  kept: KeptCode,
  read: (path: string, script: Script) => void = () => {},
): ((path: string) => unknown) => {
  const modules = new Map<string, { exports: unknown }>();
  const outside = createRequire(join(folder, 'index.js'));
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const file = `${folder}/${path}`;
    // The words around a file are those of Node's own loader (documentation of `modules`: the module wrapper).
    const text = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n});`;
    const script = new Script(text, { filename: file, cachedData: kept.get(path) });
    read(path, script);
    const run: Wrapped = script.runInThisContext();
    const require = (id: string) => (id.startsWith('.') ? load(named(id, path)) : outside(id));
    run.call(module.exports, module.exports, require, module, file, file.slice(0, file.lastIndexOf('/')));
    return module.exports;
  };
  return load;
};
