// node scripts/pdf.mjs REPORT.json OUT.pdf — turns a report document into a PDF with the Electron that is set up here.
// The terminal command's --pdf calls this. Exit 0: OUT.pdf is written. Everything it says goes to stderr.
import { chownSync, copyFileSync, existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endChild, exitOnSignals } from './lib/child.mjs';
import { hasDisplay, startXvfb } from './lib/display.mjs';
import { scratchFolder } from './lib/files.mjs';
import { exitCode, launch, launchPlan } from './lib/launch.mjs';
import { onPath } from './lib/libraries.mjs';
import { Problem, runMain, sayTo } from './lib/say.mjs';
import { setup } from './setup.mjs';

const limit = 120_000;

/** Why a file could not be written, in plain words. */
const reasons = {
  ENOENT: 'the folder does not exist',
  EACCES: 'you are not allowed to write there',
  EPERM: 'you are not allowed to write there',
  EROFS: 'that disk can only be read',
  ENOSPC: 'the disk is full',
  EISDIR: 'this is a folder',
};

async function main([from, to]) {
  sayTo(process.stderr);
  if (!from || !to)
    throw new Problem('Two file names are needed.', null, 'node scripts/pdf.mjs REPORT.json OUT.pdf', 2);
  if (!existsSync(from))
    throw new Problem(
      'The report could not be read.',
      `${from} is not there.`,
      'Give the report as a JSON file.',
      2,
    );
  const { electron } = await setup({ quiet: true });
  const plan = await launchPlan(electron, { quiet: true });
  const display = await ensureDisplay(plan);
  const { path: folder, remove } = scratchFolder('pdf');
  try {
    const [json, pdf] = [join(folder, 'report.json'), join(folder, 'report.pdf')];
    copyFileSync(from, json);
    if (plan.user) for (const path of [folder, json]) chownSync(path, plan.user.uid, plan.user.gid);
    await print(plan, folder, json, pdf);
    save(pdf, resolve(to));
  } finally {
    remove();
    await display?.stop();
  }
}

/** Without a display, Electron prints on a virtual one if there is one to be had. */
async function ensureDisplay(plan) {
  if (hasDisplay()) return null;
  if (!onPath('Xvfb')) {
    throw new Problem(
      'The PDF could not be made.',
      'Electron draws it, and that needs a display; there is none here, and no Xvfb either.',
      'Install xvfb (sudo apt-get install -y xvfb), or save the report as a case file with --case and open it in the window.',
    );
  }
  const display = await startXvfb();
  plan.options.env = { ...plan.options.env, DISPLAY: display.display };
  return display;
}

async function print(plan, folder, json, pdf) {
  const script = join(plan.app, 'out/main/pdf.js');
  const { child, trouble } = launch(plan, [script, `--user-data-dir=${join(folder, 'profile')}`, json, pdf], {
    stdout: 'ignore',
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void endChild(child);
  }, limit);
  const code = await exitCode(child);
  clearTimeout(timer);
  await endChild(child);
  if (code === 0 && existsSync(pdf) && statSync(pdf).size > 0) return;
  const why = late
    ? `It took longer than ${limit / 1000} seconds.`
    : `Electron ended with exit code ${code}.`;
  throw (
    trouble() ??
    new Problem(
      'The PDF could not be made.',
      why,
      'Save the report as a case file with --case; the window can make the PDF from it.',
    )
  );
}

function save(pdf, to) {
  try {
    copyFileSync(pdf, to);
  } catch (error) {
    throw new Problem(
      'The PDF could not be saved.',
      `${to}: ${reasons[error.code] ?? error.message}`,
      'Name a folder that exists and that you can write to.',
    );
  }
}

exitOnSignals();
await runMain(() => main(process.argv.slice(2)));
