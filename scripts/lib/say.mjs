// What the scripts print: short lines, no stack dumps. Only node: built-ins, because nothing is installed yet.
import { performance } from 'node:perf_hooks';

let stream = process.stdout;

/** Sends everything these scripts say to the given stream (the terminal command keeps stdout for its own result). */
export function sayTo(target) {
  stream = target;
}

/** Prints one line. */
export function say(line = '') {
  stream.write(`${line}\n`);
}

/** A failure a person can act on: what failed, why, and what to do about it. */
export class Problem extends Error {
  constructor(what, why, todo, exitCode = 1) {
    super(what);
    this.name = 'Problem';
    this.why = why;
    this.todo = todo;
    this.exitCode = exitCode;
  }
}

/** The lines that tell a person about any error; an unexpected one names its place, never a whole stack. */
export function problemLines(error) {
  if (error instanceof Problem) {
    const lines = ['', `Failed: ${error.message}`];
    if (error.why) lines.push(...indent('Why: ', error.why));
    if (error.todo) lines.push(...indent('What to do: ', error.todo));
    return lines;
  }
  const place = /\(?(?:file:\/\/)?([^\s()]+:\d+):\d+\)?$/m.exec(error?.stack ?? '')?.[1];
  const lines = ['', `Failed: ${error?.message ?? String(error)}`];
  if (place) lines.push(`Where: ${place}`);
  lines.push('What to do: this is a fault in the set-up scripts; please report it with the lines above.');
  return lines;
}

function indent(label, text) {
  const pad = ' '.repeat(4);
  return String(text)
    .trimEnd()
    .split('\n')
    .map((line, i) => (i === 0 ? `${label}${line}` : `${pad}${line}`));
}

/** Seconds with one decimal below ten, whole above: "3.4 s", "47 s", "2 min 5 s". */
export function seconds(ms) {
  const s = ms / 1000;
  if (s < 9.95) return `${s.toFixed(1)} s`;
  if (s < 119.5) return `${Math.round(s)} s`;
  const whole = Math.round(s);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Runs `work` under a label. The label shows at once, time and the latest note while it runs
 * (in place on a terminal, now and then a line elsewhere), and the total at the end, after the word
 * that `endWord(result)` gives.
 */
export async function withProgress(label, work, endWord = () => 'done') {
  const began = performance.now();
  const live = Boolean(stream.isTTY);
  let note = '';
  const passed = () => seconds(performance.now() - began);
  const line = () => `${label} … ${passed()}${note ? `, ${note}` : ''}`;
  if (live) stream.write(`${label} …`);
  else say(`${label} …`);
  let next = 10;
  const plain = () => {
    const now = (performance.now() - began) / 1000;
    if (now < next) return;
    say(`  ${line()}`);
    next += now < 30 ? 10 : 30;
  };
  const timer = setInterval(() => (live ? stream.write(`\r\u001b[K${line()}`) : plain()), 500);
  const end = (word) => {
    clearInterval(timer);
    if (live) stream.write(`\r\u001b[K${label}: ${word} (${passed()})\n`);
    else say(`${label}: ${word} (${passed()})`);
  };
  try {
    const result = await work((text) => {
      note = text;
    });
    end(endWord(result));
    return result;
  } catch (error) {
    end('failed');
    throw error;
  }
}

const cleanups = [];

/** Something to do when a script fails, before it ends: children that still run would keep it waiting. */
export function whenFailed(work) {
  cleanups.push(work);
}

/** Runs a script's main function: its number becomes the exit code, its failure becomes plain lines on stderr. */
export async function runMain(main) {
  try {
    const code = await main();
    process.exitCode = code ?? 0;
  } catch (error) {
    for (const line of problemLines(error)) process.stderr.write(`${line}\n`);
    process.exitCode = error?.exitCode ?? 1;
    for (const work of cleanups) await work();
  }
}
