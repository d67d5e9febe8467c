// npm start: sets up what is missing, then opens the window, or runs the terminal command when one is given.
import { existsSync } from 'node:fs';
import { endChild, exitOnSignals, start } from './lib/child.mjs';
import { hasDisplay, noDisplay } from './lib/display.mjs';
import { at } from './lib/files.mjs';
import { exitCode, isTerminalCommand, launch, launchPlan, refuseUnsafe } from './lib/launch.mjs';
import { Problem, runMain, sayTo } from './lib/say.mjs';
import { setup } from './setup.mjs';

async function terminal(args) {
  sayTo(process.stderr);
  const wantsPdf = args.some((arg) => arg === '--pdf' || arg.startsWith('--pdf='));
  await setup({ electron: wantsPdf });
  const program = at('out/main/cli.js');
  if (!existsSync(program)) {
    throw new Problem(
      'The terminal command was not built.',
      `${program} is missing.`,
      'Delete the folder out, then try again.',
    );
  }
  // Not a group of its own: the command reads the terminal, and Ctrl-C has to reach it for its own tidy end.
  const child = start(process.execPath, [program, ...args], { stdio: 'inherit', detached: false });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (signal !== 'SIGINT') child.kill(signal);
    });
  }
  return exitCode(child);
}

async function openWindow(args) {
  refuseUnsafe(args);
  if (!hasDisplay()) throw noDisplay();
  const { electron } = await setup();
  const plan = await launchPlan(electron);
  const { child, trouble } = launch(plan, [...plan.electron.args(plan.app), ...args]);
  const code = await exitCode(child);
  await endChild(child);
  const problem = code === 0 ? null : trouble();
  if (problem) throw problem;
  return code;
}

const args = process.argv.slice(2);
exitOnSignals();
await runMain(() => (isTerminalCommand(args) ? terminal(args) : openWindow(args)));
