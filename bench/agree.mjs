// Do Handrail, sslscan and nmap find the same versions, suites and groups on real servers? By hand only.
// Every tool goes through a listener that notes what it asked for, so that "did not find" and "never asked" are told apart.
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { endAllChildren, exitOnSignals, run } from '../scripts/lib/child.mjs';
import { root } from '../scripts/lib/files.mjs';
import { Problem, runMain, say } from '../scripts/lib/say.mjs';
import { differences, explanation, hex, versionText } from './lib/compare.mjs';
import { table } from './lib/figures.mjs';
import { nmapCodes, readNmap, readSslscan } from './lib/others.mjs';
import { results } from './lib/ours.mjs';
import { publish } from './lib/readme.mjs';
import { statePath } from './lib/state.mjs';
import { startTap } from './lib/tap.mjs';
import { OUR_CLI, surroundings } from './lib/tools.mjs';
import { umpire } from './lib/umpire.mjs';
import { MAIL_SERVERS } from './real/mail-servers.mjs';
import { OTHER_SERVERS } from './real/other-servers.mjs';
import { HOST, present, startReal } from './real/stage.mjs';
import { TLS_SERVERS } from './real/tls-servers.mjs';

const LIMIT = 180_000;
const OTHERS = ['sslscan', 'nmap'];

/**
 * The plain beginnings compared here, as each tool calls them; null where it has none, or (sslscan 2.0 and LDAP) waits
 * for words that the server does not say. nmap goes by the name of the service on the port. Not here: XMPP, whose server
 * wants a name that sslscan can't be given, IRC, where sslscan waits for ever, RDP and Sieve, which neither of them has.
 */
const BEGINNINGS = {
  smtp: { sslscan: '--starttls-smtp', nmap: 'smtp', openssl: 'smtp' },
  lmtp: { sslscan: null, nmap: 'lmtp', openssl: 'lmtp' },
  imap: { sslscan: '--starttls-imap', nmap: 'imap', openssl: 'imap' },
  pop3: { sslscan: '--starttls-pop3', nmap: 'pop3', openssl: 'pop3' },
  postgres: { sslscan: '--starttls-psql', nmap: 'postgresql', openssl: 'postgres' },
  mysql: { sslscan: '--starttls-mysql', nmap: 'mysql', openssl: 'mysql' },
  'ftp-any': { ours: 'ftp', sslscan: '--starttls-ftp', nmap: 'ftp', openssl: 'ftp' },
  ldap: { sslscan: null, nmap: 'ldap', openssl: 'ldap' },
  nntp: { sslscan: null, nmap: 'nntp', openssl: 'nntp' },
};

const plainOnes = [...MAIL_SERVERS, ...OTHER_SERVERS].flatMap((server) =>
  server.ports.filter((name) => name in BEGINNINGS).map((name) => ({ server, door: name })),
);
const ALL = [...TLS_SERVERS.map((server) => ({ server, door: 'tls' })), ...plainOnes];

const USAGE = `node bench/agree.mjs [--cli FILE] [--styles fast,polite] [--keep] [SERVER…]
  --keep: also puts the table into bench/README.md
  exit code 1 when something differs and nobody can say why
Servers: ${ALL.map(({ server }) => server.id).join(', ')}.`;

async function output(command, args) {
  const { output: text, code, timedOut } = await run(command, args, { limit: LIMIT, cwd: root });
  if (timedOut) throw new Problem(`${command} took longer than ${LIMIT / 1000} s.`, text.slice(-300), null);
  return { text, code };
}

async function askOurs(cli, style, port, beginning) {
  const words = ['scan', `${HOST}:${port}`, '--json', '--all-groups', `--${style}`];
  const { text, code } = await output(process.execPath, [
    cli,
    ...words,
    ...(beginning ? ['--starttls', BEGINNINGS[beginning].ours ?? beginning] : []),
  ]);
  const [one] = results(text);
  if (!one) throw new Problem(`Handrail gave no result (exit code ${code}).`, text.slice(-600), null);
  return one;
}

async function askSslscan(port, beginning) {
  const words = [
    '--no-colour',
    '--xml=-',
    ...(beginning ? [BEGINNINGS[beginning].sslscan] : []),
    `${HOST}:${port}`,
  ];
  return readSslscan((await output('sslscan', words)).text);
}

async function askNmap(port, beginning) {
  // nmap looks for its tables in this folder first; the name of a service there decides how it begins.
  const services = statePath('agree', 'nmap-services');
  writeFileSync(services, `${beginning ? BEGINNINGS[beginning].nmap : 'https'}\t${port}/tcp\t0.9\n`);
  const words = [
    '-Pn',
    '-n',
    '--datadir',
    dirname(services),
    '-p',
    String(port),
    '--script',
    'ssl-enum-ciphers',
  ];
  const found = readNmap((await output('nmap', [...words, '-oX', '-', HOST])).text, nmapCodes());
  if (found.unknown.length > 0)
    say(`  nmap names suites that its own table lacks: ${found.unknown.join(', ')}`);
  return found;
}

const counts = (lists) =>
  [...lists]
    .sort(([one], [other]) => one - other)
    .map(([version, set]) => `${versionText(version).slice(4)}: ${set.size}`)
    .join(', ');

const listed = (found) => `${counts(found.suites)}${found.groups ? `; groups ${counts(found.groups)}` : ''}`;

