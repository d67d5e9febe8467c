// npm run complete-lock: adds to package-lock.json the platform packages that npm left out of it.
// npm drops an optional package that the registry in use does not serve, and then `npm ci` refuses the lock on every
// computer. Their exact versions stand in their parents; which system each is for stands in its name.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { at } from './lib/files.mjs';
import { Problem, runMain, say } from './lib/say.mjs';

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** The optional packages that a lock's packages name and the lock lacks: `[{ name, version, dev }]`. */
export function missingOptional(lock) {
  const missing = new Map();
  for (const parent of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const there = Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`));
      if (!there) missing.set(name, { name, version, dev: parent.dev === true });
    }
  }
  return [...missing.values()];
}

/** The lock's entry for a platform package, with the system and processor that its name gives. */
export function entryFor({ name, version, dev }) {
  const words = name.split('/').pop().split('-');
  const os = systems.find((word) => words.includes(word));
  const cpu = words.map((word) => processors.find((known) => word === known)).find(Boolean);
  if (!os || !cpu || !exact.test(version)) {
    throw new Problem(
      `The lock lacks ${name}, and its name does not say for which system it is.`,
      `Version asked for: ${version}`,
      'Add it by hand, or use a registry that serves it.',
    );
  }
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  };
}

/** Adds what is missing, in npm's order. Gives the names. */
export function complete(lock) {
  const missing = missingOptional(lock);
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryFor(one);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  return missing.map(({ name }) => name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(() => {
    const path = at('package-lock.json');
    const lock = JSON.parse(readFileSync(path, 'utf8'));
    const added = complete(lock);
    if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
    say(added.length > 0 ? `Added ${added.length}: ${added.join(', ')}` : 'The lock is complete.');
  });
}
