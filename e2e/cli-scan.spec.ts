import { expect, test } from './fixtures';
import { cli, startCli } from './helpers/cli';
import { startMail, startTls } from './peers/servers';
import { silentFromTheStart } from './peers/slow';

// `scan` as a process of its own, against servers whose configuration is known.

interface Line {
  readonly target: string;
  readonly version?: string;
  readonly verdict?: string;
  readonly versions?: readonly { version: string; verdict: string }[];
  readonly suites?: readonly { in: string; suites: readonly string[]; complete: boolean }[];
  readonly problem?: string | null;
  readonly connections: number;
}

const lines = (stdout: string): Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const THREE = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'];
const TWO = ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'];
const CIPHERS = [...THREE, 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305'].join(':');

for (const how of [[], ['--fast']]) {
  test(`versions and suites as they are configured, every connection counted (${how[0] ?? 'as usual'})`, async () => {
    const server = await startTls({ ciphers: CIPHERS });
    const { code, stdout } = await cli('scan', `127.0.0.1:${server.port}`, '--json', ...how);
    await server.stop();
    expect(code).toBe(0);
    const all = lines(stdout);
    const last = all.at(-1);
    expect(
      all
        .slice(0, -1)
        .map(({ version }) => version)
        .sort(),
    ).toEqual(['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']);
    const spoken = last?.versions?.filter(({ verdict }) => verdict === 'spoken');
    expect(spoken?.map(({ version }) => version)).toEqual(['TLS 1.3', 'TLS 1.2']);
    // In few round trips several suites are asked at once, so that only the usual way knows which comes first.
    const wanted = (suites: readonly string[]) => (how.length > 0 ? [...suites].sort() : suites);
    const listed = last?.suites?.map((list) => ({ ...list, suites: wanted(list.suites) }));
    expect(listed).toMatchObject([
      { in: 'TLS 1.3', suites: wanted(THREE), complete: true },
      { in: 'TLS 1.2', suites: wanted(TWO), complete: true },
    ]);
    expect(last?.connections).toBe(server.made());
  });
}

test('a server of TLS 1.2 alone, and one of TLS 1.3 alone, in one go', async () => {
  const old = await startTls({ maxVersion: 'TLSv1.2' });
  const fresh = await startTls({ minVersion: 'TLSv1.3' });
  const targets = [`127.0.0.1:${old.port}`, `127.0.0.1:${fresh.port}`];
  const { code, stdout } = await cli('scan', ...targets, '--json');
  const shown = await cli('scan', ...targets);
  await Promise.all([old.stop(), fresh.stop()]);
  expect([code, shown.code]).toEqual([0, 0]);
  const said = new Map(
    lines(stdout)
      .filter(({ versions }) => versions)
      .map(({ target, suites }) => [target, suites?.map((list) => list.in)]),
  );
  expect(targets.map((target) => said.get(target))).toEqual([['TLS 1.2'], ['TLS 1.3']]);
  for (const target of targets) expect(shown.stdout).toContain(`${target}\n`);
});

test('behind plain words, asking for a name at an address', async () => {
  const server = await startMail();
  const { code, stdout } = await cli(
    ...['scan', `peer.lab.test:${server.port}`, '--address', '127.0.0.1', '--starttls', 'smtp'],
  );
  await server.stop();
  expect(code).toBe(0);
  expect(stdout).toContain(`peer.lab.test:${server.port} (127.0.0.1)`);
  expect(stdout).toMatch(/TLS 1\.3 {2}spoken\n {2}TLS 1\.2 {2}spoken/);
});

test('a silent server is called silent, one that is not there is not, and Ctrl-C ends it', async () => {
  const peer = await silentFromTheStart();
  const server = await startTls();
  await server.stop();
  const { code, stdout } = await cli('scan', `127.0.0.1:${peer.port}`);
  expect(code).toBe(3);
  expect(stdout).toContain('The server is silent: it accepts connections and answers no greeting.');
  expect(peer.open()).toBe(0);
  const gone = await cli('scan', `127.0.0.1:${server.port}`);
  expect(gone.code).toBe(3);
  expect(gone.stdout).toContain('No connection could be made');
  const run = startCli('scan', `127.0.0.1:${peer.port}`);
  await expect.poll(peer.open).toBeGreaterThan(0);
  run.interrupt();
  expect((await run.ended).code).toBe(130);
  await expect.poll(peer.open).toBe(0);
  await peer.stop();
});

test('what it can’t use is said before anything is sent', async () => {
  const bad = await cli('scan', '127.0.0.1:99999');
  expect(bad).toMatchObject({ code: 2, stdout: '' });
  expect(bad.stderr).toContain('Port 99999 does not exist.');
  expect((await cli('scan')).code).toBe(2);
});
