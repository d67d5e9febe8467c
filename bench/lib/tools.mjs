// The programs that are compared, each with the command for one server.
import { cpus, release } from 'node:os';
import { at } from '../../scripts/lib/files.mjs';
import { system } from './state.mjs';

/** Our own command as it is built here; every bench takes another one with --cli. */
export const OUR_CLI = at('out/main/cli.js');

/** What sslscan does beside versions and suites, switched off: the work the others are asked for. */
export const SUITES_ONLY = [
  '--no-renegotiation',
  '--no-compression',
  '--no-heartbleed',
  '--no-fallback',
  '--no-groups',
  '--no-check-certificate',
];

/** Our command for a list of servers, `n` of them at a time. */
export function manyCommand(cli, { file, n, mode }) {
  const words = ['scan', '--json', '--concurrency', String(n), '--file', file, `--${mode}`];
  return [process.execPath, cli, ...words];
}

/** Every tool: `id`, `title`, `command(host, port)`, `first` (the first line of its output that says a version is spoken). */
export function tools(cli = OUR_CLI) {
  const ours =
    (word, ...options) =>
    (host, port) => [process.execPath, cli, word, `${host}:${port}`, ...options];
  const first = '"version".*"spoken"';
  return [
    { id: 'fast', title: 'Handrail, fast', command: ours('scan', '--json', '--fast'), first },
    { id: 'polite', title: 'Handrail, polite (default)', command: ours('scan', '--json'), first },
    { id: 'check', title: 'Handrail check', command: ours('check') },
    {
      id: 'sslscan',
      title: 'sslscan, versions and suites',
      command: (host, port) => ['sslscan', '--no-colour', ...SUITES_ONLY, `${host}:${port}`],
      first: '^TLSv1\\.[0-9] +enabled',
    },
    {
      id: 'sslscan-all',
      title: 'sslscan, everything',
      command: (host, port) => ['sslscan', '--no-colour', `${host}:${port}`],
    },
    {
      id: 'nmap',
      title: 'nmap ssl-enum-ciphers',
      command: (host, port) => [
        'nmap',
        '-Pn',
        '-n',
        '-p',
        String(port),
        '--script',
        'ssl-enum-ciphers',
        host,
      ],
      first: 'TLSv1',
    },
    {
      id: 'testssl',
      title: 'testssl.sh, versions and suites',
      command: (host, port) => [
        ...['testssl', '--quiet', '--warnings', 'off', '--color', '0', '-n', 'none'],
        ...['-p', '-E', `${host}:${port}`],
      ],
      first: 'TLS 1 ',
    },
  ];
}

/** Machine and versions, as a line for the table's foot. */
export function surroundings() {
  const first = (text, pattern) => pattern.exec(text)?.[1] ?? 'unknown';
  const ask = (command, args) => {
    try {
      return system(command, args, { env: { ...process.env, NO_COLOR: '1' } });
    } catch {
      return '';
    }
  };
  const all = cpus();
  return [
    new Date().toISOString().slice(0, 10),
    `${all.length} cores (${all[0]?.model.trim() || 'unnamed'})`,
    `Linux ${release()}`,
    `Node ${process.versions.node}`,
    `sslscan ${first(ask('sslscan', ['--version']), /(\d+\.\d+\.\d+)/)}`,
    `nmap ${first(ask('nmap', ['--version']), /version (\S+)/)}`,
    `nginx ${first(ask('sh', ['-c', 'nginx -v 2>&1']), /nginx\/(\S+)/)}`,
    first(ask('openssl', ['version']), /^(OpenSSL \S+)/),
  ].join(', ');
}
