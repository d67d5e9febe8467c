// What the walls can't say as imports: clocks and chance in pure rooms, the one door to the bridge, the length of files, the guides.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LINES = 300;

/** Longer than that by name: tables of protocol numbers, which nobody reads from top to bottom. */
const LONG_TABLES = new Set(['src/main/engine/wire/ids.ts']);

/** Folders with a guide of their own: what is here, how to add to it, and why it is so. */
const GUIDED = [
  'src/shared',
  'src/preload',
  'src/main',
  ...[
    '',
    '/wire',
    '/starttls',
    '/net',
    '/net/trust',
    '/probes',
    '/diagnosis',
    '/clients',
    '/messages',
    '/platform',
    '/run',
  ].map((room) => `src/main/engine${room}`),
  'src/main/app',
  'src/main/report',
  'src/main/cases',
  'src/main/lab',
  'src/main/cli',
  'src/renderer',
  'e2e',
];

const isTest = (file) => /\.test\.tsx?$|\/testing\/|\/testing\.tsx?$/.test(file);

/** A rule about the text of a file: `breaks(file, text)` says what is wrong, or nothing. */
const textRules = [
  {
    name: 'no-clock-no-chance',
    comment: 'Have the time or the random bytes handed in as an argument.',
    breaks: (file, text) =>
      !isTest(file) &&
      /^src\/(shared|main\/engine\/(wire|starttls|diagnosis|clients|messages|probes)|main\/report\/(project|redact|compare))/.test(
        file,
      ) &&
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bgetRandomValues\(|\bperformance\.now\(/.exec(
        text,
      )?.[0],
  },
  {
    name: 'bridge-by-one-door',
    comment: 'Go through src/renderer/src/bridge.ts, which is also what tests put in its place.',
    breaks: (file, text) =>
      file.startsWith('src/renderer/') &&
      !isTest(file) &&
      !/^src\/renderer\/src\/(bridge\.ts|gallery\/)/.test(file) &&
      /\bwindow\.handrail\b/.exec(text)?.[0],
  },
  {
    name: 'three-hundred-lines',
    comment: `A file longer than ${LINES} lines does two things: give the second one a file of its own.`,
    breaks: (file, text) => {
      const lines = text.replace(/\n$/, '').split('\n').length;
      return !LONG_TABLES.has(file) && lines > LINES && `${lines} lines`;
    },
  },
];

/** The rules above, by name. */
export const textRuleNames = textRules.map((rule) => rule.name);

/** What breaks a rule about texts in these files (relative to `top`): `{ rule, from, to, comment }` each. */
export function brokenTexts(files, top) {
  const found = [];
  for (const file of files.filter((name) => /\.(ts|tsx|mjs|cjs)$/.test(name))) {
    const text = readFileSync(join(top, file), 'utf8');
    for (const { name, comment, breaks } of textRules) {
      const what = breaks(file, text);
      if (what) found.push({ rule: name, from: file, to: what, comment });
    }
  }
  return found;
}

/** The folders whose README.md is missing or says next to nothing. */
export function missingGuides(top) {
  return GUIDED.filter((folder) => {
    const guide = join(top, folder, 'README.md');
    return !existsSync(guide) || readFileSync(guide, 'utf8').split('\n').length < 5;
  }).map((folder) => ({
    rule: 'every-room-has-a-guide',
    from: folder,
    to: 'README.md',
    comment: 'Write what is here, how to add to it, and why it is so: ten to twenty short lines.',
  }));
}
