// One stage of `npm test` that runs one of the tools: its output is kept back, and shown whole when it fails.
import { howItEnded, run } from '../lib/child.mjs';
import { root } from '../lib/files.mjs';

/** No tests ran. */
export const noCounts = { passed: 0, failed: 0, skipped: 0 };

/** Runs a tool of node_modules under this Node. Gives `{ ok, output, why }`. */
export async function tool(
  script,
  args,
  { limit = 5 * 60_000, command = process.execPath, ...options } = {},
) {
  const result = await run(command, [script, ...args], {
    cwd: root,
    limit,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
    ...(options.onLine ? { onLine: options.onLine } : {}),
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
    ...(options.cwd ? { cwd: options.cwd } : {}),
  });
  return {
    ok: result.code === 0,
    output: result.output,
    why: result.code === 0 ? '' : howItEnded(result, limit),
  };
}

/** Counts of a vitest JSON report; a file that could not even be read counts as one failure. */
export function vitestCounts(report) {
  if (!report) return { ...noCounts, failed: 1 };
  const broken = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of a Playwright JSON report; a flaky test is a failed one, and so is an error outside any test. */
export function playwrightCounts(report) {
  if (!report) return { ...noCounts, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
}

/** Counts in the closing comments of node:test's TAP output. */
export function tapCounts(output) {
  const sum = (word) =>
    [...output.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].reduce(
      (all, match) => all + Number(match[1]),
      0,
    );
  return {
    passed: sum('pass'),
    failed: sum('fail') + sum('cancelled'),
    skipped: sum('skipped') + sum('todo'),
  };
}

/** Adds two counts. */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** "12 passed, 0 failed", and ", 1 skipped" when there is any. */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
