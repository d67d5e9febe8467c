import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseFileSchema } from '../src/shared/model/case-file';
import { reportSchema } from '../src/shared/model/report';
import { expect, test } from './fixtures';
import { cli, pasted, type Started, startCli } from './helpers/cli';
import { flat, pdfPages } from './helpers/pdf';
import { hostileBanner } from './peers/malformed';
import { silentFromTheStart } from './peers/slow';

// The built terminal command, as a process, against the practice servers that it serves itself.
let lab: Started;

/** The command that the lab printed for this server. */
const commandFor = (id: string): string => {
  const lines = lab.said().split('\n');
  const line = lines.slice(lines.indexOf(id)).find((one) => one.trim().startsWith('npm run'));
  if (line === undefined) throw new Error(`the lab printed no command for ${id}`);
  return line.trim();
};

test.beforeAll(async () => {
  lab = startCli('lab', '--all');
  await expect.poll(lab.said, { timeout: 60_000 }).toContain('Ctrl-C ends the practice.');
});

test.afterAll(async () => {
  lab.interrupt();
  expect((await lab.ended).code).toBe(0);
});

test('exit 1, with the cause, its owner and the next step: a cause was named', async () => {
  const { code, stdout, stderr } = await pasted(commandFor('old-program'));
  expect(code).toBe(1);
  expect(stdout).toContain('Your program is too old for this server (TLS 1.0)');
  expect(stdout).toContain('The program’s vendor');
  expect(stdout).toContain('Ask the program’s vendor for a version that speaks TLS 1.2 or later');
  expect(stderr).toContain('at most 40 connections');
});

test('exit 0: nothing wrong was found', async () => {
  const { code, stdout } = await pasted(commandFor('healthy'));
  expect(stdout).toContain('Nothing wrong was found from here');
  expect(code).toBe(0);
});

test('exit 2 before anything is sent: a target that makes no sense, a file that is no case', async ({
  folder,
}) => {
  const target = await cli('check', 'shop.example:99999');
  expect(target).toMatchObject({ code: 2, stdout: '' });
  expect(target.stderr).toContain('Port 99999 does not exist.');
  expect(target.stderr).toContain('For example: ');
  const file = await cli('report', join(folder, 'nothing.json'));
  expect(file).toMatchObject({ code: 2, stdout: '' });
  expect(file.stderr).not.toMatch(/\bat .*\.js:\d+/);
});

test('exit 3: it could not tell', async () => {
  const peer = await silentFromTheStart();
  const { code, stdout } = await cli('check', `127.0.0.1:${peer.port}`, '--timeout', '2');
  await peer.stop();
  expect(stdout).not.toContain('Nothing wrong');
  expect(code).toBe(3);
});

test('exit 130, soon and with what was seen: Ctrl-C', async () => {
  const peer = await silentFromTheStart();
  const run = startCli('check', `127.0.0.1:${peer.port}`);
  await expect.poll(peer.open).toBeGreaterThan(0);
  run.interrupt();
  const { code, stdout } = await run.ended;
  expect(code).toBe(130);
  expect(stdout).toContain('The check was stopped before it was finished');
  await expect.poll(peer.open).toBe(0);
  await peer.stop();
});

test('with --json - standard output is the report and nothing else', async () => {
  const { code, stdout, stderr } = await pasted(commandFor('expired-certificate'), '--json', '-');
  expect(code).toBe(1);
  expect(reportSchema.parse(JSON.parse(stdout)).summary.causeId).toBe('cert-expired');
  expect(stderr).toContain('The server’s certificate ran out on 1 March 2021');
});

test('a greeting made to harm a terminal arrives as harmless text', async () => {
  const peer = await hostileBanner();
  const { code, stdout, stderr } = await cli('check', `127.0.0.1:${peer.port}`);
  await peer.stop();
  expect([1, 3]).toContain(code);
  expect(stdout).toContain('ESMTP');
  const unprintable = [...(stdout + stderr)].filter((one) => /[^\P{C}\n]/u.test(one));
  expect(unprintable).toEqual([]);
});

test('a case is written, judged again without connecting, and printed through Electron', async ({
  folder,
}) => {
  const path = join(folder, 'case.handrail.json');
  const first = await pasted(commandFor('wrong-name'), '--case', path);
  expect(caseFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).runs).toHaveLength(1);
  const pdf = join(folder, 'report.pdf');
  const again = await cli('report', path, '--pdf', pdf);
  expect(existsSync(pdf), again.stderr).toBe(true);
  expect(again).toMatchObject({ code: first.code, stdout: first.stdout });
  expect(flat(pdfPages(pdf)[0] ?? '')).toContain('The certificate is made out to another name');
});

test('a place that cannot be written to is said; the result and its exit code stay', async ({ folder }) => {
  const path = join(folder, 'no-such-folder', 'report.json');
  const { code, stdout, stderr } = await pasted(commandFor('expired-certificate'), '--json', path);
  expect(code).toBe(1);
  expect(stdout).toContain('The server’s certificate ran out on 1 March 2021');
  expect(stderr).toContain(`could not be written to ${path}`);
});
