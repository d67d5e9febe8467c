// Where a window can be shown, and a display of our own for tests.

import { endChild, start } from './child.mjs';
import { Problem } from './say.mjs';

/** True if this session can show a window at all. */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** What we say when there is no display. */
export function noDisplay() {
  return new Problem(
    'There is no display here, so the window cannot open.',
    'Neither DISPLAY nor WAYLAND_DISPLAY is set: this looks like a terminal session, a container, or a remote login.',
    'Use the terminal command, which does the same job: npm start -- check HOST:PORT',
  );
}

/** Starts an Xvfb on a free number. Gives `{ display, stop }`; `stop` ends it by its own id. */
export async function startXvfb(spawnOptions = {}) {
  const child = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      ...spawnOptions,
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  const number = await firstLine(child, 15_000);
  if (number === null) {
    await endChild(child);
    throw new Problem(
      'The display for the tests did not start.',
      said.trim() || 'Xvfb gave no answer within 15 seconds.',
      'Check that the package xvfb is installed and try again.',
    );
  }
  return { display: `:${number}`, stop: () => endChild(child) };
}

function firstLine(child, limit) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), limit);
    const end = (value) => {
      clearTimeout(timer);
      resolve(value);
    };
    let text = '';
    child.stdio[3].setEncoding('utf8').on('data', (piece) => {
      text += piece;
      const match = /^(\d+)\n/.exec(text);
      if (match) end(match[1]);
    });
    child.once('error', () => end(null));
    child.once('exit', () => end(null));
  });
}
