// Runs npm the way it was run for us: the same npm if one started these scripts, else the one beside this Node.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `[command, firstArguments, options]` that start npm without a shell wherever its own script can be found. */
export function npm() {
  const beside = dirname(process.execPath);
  const scripts = [
    process.env.npm_execpath,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = scripts.find((path) => path && /npm-cli\.[cm]?js$/.test(path) && existsSync(path));
  if (script) return [process.execPath, [script], {}];
  return process.platform === 'win32' ? ['npm.cmd', [], { shell: true }] : ['npm', [], {}];
}

/** npm's environment: its own warnings about engines and settings are not for the person who starts Handrail. */
export const npmEnv = () => ({
  ...process.env,
  npm_config_loglevel: 'http',
  npm_config_progress: 'false',
  NO_COLOR: '1',
});

/** Flags that keep npm from waiting for minutes where the network is closed. */
export const npmPatience = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=8000',
  '--fetch-timeout=60000',
];

/** True for the lines of npm's output that help a person: its errors, without fetches, engine warnings and log paths. */
function npmLineMatters(line) {
  return (
    line.trim() !== '' &&
    !/^npm (http|warn|notice|info|verb|sill|timing)/i.test(line) &&
    !/A complete log of this run|_logs|^npm error\s*$|^npm error\s+at /i.test(line)
  );
}

/** The first lines of what npm complains about; its usage text and details come after them. */
export function npmErrors(output) {
  return output.split('\n').filter(npmLineMatters).slice(0, 6).join('\n');
}

/** True for a line that tells of one finished download. */
export const isFetchLine = (line) => /^npm http (fetch GET 200|cache)/.test(line);
