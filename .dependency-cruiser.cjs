// The walls of the house (docs/architecture.md), for `node scripts/check-walls.mjs`. Each rule says what to do instead.
// scripts/walls/planted.mjs breaks every one of them on purpose, so a rule that stopped biting is noticed.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const ENGINE = '^src/main/engine/';
const SHARED = '^src/shared/';
const PROBES = 'src/main/engine/probes';

/** Tests and what only tests use. They may touch Node, but no room that is closed to the code beside them. */
const TESTS = ['\\.test\\.tsx?$', '/testing/', '/testing\\.tsx?$'];

/** Pictures and parts in each of their states, for the gallery alone. */
const EXAMPLES = '\\.examples\\.tsx$';

/** Every file beside the probes that is a probe itself; the others (greet.ts, pair-plan.ts, …) are shared help. */
const probeFiles = readdirSync(join(__dirname, PROBES)).filter(
  (name) =>
    name.endsWith('.ts') &&
    !name.endsWith('.test.ts') &&
    /^export const probe\b/m.test(readFileSync(join(__dirname, PROBES, name), 'utf8')),
);
const A_PROBE = `^${PROBES}/(${probeFiles.map((name) => name.slice(0, -3)).join('|')})\\.ts$`;

/** What gets bytes and values and gives values back: no Node, no packages, nothing that differs between two runs. */
const PURE = [
  `${ENGINE}(wire|starttls|diagnosis|clients|messages|probes)/`,
  '^src/main/report/(project|redact|compare)',
];

/** A rule: files of `from` import nothing of `to`. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Two tests look at both sides, because they hold that every error text leads to a cause and the other way round. */
const BOTH_SIDES = `${ENGINE}(messages/registry|diagnosis/verdicts)\\.test\\.ts$`;

/** A rule for a room of the engine: of our own code it may import these rooms only. */
const room = (name, comment, folder, others = []) =>
  rule(
    name,
    comment,
    { path: `${ENGINE}${folder}/`, pathNot: BOTH_SIDES },
    { path: '^(src|e2e|scripts)/', pathNot: [SHARED, `${ENGINE}${folder}/`, ...others] },
  );

