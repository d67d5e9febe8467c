import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CERTIFICATE, KEY, LOCKED_KEY, PASSPHRASE } from '../src/main/engine/net/testing/identity';
import { caseFileSchema } from '../src/shared/model/case-file';
import { type ReportDocument, reportSchema } from '../src/shared/model/report';
import { expect, test } from './fixtures';
import { cli, type Ended } from './helpers/cli';
import { startDoor } from './peers/door';
import { SERVER_CERTIFICATE } from './peers/server-identity';
import { type Server, startMail, startTls } from './peers/servers';

// The way to the server and the pace, through the built terminal command, against real servers of our own.
const NAME = 'peer.lab.test';
const PASSWORD = 'canary-in-the-mine-4711';

const save = (folder: string, name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** `check` of a server on loopback whose certificate is trusted, with its report as JSON. */
const check = async (
  folder: string,
  { port }: Pick<Server, 'port'>,
  ...more: readonly string[]
): Promise<Ended & { report: ReportDocument; wrote: string }> => {
  const ca = save(folder, 'root.pem', SERVER_CERTIFICATE);
  const [json, saved] = [join(folder, 'report.json'), join(folder, 'saved.json')];
  const way = ['--address', '127.0.0.1', '--ca', ca, '--json', json, '--case', saved];
  const ended = await cli('check', `${NAME}:${port}`, ...way, ...more);
  const text = readFileSync(json, 'utf8');
  const stored = readFileSync(saved, 'utf8');
  caseFileSchema.parse(JSON.parse(stored));
  const report = reportSchema.parse(JSON.parse(text));
  return { ...ended, report, wrote: ended.stdout + ended.stderr + text + stored };
};

const rows = (report: ReportDocument, id: string): readonly (readonly string[])[] =>
  report.measured.find((one) => one.id === id)?.table.rows ?? [];

test.describe('through a proxy that wants a name and a password', () => {
  test('it works, and the password is written nowhere', async ({ folder }) => {
    const server = await startTls();
    const door = await startDoor(server.port, `kim:${PASSWORD}`);
    const proxy = `http://kim:${PASSWORD}@127.0.0.1:${door.port}`;
    const { code, report, wrote } = await check(folder, server, '--proxy', proxy);
    await Promise.all([door.stop(), server.stop()]);
    expect(code).toBe(0);
    expect(report.summary.conclusion).toBe('nothing-wrong');
    expect(new Set(door.heard.map((line) => line.split(' ')[0]))).toEqual(new Set(['CONNECT']));
    expect(door.refused()).toBe(0);
    expect(wrote).toContain(`127.0.0.1:${door.port}`);
    expect(wrote).not.toContain(PASSWORD);
    expect(wrote).not.toContain(Buffer.from(`kim:${PASSWORD}`).toString('base64'));
  });

  test('a password from a file that is wrong is told as such, and written nowhere', async ({ folder }) => {
    const server = await startTls();
    const door = await startDoor(server.port, 'kim:another');
    const file = save(folder, 'password.txt', `${PASSWORD}\n`);
    const proxy = `http://kim@127.0.0.1:${door.port}`;
    const ran = await check(folder, server, '--proxy', proxy, '--proxy-password-file', file);
    await Promise.all([door.stop(), server.stop()]);
    expect(ran.code).toBe(1);
    expect(ran.report.summary).toMatchObject({
      causeId: 'proxy-stops-us',
      headline: 'The proxy does not accept the name and password',
    });
    expect(door.refused()).toBeGreaterThan(0);
    expect(ran.wrote).not.toContain(PASSWORD);
  });

  test('a password that is missing is asked for before anything is sent', async () => {
    const server = await startTls();
    const door = await startDoor(server.port, 'kim:another');
    const { code, stderr } = await cli(
      ...['check', `${NAME}:${server.port}`, '--address', '127.0.0.1'],
      ...['--proxy', `http://kim@127.0.0.1:${door.port}`],
    );
    await Promise.all([door.stop(), server.stop()]);
    expect(code).toBe(2);
    expect(stderr).toContain('--proxy-password-file');
    expect([server.made(), door.heard.length]).toEqual([0, 0]);
  });
});

for (const how of ['smtp', 'auto']) {
  test(`a mail server that begins in plain text is checked behind it (--starttls ${how})`, async ({
    folder,
  }) => {
    const server = await startMail();
    const { report, stdout } = await check(folder, server, '--starttls', how);
    await server.stop();
    expect(JSON.stringify(rows(report, 'certificates'))).toContain(NAME);
    expect(rows(report, 'starttls')).toContainEqual(['Protocol', 'smtp']);
    // Told that it begins so, it is no finding; found out, it is what a program that speaks TLS at once stumbles over.
    expect(report.summary.conclusion).toBe(how === 'smtp' ? 'nothing-wrong' : 'cause-named');
    expect(stdout).toContain('STARTTLS');
  });
}

test.describe('a client certificate', () => {
  const wanting = (ca: string) => startTls({ requestCert: true, rejectUnauthorized: true, ca });

  test('with a locked key is shown and taken; its key and its passphrase are written nowhere', async ({
    folder,
  }) => {
    const server = await wanting(CERTIFICATE);
    const { report, code, wrote } = await check(
      folder,
      server,
      ...['--client-cert', save(folder, 'kim.pem', CERTIFICATE)],
      ...['--client-key', save(folder, 'kim.key', LOCKED_KEY)],
      ...['--passphrase-file', save(folder, 'passphrase.txt', PASSPHRASE)],
    );
    await server.stop();
    const told = rows(report, 'client-certificate').map((row) => row.join(': '));
    expect(told).toContain('The server asks for one: yes');
    for (const version of ['TLS 1.3', 'TLS 1.2'])
      expect(told.join('\n')).toContain(
        `With ${version} your certificate was shown, and the server went on.`,
      );
    // Without one it refuses, and that is what the person's own program may stumble over.
    expect([code, report.summary.causeId]).toEqual([1, 'client-cert-missing']);
    expect(wrote).toContain('kim.example');
    expect(wrote).not.toContain(PASSPHRASE);
    expect(wrote).not.toContain(LOCKED_KEY.split('\n')[3]);
    expect(wrote).not.toContain(KEY.split('\n')[1]);
  });

  test('of somebody else is refused, and nothing is called fine', async ({ folder }) => {
    const server = await wanting(SERVER_CERTIFICATE);
    const { report, code } = await check(
      folder,
      server,
      ...['--client-cert', save(folder, 'kim.pem', CERTIFICATE)],
      ...['--client-key', save(folder, 'kim.key', KEY)],
    );
    await server.stop();
    expect([1, 3]).toContain(code);
    expect(report.summary.conclusion).not.toBe('nothing-wrong');
    const told = rows(report, 'client-certificate').map((row) => row.join(': '));
    expect(told.join('\n')).not.toContain('and the server went on');
  });

  test('whose key is another one’s is told before anything is sent', async ({ folder }) => {
    const server = await startTls();
    const { code, stderr } = await cli(
      ...['check', `${NAME}:${server.port}`, '--address', '127.0.0.1'],
      ...['--client-cert', save(folder, 'kim.pem', CERTIFICATE)],
      ...['--client-key', save(folder, 'server.key', LOCKED_KEY)],
      ...['--passphrase-file', save(folder, 'passphrase.txt', 'not this one')],
    );
    await server.stop();
    expect([code, server.made()]).toEqual([2, 0]);
    expect(stderr).toContain('the passphrase does not open it');
  });
});

test('an address and a name of one’s own: no name is looked up, the other one is asked for', async ({
  folder,
}) => {
  const server = await startTls();
  const { report } = await check(folder, server, '--sni', 'other.lab.test');
  await server.stop();
  expect(server.names()).toContain('other.lab.test');
  expect(server.names()).not.toContain(NAME);
  expect(report.summary.conclusion).not.toBe('could-not-tell');
});

test.describe('the pace', () => {
  test('one at a time means one at a time', async ({ folder }) => {
    const server = await startTls();
    const { code } = await check(folder, server, '--concurrency', '1');
    await server.stop();
    expect([code, server.most()]).toEqual([0, 1]);
  });

  test('gently: one at a time, with a pause that is said beforehand', async ({ folder }) => {
    const server = await startTls();
    const { code, stderr } = await check(folder, server, '--gentle');
    await server.stop();
    expect([code, server.most()]).toEqual([0, 1]);
    expect(stderr.replace(/\s+/g, ' ')).toContain('one at a time with a pause between');
  });

  test('every list to its end: it ends, keeps to 600, and lists the suites', async ({ folder }) => {
    const server = await startTls();
    const { code, report } = await check(folder, server, '--all');
    await server.stop();
    expect(code).toBe(0);
    expect(report.connections.used).toBe(server.made());
    expect(server.made()).toBeLessThanOrEqual(600);
    expect(rows(report, 'suites-tls-1-3').map(([, suite]) => suite)).toContain('TLS_AES_256_GCM_SHA384');
    expect(rows(report, 'suites-tls-1-2').map(([, suite]) => suite)).toContain(
      'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    );
  });

  test('a plan alone sends nothing', async () => {
    const server = await startTls();
    const { code, stdout } = await cli('check', `127.0.0.1:${server.port}`, '--plan', '--all', '--gentle');
    expect(server.made()).toBe(0);
    await server.stop();
    expect(code).toBe(0);
    const most = Number(/at most (\d+) connections/.exec(stdout)?.[1]);
    expect(most).toBeGreaterThan(40);
    expect(most).toBeLessThanOrEqual(600);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Nothing was sent now.');
  });

  test('a server that fails every third time is found unsteady', async ({ folder }) => {
    const server = await startTls({}, (number) => number % 3 === 0);
    const { code, report } = await check(folder, server, '--repeat', '20');
    await server.stop();
    expect([code, report.summary.causeId]).toEqual([1, 'unsteady']);
    const [told] = rows(report, 'stability');
    expect(told?.[1]).toMatch(/ of 20$/);
  });
});