/** Asks all tools about one server, one after the other, and gives what they found and asked for. */
async function askAll(tap, { cli, styles }, beginning) {
  const askers = {
    ...Object.fromEntries(styles.map((style) => [style, () => askOurs(cli, style, tap.port, beginning)])),
    sslscan: () => askSslscan(tap.port, beginning),
    nmap: () => askNmap(tap.port, beginning),
  };
  for (const tool of OTHERS) {
    if (beginning && BEGINNINGS[beginning][tool] === null) delete askers[tool];
  }
  const found = {};
  const notes = {};
  for (const [tool, ask] of Object.entries(askers)) {
    found[tool] = await ask();
    notes[tool] = tap.notes();
    // Whoever asked nothing would agree with everything.
    if (found[tool].versions.size === 0) throw new Problem(`${tool} found no version at all.`, null, null);
  }
  return { found, notes };
}

/** Every difference between our list and another's, with its explanation or null. */
function judged({ found, notes }, styles, where) {
  return styles.flatMap((style) =>
    OTHERS.filter((tool) => found[tool]).flatMap((tool) =>
      differences(found[style], found[tool], tool).map((one) => ({
        ...one,
        style,
        tool,
        why: explanation(one, { ours: notes[style], [tool]: notes[tool] }, umpire(one, where)),
      })),
    ),
  );
}

const FIRST_FFDHE = 0x0100;

/**
 * Curves that Handrail lists in TLS 1.3 and not in TLS 1.2, though openssl gets them there: with an ECDSA certificate
 * every list of single curves comes out too short, so that all tools agree and are wrong.
 */
function missedByAll(found, styles, where) {
  return styles.flatMap((style) => {
    const { groups } = found[style];
    const known = groups?.get(0x0303);
    const curves = known
      ? [...(groups.get(0x0304) ?? [])].filter((code) => code < FIRST_FFDHE && !known.has(code))
      : [];
    return curves
      .map((code) => ({
        what: 'group',
        version: 0x0303,
        code,
        foundBy: 'openssl',
        missedBy: 'ours',
        style,
        tool: 'openssl',
        why: null,
      }))
      .filter((one) => umpire(one, where) === true);
  });
}

/** "Handrail has TLS 1.2 0x1301, 0x1302; …: because", equal reasons together. */
function sentences(differing) {
  const groups = new Map();
  for (const { style, what, version, code, foundBy, tool, why } of differing) {
    const one =
      foundBy === 'ours'
        ? `Handrail (${style}) lists, ${tool} does not`
        : `${tool} lists, Handrail (${style}) does not`;
    const key = `${why === null ? 'UNEXPLAINED' : 'explained'}: ${one}: ${what}${version ? ` in ${versionText(version)}` : ''}`;
    if (!groups.has(key)) groups.set(key, { codes: [], why });
    groups.get(key).codes.push(what === 'version' ? versionText(code) : hex(code));
  }
  return [...groups].map(([key, { codes: all, why }]) => `${key} ${all.join(' ')}${why ? ` (${why})` : ''}`);
}

async function one({ server, door }, asked) {
  const running = await startReal(server);
  const tap = await startTap(HOST, running.ports[door]);
  const beginning = door === 'tls' ? null : door;
  try {
    const all = await askAll(tap, asked, beginning);
    const where = {
      host: HOST,
      port: running.ports[door],
      starttls: beginning ? BEGINNINGS[beginning].openssl : null,
    };
    return {
      ...all,
      differing: [...judged(all, asked.styles, where), ...missedByAll(all.found, asked.styles, where)],
    };
  } finally {
    await tap.end();
    await running.end();
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cli: { type: 'string', default: OUR_CLI },
      styles: { type: 'string', default: 'polite,fast' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Problem('Do the lists agree?', null, USAGE, 2);
  const asked = { cli: values.cli, styles: values.styles.split(',') };
  const rows = [];
  const words = [];
  let wrong = 0;
  for (const place of ALL.filter(
    ({ server }) => positionals.length === 0 || positionals.includes(server.id),
  )) {
    const { server, door } = place;
    const title = door === 'tls' ? server.title : `${server.title}, ${door}`;
    if (!present(server.needs)) {
      say(`without ${title}: not installed`);
      wrong += 1;
      continue;
    }
    try {
      const { found, notes, differing } = await one(place, asked);
      const unexplained = differing.filter(({ why }) => why === null).length;
      wrong += unexplained;
      say(
        `${title}: ${differing.length === 0 ? 'all the same' : `${differing.length} differences, ${unexplained} unexplained`}`,
      );
      for (const line of sentences(differing)) {
        say(`  ${line}`);
        words.push(`${title}: ${line}`);
      }
      const connections = Object.entries(notes).map(([tool, note]) => `${tool} ${note.connections}`);
      const tools = [...asked.styles, ...OTHERS].map((tool) =>
        found[tool] ? listed(found[tool]) : 'not asked',
      );
      rows.push([title, ...tools, connections.join(', '), differing.length, unexplained]);
    } catch (error) {
      wrong += 1;
      const line = `FAILED: ${error.message} ${error.why ?? ''}`.trim();
      say(`${title}: ${line}`);
      words.push(`${title}: ${line}`);
    }
  }
  const head = ['server', ...asked.styles, 'sslscan', 'nmap', 'connections', 'differences', 'unexplained'];
  publish('agree', [`${surroundings()}.`, table(head, rows), ...words].join('\n\n'), values.keep);
  return wrong === 0 ? 0 : 1;
}

exitOnSignals();
await runMain(async () => {
  try {
    return await main();
  } finally {
    await endAllChildren();
  }
});