const everywhere = [
  rule(
    'no-circles',
    'Move what both files need into a third one that imports neither.',
    {},
    { circular: true },
  ),
  rule(
    'imports-are-found',
    'Correct the path, or have the package added to package.json: an import nobody can find passes every other rule.',
    {},
    // Made by the build itself (scripts/lib/licences.mjs).
    { couldNotResolve: true, pathNot: '^virtual:licences$' },
  ),
  rule(
    'program-without-tests',
    'Move what the program needs out of testing/, and leave test servers and test helpers to the tests.',
    { path: '^src/', pathNot: TESTS },
    { path: [...TESTS, '^e2e/', '^scripts/', '^bench/'] },
  ),
  rule(
    'program-without-tools',
    'Users get `dependencies` only: use one of those, or have the package moved there in package.json.',
    { path: '^src/', pathNot: TESTS },
    { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/(electron|vite/types)/' },
  ),
];

const closedRooms = [
  rule(
    'shared-stands-alone',
    'Shared is read by the page, the engine and the terminal: move the type or the word into src/shared, or leave it where it is.',
    { path: SHARED },
    { path: '^(src|e2e|scripts)/', pathNot: SHARED },
  ),
  rule(
    'shared-uses-only-zod',
    'Do it with the language alone, or have it handed in: neither node: nor any package but zod exists everywhere shared is read.',
    { path: SHARED, pathNot: TESTS },
    { pathNot: [SHARED, '(^|/)node_modules/zod/'] },
  ),
  rule(
    'pure-stays-pure',
    'Have it handed in as an argument (net, now, bytes): this code must give the same answer again from a saved case.',
    { path: PURE, pathNot: TESTS },
    { pathNot: ['^src/', '(^|/)node_modules/vite/types/'] },
  ),
  room('wire-knows-bytes-only', 'Give wire the bytes and read its answer outside of it.', 'wire'),
  room('starttls-knows-lines-only', 'A dialogue is written over the bytes it is handed.', 'starttls'),
  room(
    'clients-speak-wire',
    'A client profile is a hello in the words of wire/api.ts, nothing more.',
    'clients',
    [`${ENGINE}wire/`],
  ),
  room('messages-read-text-only', 'A stack says what a text proves; the causes weigh it.', 'messages'),
  room(
    'diagnosis-judges-only',
    'Read what you need from Evidence: declare the probe in `needs` or `wants`, or add a field to the facts it gives. Known programs and registered names are facts too.',
    'diagnosis',
    [`${ENGINE}clients/`, `${ENGINE}wire/(api|ids|suites|suite-facts)\\.ts$`],
  ),
  rule(
    'projection-from-values-only',
    'A report is made of evidence, findings and words: hand the value in, or put the word into src/shared/words.',
    { path: '^src/main/report/(project|redact|compare)', pathNot: TESTS },
    {
      path: '^src/',
      pathNot: [SHARED, '^src/main/report/(project|redact|compare)', `${ENGINE}(diagnosis|clients)/`],
    },
  ),
  rule(
    'engine-without-the-app',
    'The engine also runs without a window: have it handed in by src/main/index.ts or src/main/cli.',
    { path: ENGINE },
    { path: '^(src|e2e)/', pathNot: [ENGINE, SHARED] },
  ),
];

const oneFileOneThing = [
  rule(
    'one-cause-alone',
    'Move what two causes need into diagnosis/derive; which of them weighs more is decided in rank.ts.',
    { path: `${ENGINE}diagnosis/causes/([^/.]+)\\.` },
    { path: `${ENGINE}diagnosis/causes/`, pathNot: `${ENGINE}diagnosis/causes/$1\\.` },
  ),
  rule(
    'causes-use-derive',
    'A cause is made with define-cause and reads facts through derive/: add what is missing there.',
    { path: `${ENGINE}diagnosis/causes/`, pathNot: TESTS },
    { path: '^src/', pathNot: [SHARED, `${ENGINE}diagnosis/(define-cause\\.ts$|derive/|causes/)`] },
  ),
  room(
    'probes-are-handed-the-net',
    'Use the net that run() is handed (net-port.ts); give facts and leave the judging to the causes.',
    'probes',
    [`${ENGINE}(wire|starttls|clients)/`],
  ),
  rule(
    'one-probe-alone',
    'Name the other probe in `needs` and read its facts from `seen`, or move the common part into a file that is no probe.',
    { path: `^${PROBES}/([^/.]+)\\.` },
    { path: A_PROBE, pathNot: `^${PROBES}/$1\\.ts$` },
  ),
  rule(
    'net-uses-the-port-only',
    'net fills probes/net-port.ts and reads DER with probes/der; it knows no probe.',
    { path: `${ENGINE}(net|platform)/` },
    { path: `^${PROBES}/`, pathNot: [`^${PROBES}/net-port\\.ts$`, `^${PROBES}/der/`] },
  ),
  rule(
    'one-step-alone',
    'Move what two steps need into parts/, words/ or pictures/; the way from step to step is in flow.ts.',
    { path: '^src/renderer/src/steps/([^/]+)/' },
    { path: '^src/renderer/src/steps/[^/]+/', pathNot: '^src/renderer/src/steps/$1/' },
  ),
];

const oneDoor = [
  rule(
    'network-only-in-net',
    'In a probe use the net it is handed; elsewhere ask for what you need in engine/net, or for a practice server in lab.',
    { pathNot: [`${ENGINE}net/`, '^src/main/lab/', '^e2e/peers/', ...TESTS] },
    { path: '^(node:)?(net|tls|dns|dns/promises|http|https|http2|dgram)$' },
  ),
  rule(
    'processes-only-by-name',
    'make-pdf.ts starts our own Electron to print, and engine/platform/run-command.ts asks this computer for its settings; nothing else starts a program.',
    {
      pathNot: [
        '^src/main/cli/make-pdf\\.ts$',
        `${ENGINE}platform/run-command\\.ts$`,
        '^e2e/(fixtures\\.ts$|helpers/)',
        ...TESTS,
      ],
    },
    { path: '^(node:)?(child_process|cluster)$' },
  ),
  rule(
    'threads-only-for-trust',
    'net/trust reads the system’s roots in a thread because that blocks for seconds, and a peer that never accepts blocks one on purpose; other work stays asynchronous.',
    { pathNot: [`${ENGINE}net/trust/`, '^e2e/peers/never-accepts\\.ts$', ...TESTS] },
    { path: '^(node:)?worker_threads$' },
  ),
  rule(
    'electron-by-name',
    'Take what you need as an argument and let src/main/index.ts hand it in, as src/main/app does.',
    {
      pathNot: [
        '^src/main/(index|window|menu|ipc|outside|questions|waiting)\\.ts$',
        '^src/main/report/pdf(-host)?\\.ts$',
        '^src/preload/',
        '^e2e/bare/',
      ],
    },
    { path: '((^|/)node_modules/|^)electron(/|$)' },
  ),
  rule(
    'lab-knows-wire-only',
    'A practice server is bytes and sockets: no probe, no cause and no report helps it, or it would prove itself.',
    { path: '^src/main/lab/', pathNot: TESTS },
    { path: '^src/', pathNot: ['^src/main/lab/', SHARED, `${ENGINE}(wire/|webcrypto\\.ts$)`] },
  ),
];

const page = [
  rule(
    'page-knows-the-page',
    'Ask over the bridge: a channel in src/shared/ipc, a handler in src/main/app.',
    { path: '^src/renderer/' },
    { path: '^(src|e2e|scripts)/', pathNot: ['^src/renderer/', SHARED] },
  ),
  rule(
    'page-has-no-node',
    'The page is sandboxed and has no Node: have src/main do it and send the result.',
    { path: ['^src/renderer/', '^src/preload/'], pathNot: TESTS },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'contract-as-types',
    'Write `import type`: the schemas stay in the main process, which checks every request.',
    { path: ['^src/renderer/', '^src/preload/'], pathNot: TESTS },
    {
      path: '^src/shared/ipc/(contract|engine-messages|lab-messages)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'preload-is-a-list',
    'The bridge is made from src/shared/ipc/channels.ts: add a channel there, and its handler in src/main/app.',
    { path: '^src/preload/' },
    { pathNot: ['^src/shared/ipc/', '^src/preload/', '(^|/)node_modules/electron/'] },
  ),
  rule(
    'main-draws-the-report-only',
    'Only the report is drawn outside the page: use report/render-html.tsx.',
    { path: '^src/(main|preload)/', pathNot: '^src/main/report/(render-html\\.tsx|report-style\\.ts)$' },
    { path: '^src/renderer/' },
  ),
  rule(
    'report-needs-no-window',
    'The report page is also printed without a window: pass the value in the ReportDocument, draw it with pictures/.',
    { path: '^src/renderer/src/(report|pictures|words)/', pathNot: [...TESTS, EXAMPLES] },
    { path: '^src/', pathNot: ['^src/renderer/src/(report|pictures|words)/', SHARED] },
  ),
];

module.exports = {
  forbidden: [...everywhere, ...closedRooms, ...oneFileOneThing, ...oneDoor, ...page],
  options: {
    // Types count: what a file knows of another is a dependency, whether or not it is there when it runs.
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(out|dist|test-results)/' },
  },
};
