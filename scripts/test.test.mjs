import { describe, expect, it } from 'vitest';
import { hasDisplay } from './lib/display.mjs';
import { explainLine, isNoise, isTerminalCommand, refuseUnsafe } from './lib/launch.mjs';
import { add, countsLine, playwrightCounts, tapCounts, vitestCounts } from './stages/run-stage.mjs';

describe('the arguments of npm start', () => {
  it('go to the terminal command when a word comes first, or a question about the program', () => {
    for (const args of [['check', 'a:1'], ['lab'], ['--help'], ['--version'], ['-h']])
      expect(isTerminalCommand(args)).toBe(true);
  });
  it('go to the window otherwise', () => {
    for (const args of [[], ['--lab'], ['--user-data-dir=/tmp/x', 'check']])
      expect(isTerminalCommand(args)).toBe(false);
  });
  it('cannot take the sandbox away', () => {
    expect(() => refuseUnsafe(['--lab', '--no-sandbox'])).toThrow('--no-sandbox');
    expect(() => refuseUnsafe(['--disable-web-security=1'])).toThrow('--disable-web-security');
    expect(() => refuseUnsafe(['--lab'])).not.toThrow();
  });
});

describe('what Chromium prints', () => {
  it('is kept back when it is about the system below', () => {
    for (const line of [
      '',
      '[1:1121/050006.492867:ERROR:bus.cc(399)] Failed to connect to the bus',
      '[71:0621/101010.1:WARNING:vaapi_wrapper.cc(12)] none',
      'libva error: vaGetDriverNameByIndex() failed',
      'Gtk-Message: 10:10:10.100: Failed to load module "canberra-gtk-module"',
    ]) {
      expect(isNoise(line), line).toBe(true);
    }
  });
  it('is shown when it is the program that speaks', () => {
    for (const line of ['The case could not be saved: the disk is full.', 'Error: x', '[main] ready'])
      expect(isNoise(line)).toBe(false);
  });
  it('explains a start that failed', () => {
    const electron = { dist: '/opt/electron' };
    expect(explainLine('Missing X server or $DISPLAY')?.(electron).message).toContain(
      'window could not be shown',
    );
    expect(explainLine('FATAL: No usable sandbox! Update your kernel')?.(electron).todo).toContain(
      '/opt/electron/chrome-sandbox',
    );
    expect(explainLine('something else')).toBeNull();
  });
  it('needs a display on Linux, of either kind', () => {
    if (process.platform === 'linux') expect(hasDisplay({})).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });
});

describe('the counts of the last line', () => {
  it('add up over all runners', () => {
    const unit = vitestCounts({
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [],
    });
    const node = tapCounts('# tests 2\n# pass 2\n# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n');
    const e2e = playwrightCounts({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] });
    expect(countsLine([unit, node, e2e].reduce(add))).toBe('9 passed, 0 failed, 1 skipped');
  });
  it('count a test file that could not be read as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    const counts = vitestCounts({
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults,
    });
    expect(countsLine(counts)).toBe('3 passed, 1 failed');
  });
  it('count a flaky test, a cancelled one and an error outside tests as failures', () => {
    expect(
      playwrightCounts({ stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 }, errors: [{}] }).failed,
    ).toBe(2);
    expect(tapCounts('# pass 1\n# fail 1\n# cancelled 1\n').failed).toBe(2);
  });
  it('count a runner that left no report as a failure', () => {
    expect(vitestCounts(null).failed).toBe(1);
    expect(playwrightCounts(null).failed).toBe(1);
  });
});
